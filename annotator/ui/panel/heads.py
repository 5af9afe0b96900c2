"""The quotes and claims of an article as a list in reading order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.frozen import frozen
from annotator.ui.qt_attributes import plain_attributes
from annotator.ui.words import tr

Index = QModelIndex | QPersistentModelIndex


@frozen
class HeadRow:
    """What the list says of one quote or claim."""

    words: str
    line: str
    colour: str
    warning: str = ""


Fetch = Callable[[Sequence[int]], Mapping[int, HeadRow]]
Place = tuple[int, int, int]
"""First start, minus the last end, annotation id: sorts in reading order, longer ones first."""

Fits = Callable[[Sequence[Place]], list[Place]]
"""Of some heads those that are listed, in the same order."""

_AHEAD = 6  # rows that are read at once; lists are painted from the top down


@plain_attributes
class HeadsModel(QAbstractListModel):
    """Rows are annotation ids by place; what they say is read when they come on screen."""

    counted = Signal()  # there are more, or fewer, or others are listed

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._all: list[Place] = []
        self._places = self._all  # those that are listed: the same list while all are
        self._fits: Fits | None = None
        self._of: dict[int, Place] = {}
        self._known: dict[int, HeadRow] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.head(index.row())
        if row is None:
            return None
        return tr("{words}: {line}").format(words=row.words[:200], line=row.line)

    def show(self, places: Iterable[Place]) -> None:
        """List these heads: another article, or many changes at once."""
        self._all = sorted(places)
        self._known.clear()
        self.narrow(self._fits)

    def narrow(self, fits: Fits | None) -> None:
        """List only the heads that fit; None lists all."""
        self.beginResetModel()
        self._fits = fits
        self._places = self._all if fits is None else fits(self._all)
        self._of = {place[2]: place for place in self._places}
        self.endResetModel()
        self.counted.emit()

    @property
    def is_narrowed(self) -> bool:
        """True while only some heads are listed."""
        return self._fits is not None

    @property
    def total(self) -> int:
        """How many heads there are, listed or not."""
        return len(self._all)

    def put(self, place: Place) -> None:
        """Add a head, or move it; the other rows stay as they are."""
        id = place[2]
        self._known.pop(id, None)
        if self._of.get(id) == place:
            self.touch(id)
            return
        self.drop(id)
        if self._fits is not None:
            insort(self._all, place)
            if not self._fits([place]):
                self.counted.emit()
                return
        row = bisect_left(self._places, place)
        self.beginInsertRows(QModelIndex(), row, row)
        insort(self._places, place)
        self._of[id] = place
        self.endInsertRows()
        self.counted.emit()

    def drop(self, id: int) -> None:
        """Take a head out; nothing happens when it is not listed."""
        if self._fits is not None:
            self._all = [place for place in self._all if place[2] != id]
        row = self.row_of(id)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._places[row]
            del self._of[id]
            self._known.pop(id, None)
            self.endRemoveRows()
            self.counted.emit()

    def touch(self, id: int) -> None:
        """Read what a head says again."""
        row = self.row_of(id)
        if row is not None:
            self._known.pop(id, None)
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)

    def touch_all(self) -> None:
        self._known.clear()
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, 0))

    def row_of(self, id: int | None) -> int | None:
        """The row of a head, None when it is not listed."""
        place = self._of.get(id) if id is not None else None
        return None if place is None else bisect_left(self._places, place)

    def head(self, row: int) -> HeadRow | None:
        """What a row says; None for what is no longer there."""
        id = self._places[row][2]
        if id not in self._known:
            ids = [place[2] for place in self._places[row : row + _AHEAD]]
            self._known.update(self._fetch([one for one in ids if one not in self._known]))
        return self._known.get(id)

    def id_at(self, row: int) -> int | None:
        return self._places[row][2] if 0 <= row < len(self._places) else None

    def row_at(self, offset: int) -> int:
        """The row of the first head that begins at or after a code point, or would."""
        return bisect_left(self._places, (offset,))

    def next_after(self, offset: int) -> int | None:
        """The first head that begins at or after a code point."""
        return self.id_at(self.row_at(offset))

    def last_before(self, offset: int) -> int | None:
        """The last head that begins before a code point."""
        return self.id_at(self.row_at(offset) - 1)

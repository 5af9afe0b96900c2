"""The remarks about an article as a list in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.store.waivers import Waiver
from annotator.ui.remarks.watching import Watching
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.domain.remarks import Remark

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int, str, int]
"""Start and end of a remark's span, its kind, its annotation or 0."""

ROW = Qt.ItemDataRole.UserRole
_WORDS = 160


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What the list says of one remark; `reason` is why it may stand, empty when it is open."""

    sentence: str
    words: str
    reason: str = ""


def place_of(remark: Remark) -> Place:
    """Where a remark stands in the list."""
    span = remark.span
    return span.start, span.end, remark.kind, remark.annotation or 0


class RemarksModel(QAbstractListModel):
    """Follows `Watching`; those let stand are listed only when they are wished for."""

    def __init__(self, watching: Watching, text: str = "") -> None:
        super().__init__()
        self._watching = watching
        self._text = text
        self._with_left = False
        self._places: list[Place] = []
        self._of: dict[Place, Remark] = {}
        watching.changed.connect(self._follow)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._row(self._of[self._places[index.row()]])
        if role == ROW:
            return row
        return " ".join(filter(None, (row.sentence, row.words, row.reason)))

    def show(self, text: str) -> None:
        """List the remarks about another text."""
        self._text = text
        self._list_anew()

    def set_with_left(self, on: bool) -> None:
        self._with_left = on
        self._list_anew()

    def remark_at(self, row: int) -> Remark | None:
        return self._of[self._places[row]] if 0 <= row < len(self._places) else None

    def waiver_at(self, row: int) -> Waiver | None:
        """Why the remark of a row is let stand."""
        remark = self.remark_at(row)
        return None if remark is None else self._watching.waiver(remark)

    def row_of(self, place: Place) -> int | None:
        """The row of a remark, None when it is not listed."""
        return bisect_left(self._places, place) if place in self._of else None

    def next_after(self, offset: int) -> int | None:
        """The row of the first remark that begins behind a code point."""
        row = bisect_left(self._places, (offset + 1,))
        return row if row < len(self._places) else None

    def last_before(self, offset: int) -> int | None:
        """The row of the last remark that begins before a code point."""
        row = bisect_left(self._places, (offset,)) - 1
        return row if row >= 0 else None

    def _list_anew(self) -> None:
        self.beginResetModel()
        self._of = {place_of(one): one for one in self._wished(self._watching.remarks())}
        self._places = sorted(self._of)
        self.endResetModel()

    def _wished(self, remarks: Iterable[Remark]) -> list[Remark]:
        waiver = self._watching.waiver
        return [one for one in remarks if self._with_left or waiver(one) is None]

    def _follow(self, gone: Sequence[Remark], came: Sequence[Remark]) -> None:
        for remark in gone:
            place = place_of(remark)
            row = self.row_of(place)
            if row is not None:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._places[row]
                del self._of[place]
                self.endRemoveRows()
        new = {place_of(one): one for one in self._wished(came)}
        self._put(sorted(place for place in new if place not in self._of), new)

    def _put(self, places: Sequence[Place], new: dict[Place, Remark]) -> None:
        """Add rows; those that come to stand together come in together."""
        last = len(places)
        while last:
            row = bisect_left(self._places, places[last - 1])
            floor = self._places[row - 1] if row else None
            first = bisect_left(places, floor, 0, last) if floor is not None else 0
            self.beginInsertRows(QModelIndex(), row, row + last - first - 1)
            self._places[row:row] = places[first:last]
            self._of.update((place, new[place]) for place in places[first:last])
            self.endInsertRows()
            last = first

    def _row(self, remark: Remark) -> RemarkRow:
        start, end = remark.span.start, min(remark.span.end, remark.span.start + _WORDS)
        if remark.annotation is None:  # a lone mark: show what follows it
            end = min(start + _WORDS // 2, len(self._text))
        waiver = self._watching.waiver(remark)
        reason = ""
        if waiver is not None:
            reason = tr("Left by {person}: {reason}").format(
                person=waiver.annotator, reason=waiver.reason
            )
        return RemarkRow(remark.sentence, " ".join(self._text[start:end].split()), reason)

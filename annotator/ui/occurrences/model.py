"""The places of the same words, each in its context, with a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.text.span import Span
from annotator.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_CONTEXT = 70
MOST = 5_000
"""How many places are listed; more would be no list to look through."""
_BEFORE, _WORDS, _AFTER, _WHERE = range(4)


@dataclass(frozen=True, slots=True)
class Place:
    """One place and the label it may get; `where` says in which article it stands.

    `tagged` when it bears the label already, so that it cannot be ticked; `source` is the entry
    that is meant by it.
    """

    article: int
    where: str
    span: Span
    before: str
    words: str
    after: str
    label: str
    tagged: bool = False
    source: int | None = None


def place_in(
    text: str,
    span: Span,
    article: int,
    where: str,
    label: str,
    *,
    tagged: bool = False,
    source: int | None = None,
) -> Place:
    """A place with as much of its line on each side as a row can show."""
    before = text[max(0, span.start - _CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _CONTEXT].partition("\n")[0]
    words = " ".join(text[span.start : span.end].split())
    return Place(article, where, span, before, words, after, label, tagged, source)


class OccurrencesModel(QAbstractTableModel):
    """Rows are places, all ticked at first but those that are tagged already."""

    ticked_changed = Signal()

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.places = list(places)
        self._ticked = [not place.tagged for place in self.places]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def columnCount(self, parent: Index | None = None) -> int:
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place, column = self.places[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            where = tr("tagged already") if place.tagged else place.where
            return (place.before, place.words, place.after, where)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{place.before}{place.words}{place.after}"
        if role == Qt.ItemDataRole.CheckStateRole and column == _BEFORE and not place.tagged:
            ticked = self._ticked[index.row()]
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _BEFORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.places[index.row()].tagged:
            return Qt.ItemFlag.ItemIsSelectable
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticking = Qt.ItemFlag.ItemIsUserCheckable
        return usual | ticking if index.column() == _BEFORE else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, row: int, ticked: bool) -> None:
        """Keep or drop one place; one that is tagged already stays as it is."""
        if self.places[row].tagged or self._ticked[row] == ticked:
            return
        self._ticked[row] = ticked
        index = self.index(row, _BEFORE)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def tick_all(self, ticked: bool) -> None:
        """Keep or drop every place."""
        self._ticked = [ticked and not place.tagged for place in self.places]
        if self.places:
            last = self.index(len(self.places) - 1, _BEFORE)
            self.dataChanged.emit(self.index(0, _BEFORE), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def is_ticked(self, row: int) -> bool:
        return self._ticked[row]

    def kept(self) -> list[Place]:
        """The places that are ticked, in their order."""
        pairs = zip(self.places, self._ticked, strict=True)
        return [place for place, ticked in pairs if ticked]

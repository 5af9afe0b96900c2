"""The lines of the history as a table, read a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.store.history import HistoryLine
from annotator.store.where import Where
from annotator.ui.dates import clock
from annotator.ui.words import figure, later, tr, unmarked

Index = QModelIndex | QPersistentModelIndex
Page = tuple[Sequence[HistoryLine], Mapping[int, Where]]
Fetch = Callable[[int | None], Page]
"""A page of lines before an edit's id, and where each was; None for the newest."""

_NOWHERE = Where("", "")


def what(line: HistoryLine) -> str:
    """What an edit did; undo and redo say so."""
    kinds = {"undo": tr("Undone: {text}"), "redo": tr("Done again: {text}")}
    shape = kinds.get(line.kind)
    return shape.format(text=line.text) if shape else line.text


COLUMNS: tuple[tuple[str, int, Callable[[HistoryLine], str]], ...] = (
    (later("What"), 0, what),
    (later("When"), 118, lambda line: clock(line.at)),
    (later("Who"), 100, lambda line: line.annotator),
    (later("Rows"), 52, lambda line: figure(line.rows)),
)
"""Title, width in pixels (0 takes the rest), and what stands there."""

WHERE = Qt.ItemDataRole.UserRole
"""The words that an edit changed and its article, in one line; empty where there are none."""
TITLE = Qt.ItemDataRole.UserRole + 1
"""The article alone, with which that line ends."""


class HistoryModel(QAbstractTableModel):
    """Lines of the journal, newest first."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._lines: list[HistoryLine] = []
        self._where: dict[int, Where] = {}
        self._more = False

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        at = self._where.get(line.id, _NOWHERE)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            told = COLUMNS[index.column()][2](line)
            if role == Qt.ItemDataRole.DisplayRole:
                return told
            more = () if index.column() else (at.words, at.title)
            return unmarked("\n".join(filter(None, (told, *more))))
        if role == TITLE:
            return at.title
        if role == WHERE:
            return " · ".join(filter(None, (at.words, at.title)))
        if role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return ", ".join(filter(None, (what(line), at.words, at.title)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        return tr(COLUMNS[section][0]) if across and role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        page, where = self._fetch(self._lines[-1].id) if self._lines else ((), {})
        self._where |= where
        self._more = bool(page)
        if page:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self._lines += page
            self.endInsertRows()

    def read(self) -> None:
        """Read the newest lines again."""
        self.beginResetModel()
        page, where = self._fetch(None)
        self._lines, self._where = list(page), dict(where)
        self._more = bool(self._lines)
        self.endResetModel()

    def forget(self) -> None:
        """List nothing: the project is closed."""
        self.beginResetModel()
        self._lines, self._where, self._more = [], {}, False
        self.endResetModel()

    def line_at(self, row: int) -> HistoryLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, edit: int) -> int | None:
        """The row of an edit, if it was read."""
        rows = enumerate(self._lines)
        return next((row for row, line in rows if line.id == edit), None)

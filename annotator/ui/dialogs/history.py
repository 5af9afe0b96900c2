"""Every change of the project, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from annotator.store.history import HistoryLine
from annotator.ui.dates import moment_text
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain
from annotator.ui.words import later, tr

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int | None], Sequence[HistoryLine]]
"""A page of lines before an edit's id; None for the newest."""

_COLUMNS: tuple[tuple[str, Callable[[HistoryLine], str]], ...] = (
    (later("When"), lambda line: moment_text(line.at)),
    (later("What"), lambda line: _what(line)),
    (later("Who"), lambda line: line.annotator),
    (later("Rows"), lambda line: str(line.rows)),
)


class HistoryModel(QAbstractTableModel):
    """Lines of the journal, read a page at a time as one scrolls."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._lines = list(fetch(None))
        self._more = bool(self._lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _COLUMNS[index.column()][1](self._lines[index.row()])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        return tr(_COLUMNS[section][0]) if across and role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        page = self._fetch(self._lines[-1].id) if self._lines else ()
        self._more = bool(page)
        if page:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self._lines += page
            self.endInsertRows()


class HistoryWindow(SmallWindow):
    """A table of edits; undo and redo stand in it too."""

    def __init__(self, parent: QWidget | None, fetch: Fetch) -> None:
        super().__init__(parent, tr("History"), 760, 560)
        words = tr("Everything that was done, newest first. Ctrl+Z in the window takes it back.")
        self.column.addWidget(plain(words, "muted", wrap=True))
        self.table = QTableView()
        self.table.setModel(HistoryModel(fetch))
        self.table.model().setParent(self.table)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 150), (2, 150), (3, 60)):
            self.table.setColumnWidth(column, width)
        self.column.addWidget(self.table, 1)
        self.add_buttons()


def _what(line: HistoryLine) -> str:
    """What an edit did; undo and redo say so."""
    kinds = {"undo": tr("Undone: {text}"), "redo": tr("Done again: {text}")}
    shape = kinds.get(line.kind)
    return shape.format(text=line.text) if shape else line.text

"""The rows of the review: ids as they are found, details as they come on screen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.domain.review import ReviewLine
from annotator.ui.review.columns import COLUMNS
from annotator.ui.review.words import Titles
from annotator.ui.words import tr, unmarked

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], list[ReviewLine]]

LINE = Qt.ItemDataRole.UserRole
_PAGE = 50
_KEPT = 40
"""How many pages of details are kept."""


class ReviewModel(QAbstractTableModel):
    """Eight bytes a row; the details of some hundred rows around those on screen."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._ids = array("q")
        self._pages: dict[int, dict[int, ReviewLine]] = {}
        self.titles: Titles | None = None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section].title)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index.row())
        if line is None or self.titles is None:
            return None
        if role == LINE:
            return line
        column = COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(line, self.titles)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            below = column.below(line, self.titles)
            both = "\n".join(filter(None, (column.text(line, self.titles), below)))
            return unmarked(both) if role == Qt.ItemDataRole.ToolTipRole else both
        return None

    def line(self, row: int) -> ReviewLine | None:
        """The details of a row; None when it was deleted in the meantime."""
        page = row // _PAGE
        if page not in self._pages:
            ids = self._ids[page * _PAGE : (page + 1) * _PAGE]
            while len(self._pages) >= _KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = {line.id: line for line in self._fetch(ids)}
        return self._pages[page].get(self._ids[row])

    def ids(self) -> Sequence[int]:
        """The annotations of all rows listed so far."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, id: int) -> int | None:
        """The row of an annotation, None when it is not listed. Linear, at C speed."""
        try:
            return self._ids.index(id)
        except ValueError:
            return None

    def stretches(self, ids: Collection[int]) -> list[tuple[int, int]]:
        """The rows of these annotations as first and last of each stretch without a gap."""
        wanted, found = frozenset(ids), list[tuple[int, int]]()
        for row, id in enumerate(self._ids):
            if id in wanted:
                if found and found[-1][1] == row - 1:
                    found[-1] = (found[-1][0], row)
                else:
                    found.append((row, row))
        return found

    def begin(self, ids: Iterable[int]) -> None:
        """List other rows, these first."""
        self.beginResetModel()
        self._ids = array("q", ids)
        self._pages.clear()
        self.endResetModel()

    def add(self, ids: Sequence[int]) -> None:
        """List more below."""
        if ids:
            self.beginInsertRows(QModelIndex(), len(self._ids), len(self._ids) + len(ids) - 1)
            self._pages.pop(len(self._ids) // _PAGE, None)
            self._ids.extend(ids)
            self.endInsertRows()

    def drop(self, gone: Collection[int]) -> None:
        """List these no more."""
        for id in gone:
            row = self.row_of(id)
            if row is not None:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._ids[row]
                self._pages.clear()
                self.endRemoveRows()

    def refresh(self) -> None:
        """Read the details again of what is shown next."""
        self._pages.clear()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

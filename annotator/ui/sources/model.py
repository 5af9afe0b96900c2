"""Rows that are known by their keys; what they show is read when they come on screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[Any]], Mapping[Any, Any]]
More = Callable[[Any], Sequence[Any]]

LINE = Qt.ItemDataRole.UserRole
_PAGE = 50
_KEPT = 40
"""How many pages of lines are kept."""


class KeyedModel(QAbstractTableModel):
    """A list of keys, of which `fetch` reads the lines, fifty at a time.

    `says` is what a screen reader says of a line. With `more` further keys are asked for when the
    list is scrolled to its end: it is given the last key and returns those behind it.
    """

    def __init__(self, fetch: Fetch, says: Callable[[Any], str], more: More | None = None) -> None:
        super().__init__()
        self._fetch = fetch
        self._says = says
        self._more = more
        self._ended = True
        self._keys: list[Hashable] = []
        self._pages: dict[int, Mapping[Any, Any]] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index.row())
        if role == LINE or line is None:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._says(line)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not self._ended and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        keys = self._more(self._keys[-1]) if self._more is not None and self._keys else ()
        self._ended = not keys
        if keys:
            first = len(self._keys)
            self.beginInsertRows(QModelIndex(), first, first + len(keys) - 1)
            self._pages.pop(first // _PAGE, None)
            self._keys.extend(keys)
            self.endInsertRows()

    def line(self, row: int) -> Any:
        """What a row shows; None when it is gone, or outside of the list."""
        if not 0 <= row < len(self._keys):
            return None
        page = row // _PAGE
        if page not in self._pages:
            while len(self._pages) >= _KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._fetch(self._keys[page * _PAGE : (page + 1) * _PAGE])
        return self._pages[page].get(self._keys[row])

    def key(self, row: int) -> Any:
        """The key of a row; None outside of the list."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: Hashable) -> int | None:
        """The row of a key; None when it is not listed."""
        return self._keys.index(key) if key in self._keys else None

    def show(self, keys: Sequence[Any]) -> None:
        """List these; the same ones again keep their places and what is chosen."""
        if list(keys) == self._keys:
            self.refresh()
            return
        self.beginResetModel()
        self._keys = list(keys)
        self._pages.clear()
        self._ended = self._more is None
        self.endResetModel()

    def refresh(self) -> None:
        """Read again what is shown next."""
        self._pages.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, 0))

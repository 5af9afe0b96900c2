"""The articles of a project as a list: ids at once, details as they come on screen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.domain.values import Article
from annotator.ui.dates import day
from annotator.ui.words import tr, unmarked

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], list[Article]]

ARTICLE = Qt.ItemDataRole.UserRole
_PAGE = 60


class ArticlesModel(QAbstractListModel):
    """Rows are article ids; an article's details are read a page at a time when it is shown."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._ids: list[int] = []
        self._known: dict[int, Article] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        article = self._article(index.row())
        if article is None or role == ARTICLE:
            return article
        title = article.title or tr("Untitled article")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(filter(None, (article.publisher, day(article.published, long=True))))
        return unmarked(title) if role == Qt.ItemDataRole.ToolTipRole else title

    def ids(self) -> Sequence[int]:
        return self._ids

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these articles; details already read are kept."""
        if list(ids) != self._ids:
            self.beginResetModel()
            self._ids = list(ids)
            self.endResetModel()

    def forget(self) -> None:
        """Drop everything: another project."""
        self.beginResetModel()
        self._ids, self._known = [], {}
        self.endResetModel()

    def refresh(self, ids: Collection[int]) -> None:
        """Read these articles again when they are shown."""
        for id in ids:
            if self._known.pop(id, None) is not None and (row := self.row_of(id)) is not None:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)

    def row_of(self, id: int) -> int | None:
        """The row of an article, None when it is not listed."""
        row = bisect_left(self._ids, id)  # the queue is in the order of ids
        return row if row < len(self._ids) and self._ids[row] == id else None

    def id_at(self, row: int) -> int | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def _article(self, row: int) -> Article | None:
        id = self._ids[row]
        if id not in self._known:
            first = row - row % _PAGE
            for article in self._fetch(self._ids[first : first + _PAGE]):
                self._known[article.id] = article
        return self._known.get(id)


_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
        ARTICLE,
    )
)

"""What is found, group by group, and how it is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.ui.words import later, tr

Index = QModelIndex | QPersistentModelIndex

FOUND = Qt.ItemDataRole.UserRole
CAPTION = Qt.ItemDataRole.UserRole + 1

LAST, COMMANDS, ARTICLES, TAGGED, SOURCES, LABELS, TEXTS, REST = range(8)
GROUPS = (
    later("Used last"),
    later("Commands"),
    later("Articles"),
    later("Quotes and claims"),
    later("Sources"),
    later("Labels"),
    later("In the texts"),
    later("All commands"),
)
_MOST = 6  # rows of a group while other groups have some too
_MORE = 40


@dataclass(frozen=True, slots=True)
class Found:
    """One thing: what it is called, what is said beside it, and what Enter does.

    `why_not` says why Enter does nothing; `cost` how badly it fits, 0 at best.
    """

    group: int
    key: str
    title: str
    detail: str
    run: Callable[[], object]
    cost: int = 0
    why_not: str = ""
    colour: str = ""
    keys: str = ""


class FoundModel(QAbstractListModel):
    """The best of each group; rows come in while one types."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[int, dict[str, Found]] = {}
        self._rows: list[Found] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if role == FOUND:
            return found
        if role == CAPTION:
            first = index.row() == 0 or self._rows[index.row() - 1].group != found.group
            return tr(GROUPS[found.group]) if first else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = found.why_not or found.detail
            return tr("{group}: {title}. {said}").format(
                group=tr(GROUPS[found.group]), title=found.title[:200], said=said[:200]
            )
        return None

    def forget(self) -> None:
        """Nothing is found yet."""
        self._groups.clear()

    def add(self, found: Iterable[Found]) -> None:
        """Take in more of what is found; `show` lists it."""
        for one in found:
            self._groups.setdefault(one.group, {})[one.key] = one

    def count(self, group: int) -> int:
        return len(self._groups.get(group, ()))

    def show(self) -> None:
        """List the best of what is found so far."""
        filled = [group for group, some in self._groups.items() if some]
        most = _MORE if len(filled) == 1 else _MOST
        rows: list[Found] = []
        for group in sorted(filled):
            ranked = sorted(self._groups[group].values(), key=_rank)
            rows += ranked if group == REST else ranked[:most]
        if [(row.group, row.key) for row in rows] != [(row.group, row.key) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def found_at(self, row: int) -> Found | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, found: Found | None) -> int | None:
        """The row of something that was listed before."""
        if found is None:
            return None
        wanted = (found.group, found.key)
        rows = enumerate(self._rows)
        return next((row for row, one in rows if (one.group, one.key) == wanted), None)


def _rank(found: Found) -> tuple[bool, int, int, str]:
    return bool(found.why_not), found.cost, len(found.title), found.title

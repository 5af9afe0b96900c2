"""Inserted rows that wait to become lines: many small imports make few large blocks of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotator.store.chain import BLOCK_ROWS, Line, block_line
from annotator.store.columns import table_name
from annotator.store.many import chunks
from annotator.store.table_list import JOURNALED

_ORDER = {table_name(row): place for place, row in enumerate(JOURNALED)}


class Blocks:
    """Rows by table. They become lines parents first, so that undo can go back line by line."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Sequence[Any]]] = {}
        self._count = 0

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        self._rows.setdefault(table, []).extend(rows)
        self._count += len(rows)

    @property
    def are_full(self) -> bool:
        return self._count >= BLOCK_ROWS

    def can_follow(self, line: Line) -> bool:
        """Whether the waiting rows may stand behind this line: it makes what they refer to."""
        return line.action == "insert" and all(
            _ORDER[line.table] < _ORDER[table] for table in self._rows
        )

    def take(self) -> list[Line]:
        """All that waits, as lines; none waits any more."""
        lines = [
            block_line(table, "insert", part)
            for table in sorted(self._rows, key=_ORDER.__getitem__)
            for part in chunks(self._rows[table], BLOCK_ROWS)
        ]
        self._rows = {}
        self._count = 0
        return lines

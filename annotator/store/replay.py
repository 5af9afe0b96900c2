"""The state of the project as its journal tells it, held against the rows that stand there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from annotator.store.chain import Columns, canonical_json
from annotator.store.columns import columns, table_name
from annotator.store.journal import line_from
from annotator.store.table_list import JOURNALED, by_table

if TYPE_CHECKING:
    from annotator.store.project import Project

_LINES = 'SELECT id, "table", "action", "row", "before", "after", "count", "block" FROM edit_row '
_PAGE = 200


class Replay:
    """What the whole journal adds up to: every row as a digest, and the last id of each table."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._state: dict[str, dict[int, bytes]] = {table: {} for table in by_table()}
        self.last_ids: dict[str, int] = dict.fromkeys(by_table(), 0)
        for table, action, row in _row_changes(project):
            id = row[0]
            if action == "delete":
                self._state[table].pop(id, None)
            else:
                self._state[table][id] = _digest(row)
                self.last_ids[table] = max(id, self.last_ids[table])

    def differences(self) -> Iterator[tuple[str, int, str]]:
        """Rows that are not as the journal says: table, id, and in what way."""
        for row in JOURNALED:
            table = table_name(row)
            expected = dict(self._state[table])
            quoted = ", ".join(f'"{name}"' for name in columns(row))
            for found in self._project.connection.execute(f'SELECT {quoted} FROM "{table}"'):
                digest = expected.pop(found[0], None)
                if digest is None:
                    yield table, found[0], "is not in the history"
                elif _digest(found) != digest:
                    yield table, found[0], "is not as the history has it"
            for id in expected:
                yield table, id, "is in the history but not in the file"


def rebuilt_rows(project: Project, table: str) -> dict[int, Columns]:
    """The rows of one table as the journal has them, whole: the repair of what was damaged."""
    names = columns(by_table()[table])
    rows: dict[int, Columns] = {}
    for name, action, row in _row_changes(project):
        if name == table and action == "delete":
            rows.pop(row[0], None)
        elif name == table:
            rows[row[0]] = dict(zip(names, row, strict=True))
    return rows


def states_of(project: Project, table: str) -> Iterator[Columns]:
    """Every state of every row of one table that the journal tells of."""
    names = columns(by_table()[table])
    for name, _, row in _row_changes(project):
        if name == table:
            yield dict(zip(names, row, strict=True))


def _row_changes(project: Project) -> Iterator[tuple[str, str, Sequence[Any]]]:
    """Every change of a row, oldest first: table, action, and the row in the table's order.

    The row as it was for a deletion, as it became otherwise.
    """
    last = 0
    while True:
        page = project.connection.execute(
            f"{_LINES} WHERE id > ? ORDER BY id LIMIT {_PAGE}", (last,)
        ).fetchall()
        for id, *rest in page:
            last = id
            line = line_from(tuple(rest))
            if line.block is not None:
                for values in line.rows():
                    yield line.table, line.action, values
            else:
                row = (line.before if line.after is None else line.after) or {}
                names = columns(by_table()[line.table])
                yield line.table, line.action, [row[name] for name in names]
        if len(page) < _PAGE:
            return


def _digest(row: Sequence[Any]) -> bytes:
    text = canonical_json(row).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(text, digest_size=16).digest()

"""The state of the project as its journal tells it, held against the rows that stand there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.store.chain import Columns, canonical_json
from annotator.store.journal import line_from
from annotator.store.schema import JOURNALED, by_table, columns, table_name

if TYPE_CHECKING:
    from annotator.store.project import Project

_LINES = 'SELECT id, "table", "action", "row", "before", "after", "count", "block" FROM edit_row '
_PAGE = 2000


def replayed(project: Project) -> dict[tuple[str, int], bytes]:
    """Every row that should stand by table and id, as the hash of its columns."""
    state: dict[tuple[str, int], bytes] = {}
    for table, action, row in _row_changes(project):
        if action == "delete":
            state.pop((table, row["id"]), None)
        else:
            state[table, row["id"]] = _digest(row)
    return state


def differing_rows(project: Project) -> Iterator[tuple[str, int, str]]:
    """Rows that are not as the journal says: table, id, and in what way."""
    state = replayed(project)
    for row in JOURNALED:
        table = table_name(row)
        names = columns(row)
        quoted = ", ".join(f'"{name}"' for name in names)
        for found in project.connection.execute(f'SELECT {quoted} FROM "{table}"'):
            expected = state.pop((table, found[0]), None)
            if expected is None:
                yield table, found[0], "is not in the history"
            elif _digest(dict(zip(names, found, strict=True))) != expected:
                yield table, found[0], "is not as the history has it"
    for table, id in state:
        yield table, id, "is in the history but not in the file"


def rebuilt_rows(project: Project, table: str) -> dict[int, Columns]:
    """The rows of one table as the journal has them, whole: the repair of what was damaged."""
    rows: dict[int, Columns] = {}
    for name, action, row in _row_changes(project):
        if name == table:
            if action == "delete":
                rows.pop(row["id"], None)
            else:
                rows[row["id"]] = row
    return rows


def _row_changes(project: Project) -> Iterator[tuple[str, str, Columns]]:
    last = 0
    while True:
        page = project.connection.execute(
            f"{_LINES} WHERE id > ? ORDER BY id LIMIT {_PAGE}", (last,)
        ).fetchall()
        for id, *rest in page:
            last = id
            line = line_from(tuple(rest))
            if line.block is not None:
                names = columns(by_table()[line.table])
                for values in line.rows():
                    yield line.table, line.action, dict(zip(names, values, strict=True))
            else:
                row = line.before if line.after is None else line.after
                yield line.table, line.action, row or {}
        if len(page) < _PAGE:
            return


def _digest(row: Columns) -> bytes:
    text = canonical_json(row).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(text, digest_size=16).digest()

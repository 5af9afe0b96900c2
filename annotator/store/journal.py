"""Writing an edit's lines into the journal and reading them back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.domain.identity import now
from annotator.store.chain import (
    EDIT_COLUMNS,
    ROW_COLUMNS,
    START,
    Columns,
    Line,
    canonical_json,
    edit_hash,
    row_hash,
)
from annotator.store.many import marks
from annotator.store.schema import VERSION

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_SELECT_LINES = (
    'SELECT "table", "action", "row", "before", "after", "count", "block" '
    "FROM edit_row WHERE edit = ? ORDER BY id"
)


def _insertion(table: str, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}, hash) VALUES ({marks(names)}, ?)"


_INSERT_EDIT = _insertion("edit", EDIT_COLUMNS)
_INSERT_ROW = _insertion("edit_row", ROW_COLUMNS)


def write_lines(edit: Edit) -> int:
    """Write the edit and its lines, chained to the last line there is; returns the edit's id."""
    project = edit.project
    number, previous = last_line(project)
    head: Columns = {
        "id": number + 1,
        "kind": edit.kind,
        "text": edit.text,
        "annotator": project.annotator.uid,
        "session": project.session,
        "at": now(),
        "undoes": edit.undoes,
        "group": edit.group,
        "schema": VERSION,
        "article": edit.article,
    }
    previous = edit_hash(previous, head)
    project.connection.execute(_INSERT_EDIT, [*head.values(), previous])
    first = project.query("SELECT coalesce(max(id), 0) + 1 FROM edit_row")[0][0]
    written = []
    for id, line in enumerate(edit.lines, first):
        row: Columns = {
            "id": id,
            "edit": number + 1,
            "table": line.table,
            "action": line.action,
            "row": line.row,
            "count": line.count,
            "before": None if line.before is None else canonical_json(line.before),
            "after": None if line.after is None else canonical_json(line.after),
            "block": line.block,
        }
        previous = row_hash(previous, row)
        written.append([*row.values(), previous])
    project.connection.executemany(_INSERT_ROW, written)
    return number + 1


def last_line(project: Project) -> tuple[int, str]:
    """The id of the last edit and the hash of the journal's last line."""
    edits = project.query("SELECT id, hash FROM edit ORDER BY id DESC LIMIT 1")
    if not edits:
        return 0, START
    number, head = edits[0]
    rows = project.query(
        "SELECT hash FROM edit_row WHERE edit = ? ORDER BY id DESC LIMIT 1", (number,)
    )
    return int(number), str(rows[0][0] if rows else head)


def lines_of(project: Project, edit: int) -> list[Line]:
    """The lines of a committed edit, oldest first."""
    return [line_from(row) for row in project.query(_SELECT_LINES, (edit,))]


def line_from(row: tuple[Any, ...]) -> Line:
    """A line from the columns table, action, row, before, after, count, block."""
    table, action, number, before, after, count, block = row
    return Line(
        table,
        action,
        number,
        None if before is None else json.loads(before),
        None if after is None else json.loads(after),
        count,
        block,
    )

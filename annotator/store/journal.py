"""Writing an edit's lines into the journal and reading them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.domain.identity import now
from annotator.store.chain import (
    EDIT_COLUMNS,
    ROW_COLUMNS,
    START,
    Columns,
    Line,
    canonical_json,
    edit_hash,
    parsed_json,
    row_hash,
)
from annotator.store.many import marks
from annotator.store.schema import VERSION

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


class JournalEnd(NamedTuple):
    """Where the journal ends: its last edit, the hash of its last line, its last row's id."""

    edit: int
    hash: str
    row: int


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
    """Write the edit's waiting lines, chained to the last line there is; returns its id.

    The edit's own line goes first, once: what it says of text and article is then settled.
    """
    project = edit.project
    if edit.number is None:
        end = project.journal_end
        if end is None or end.edit != project.last_edit:
            end = _end(project)
        edit.number, edit.last_row = end.edit + 1, end.row
        head = _head(edit, edit.number)
        edit.last_hash = edit_hash(end.hash, head)
        project.connection.execute(_INSERT_EDIT, [*head.values(), edit.last_hash])
    written = []
    for id, line in enumerate(edit.lines, edit.last_row + 1):
        row: Columns = {
            "id": id,
            "edit": edit.number,
            "table": line.table,
            "action": line.action,
            "row": line.row,
            "count": line.count,
            "before": None if line.before is None else canonical_json(line.before),
            "after": None if line.after is None else canonical_json(line.after),
            "block": line.block,
        }
        edit.last_hash = row_hash(edit.last_hash, row)
        written.append([*row.values(), edit.last_hash])
    project.connection.executemany(_INSERT_ROW, written)
    edit.last_row += len(written)
    edit.lines.clear()
    return edit.number


def _head(edit: Edit, number: int) -> Columns:
    return {
        "id": number,
        "kind": edit.kind,
        "text": edit.text,
        "annotator": edit.project.annotator.uid,
        "session": edit.project.session,
        "at": now(),
        "undoes": edit.undoes,
        "group": edit.group,
        "schema": VERSION,
        "article": edit.article,
    }


def _end(project: Project) -> JournalEnd:
    ((row,),) = project.query("SELECT coalesce(max(id), 0) FROM edit_row")
    return JournalEnd(*last_line(project), row)


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
        None if before is None else parsed_json(before),
        None if after is None else parsed_json(after),
        count,
        block,
    )

"""Writing an edit's lines into the journal and reading them back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain as chained
from typing import TYPE_CHECKING, Any

from annotator.domain.change import Change
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
from annotator.store.edit import chunks
from annotator.store.schema import VERSION, by_table, columns

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_SELECT_LINES = (
    'SELECT "table", "action", "row", "before", "after", "count", "block" '
    "FROM edit_row WHERE edit = ? ORDER BY id"
)
_INSERT_EDIT = "INSERT INTO edit ({}, hash) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in EDIT_COLUMNS), ", ".join("?" * (len(EDIT_COLUMNS) + 1))
)
_INSERT_ROW = "INSERT INTO edit_row ({}, hash) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in ROW_COLUMNS), ", ".join("?" * (len(ROW_COLUMNS) + 1))
)


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
    import json

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


def change_of(
    project: Project, number: int, kind: str, text: str, lines: Collection[Line]
) -> Change:
    """What views need to know of these lines."""
    ids: dict[str, set[int]] = {}
    annotations: set[int] = set()
    articles: set[int] = set()
    for line in lines:
        touched = ids.setdefault(line.table, set())
        for row in _rows_of(line):
            touched.add(row["id"])
            if line.table == "annotation":
                annotations.add(row["id"])
            elif line.table == "span":
                annotations.add(row["annotation"])
            elif line.table == "link":
                annotations.update((row["origin"], row["target"]))
            if line.table == "article":
                articles.add(row["id"])
            elif isinstance(row.get("article"), int):
                articles.add(row["article"])
    unplaced = annotations - ids.get("annotation", set())
    articles |= _articles_of(project, unplaced)
    return Change(number, kind, text, ids, annotations, articles)


def _rows_of(line: Line) -> Iterator[Columns]:
    if line.block is not None:
        names = columns(by_table()[line.table])
        for values in line.rows():
            yield dict(zip(names, values, strict=True))
        return
    for state in (line.before, line.after):
        if state is not None:
            yield state


def _articles_of(project: Project, annotations: Iterable[int]) -> set[int]:
    found = (
        project.query(
            f"SELECT DISTINCT article FROM annotation WHERE id IN ({marks(chunk)})", chunk
        )
        for chunk in chunks(sorted(annotations))
    )
    return {article for (article,) in chained.from_iterable(found)}


def marks(values: Collection[object]) -> str:
    """As many question marks as there are values, for `IN (…)`."""
    return ", ".join("?" * len(values))

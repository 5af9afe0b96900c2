"""Undo and redo: the inverse of an edit, itself an edit. Linear, over one's own edits.

From the newest edit backwards: an undo takes back all from the edit that it names up to itself,
so the next to take back stands before that; a redo is taken back like any edit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from annotator.domain.change import Change
from annotator.domain.errors import UndoRefused
from annotator.frozen import frozen
from annotator.store import late
from annotator.store.chain import Line
from annotator.store.columns import columns
from annotator.store.failures import DATABASE_ERRORS, sqlite_name
from annotator.store.journal import lines_of

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_NEWEST = 2**62


@frozen
class Head:
    """One own edit: what undo and redo go by."""

    id: int
    kind: str
    undoes: int | None
    text: str
    group: str | None
    article: int | None


def undo_target(project: Project) -> Head | None:
    """The edit that undo would take back; None when there is none."""
    return _before(project, _NEWEST)


def standing(project: Project, after: int) -> list[Head]:
    """One's own edits behind the edit `after` that still stand, newest first."""
    found: list[Head] = []
    head = undo_target(project)
    while head is not None and head.id > after:
        found.append(head)
        head = _before(project, head.id)
    return found


def redo_target(project: Project) -> Head | None:
    """The undo that redo would take back, with the text of what that brings; or None."""
    head = _newest(project, _NEWEST)
    while head is not None and head.kind == "redo":
        head = _newest(project, head.undoes or 0)
    return head if head is not None and head.kind == "undo" else None


Told = Callable[[int, int], object]
"""Hears how many lines of the journal are inverted, and how many there are."""


def undo(project: Project, told: Told | None = None, after: int = 0) -> Change | None:
    """Take back the last edit, with those of its group; None when there is nothing to undo.

    Only edits behind the edit `after` are taken back: a group that began before is parted.
    Raises UndoRefused, and changes nothing, when somebody else changed the same since.
    """
    target = undo_target(project)
    if target is None or target.id <= after:
        return None
    return _step(project, "undo", told, after)


def undo_text(project: Project) -> str | None:
    """What undo would take back, in the words of the first of its group; None for nothing."""
    heads = _heads(project, "undo")
    return heads[-1].text if heads else None


def redo(project: Project, told: Told | None = None) -> Change | None:
    """Bring back what the last undo took; None when there is nothing to bring back."""
    return None if redo_target(project) is None else _step(project, "redo", told)


def redo_text(project: Project) -> str | None:
    """What redo would bring back, None for nothing."""
    target = redo_target(project)
    return None if target is None else target.text


def lines_of_step(project: Project, kind: str, after: int = 0) -> int:
    """How many lines of the journal an `undo` or a `redo` would invert now."""
    found = (
        project.query("SELECT count(*) FROM edit_row WHERE edit = ?", (head.id,))
        for head in _heads(project, kind, after)
    )
    return sum(int(count) for ((count,),) in found)


def _step(project: Project, kind: str, told: Told | None, after: int = 0) -> Change | None:
    with project.edit("", kind=kind) as edit:
        heads = _heads(project, kind, after)  # asked once more: now nobody else can write
        if heads:
            _invert(edit, heads, told)
    return edit.change


def _heads(project: Project, kind: str, after: int = 0) -> list[Head]:
    """What one step inverts, newest first."""
    target = redo_target(project) if kind == "redo" else undo_target(project)
    heads = [] if target is None else [target]
    while kind == "undo" and target is not None and target.group is not None:
        target = _before(project, target.id)
        if target is None or target.group != heads[0].group or target.id <= after:
            break
        heads.append(target)
    return heads


def _before(project: Project, number: int) -> Head | None:
    """The newest edit below `number` that still stands."""
    head = _newest(project, number)
    while head is not None and head.kind == "undo":
        head = _newest(project, head.undoes or 0)
    return head


def _newest(project: Project, below: int) -> Head | None:
    found = project.query(
        'SELECT id, kind, undoes, text, "group", article FROM edit '
        "WHERE id < ? AND annotator = ? AND kind <> 'system' ORDER BY id DESC LIMIT 1",
        (below, project.annotator.uid),
    )
    return Head(*found[0]) if found else None


def _invert(edit: Edit, heads: list[Head], told: Told | None) -> None:
    """Invert edits, newest first, as one edit, called as the first of them."""
    newest, first = heads[0], heads[-1]
    edit.text, edit.group, edit.article = first.text, newest.group, newest.article
    edit.undoes = first.id
    for head in heads:
        lines = lines_of(edit.project, head.id)
        for number, line in enumerate(reversed(lines)):
            if told is not None:
                told(number, len(lines))
            try:
                _invert_line(edit, line, head)
            except DATABASE_ERRORS as error:
                if not sqlite_name(error).startswith("SQLITE_CONSTRAINT"):
                    raise
                raise UndoRefused(_refusal(edit, line, head)) from error


def _invert_line(edit: Edit, line: Line, head: Head) -> None:
    row = late.by_table()[line.table]
    if line.block is not None:
        _invert_block(edit, line, head)
        return
    if edit.project.row(row, line.row) != line.after:
        raise UndoRefused(_refusal(edit, line, head))
    if line.before is None:
        edit.delete(row, line.row)
    elif line.after is None:
        edit.insert(row, **line.before)
    else:
        edit.update(row, line.row, **{name: line.before[name] for name in columns(row)[1:]})


def _invert_block(edit: Edit, line: Line, head: Head) -> None:
    """The inverse of a block of rows holds the very same rows."""
    row = late.by_table()[line.table]
    rows = line.rows()
    if line.action == "update":
        before, after = rows[: line.count], rows[line.count :]
        _must_stand(edit, line, head, after)
        edit.rewrite_rows(row, after, before)
        return
    action = "insert" if line.action == "delete" else "delete"
    inverse = Line(line.table, action, line.row, count=line.count, block=line.block)
    if action == "insert":
        edit.restore_many(row, rows, inverse)
        return
    _must_stand(edit, line, head, rows)
    edit.remove_rows(row, rows, inverse)


def _must_stand(edit: Edit, line: Line, head: Head, rows: list[list[Any]]) -> None:
    present = edit.project.rows_by_id(late.by_table()[line.table], [values[0] for values in rows])
    if list(map(list, present)) != rows:
        raise UndoRefused(_refusal(edit, line, head))


def _refusal(edit: Edit, line: Line, head: Head) -> str:
    """Who stands in the way, if the journal has them at the very row; else that somebody does."""
    project = edit.project
    verb = "brought back" if edit.kind == "redo" else "taken back"
    found = project.query(
        "SELECT e.text, e.at, coalesce(a.name, '') FROM edit_row r JOIN edit e ON e.id = r.edit "
        'LEFT JOIN annotator a ON a.uid = e.annotator WHERE r."table" = ? AND r."row" = ? '
        "AND e.annotator <> ? AND e.id > ? ORDER BY r.id DESC LIMIT 1",
        (line.table, line.row, project.annotator.uid, head.id),
    )
    if found:
        what, at, who = found[0]
        return f"“{head.text}” cannot be {verb}: {who or 'somebody'} did “{what}” since ({at})."
    return f"“{head.text}” cannot be {verb}: what it changed has been built upon since."

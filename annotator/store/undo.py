"""Undo and redo: the inverse of an edit, itself an edit. Linear, over one's own edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.domain.change import Change
from annotator.domain.errors import StoreError, UndoRefused
from annotator.store.chain import Line
from annotator.store.edit import Edit
from annotator.store.failures import DATABASE_ERRORS, sqlite_name
from annotator.store.journal import lines_of
from annotator.store.schema import by_table, columns

if TYPE_CHECKING:
    from annotator.store.project import Project

Heads = Iterator[tuple[int, str, "int | None", str, "str | None"]]


def undo_target(project: Project) -> tuple[int, str, str | None] | None:
    """Id, text and group of the edit that undo would take back; None when there is none."""
    undone: set[int] = set()
    redone: set[int] = set()
    for number, kind, undoes, text, group in _own_edits(project):
        if kind == "redo" and undoes is not None:
            redone.add(undoes)
        elif kind == "undo" and undoes is not None:
            if number not in redone:
                undone.add(undoes)
        elif number not in undone:
            return number, text, group
    return None


def redo_target(project: Project) -> tuple[int, str, str | None] | None:
    """Id and group of the undo that redo would take back, with the text of the edit it brings."""
    redone: set[int] = set()
    for number, kind, undoes, text, group in _own_edits(project):
        if kind == "redo" and undoes is not None:
            redone.add(undoes)
        elif kind == "user":
            return None
        elif number not in redone:
            return number, text, group
    return None


def undo(project: Project) -> Change | None:
    """Take back the last edit, with those of its group; None when there is nothing to undo.

    Raises UndoRefused, and changes nothing, when somebody else changed the same since.
    """
    return _step(project, "undo")


def redo(project: Project) -> Change | None:
    """Bring back what the last undo took; None when there is nothing to bring back."""
    return _step(project, "redo")


def _step(project: Project, kind: str) -> Change | None:
    find = undo_target if kind == "undo" else redo_target
    target = find(project)
    if target is None:
        return None
    group = target[2]
    changes: list[Change] = []
    while target is not None and (not changes or (group is not None and target[2] == group)):
        changes.append(_invert(project, target[0], target[1], kind, target[2]))
        target = find(project) if group is not None else None
    return changes[0] if len(changes) == 1 else _merged(changes)


def _merged(changes: list[Change]) -> Change:
    ids: dict[str, set[int]] = {}
    for change in changes:
        for table, touched in change.ids.items():
            ids.setdefault(table, set()).update(touched)
    annotations = {id for change in changes for id in change.annotations}
    articles = {id for change in changes for id in change.articles}
    last = changes[-1]
    return Change(last.edit, last.kind, last.text, ids, annotations, articles)


def _invert(project: Project, number: int, text: str, kind: str, group: str | None) -> Change:
    with project.edit(text, kind=kind, group=group) as edit:
        edit.undoes = number
        found = project.query("SELECT article FROM edit WHERE id = ?", (number,))
        edit.article = found[0][0]
        for line in reversed(lines_of(project, number)):
            try:
                _invert_line(edit, line, text)
            except DATABASE_ERRORS as error:
                if not sqlite_name(error).startswith("SQLITE_CONSTRAINT"):
                    raise
                raise UndoRefused(_refusal(edit, line, text)) from error
    if edit.change is None:
        raise StoreError(f"“{text}” changed nothing that could be taken back.")
    return edit.change


def _invert_line(edit: Edit, line: Line, text: str) -> None:
    row = by_table()[line.table]
    if line.block is not None:
        rows = line.rows()
        if line.action == "delete":
            edit.restore_many(row, rows)
            return
        ids = [int(values[0]) for values in rows]
        if [list(values) for values in edit.project.rows_by_id(row, ids)] != rows:
            raise UndoRefused(_refusal(edit, line, text))
        edit.delete_many(row, ids)
        return
    if edit.project.row(row, line.row) != line.after:
        raise UndoRefused(_refusal(edit, line, text))
    if line.before is None:
        edit.delete(row, line.row)
    elif line.after is None:
        edit.insert(row, **line.before)
    else:
        edit.update(row, line.row, **{name: line.before[name] for name in columns(row)[1:]})


def _refusal(edit: Edit, line: Line, text: str) -> str:
    project = edit.project
    found = project.query(
        "SELECT e.text, e.at, coalesce(a.name, '') FROM edit_row r JOIN edit e ON e.id = r.edit "
        'LEFT JOIN annotator a ON a.uid = e.annotator WHERE r."table" = ? AND r."row" = ? '
        "AND e.annotator <> ? ORDER BY r.id DESC LIMIT 1",
        (line.table, line.row, project.annotator.uid),
    )
    if found:
        what, at, who = found[0]
        return f"“{text}” cannot be taken back: {who or 'somebody'} did “{what}” since ({at})."
    return f"“{text}” cannot be taken back: what it changed has been built upon since."


def _own_edits(project: Project) -> Heads:
    """Id, kind, undoes, text and group of one's own edits, newest first, read by the page."""
    below = 2**62
    while True:
        page = project.query(
            'SELECT id, kind, undoes, text, "group" FROM edit '
            "WHERE id < ? AND annotator = ? AND kind <> 'system' ORDER BY id DESC LIMIT 200",
            (below, project.annotator.uid),
        )
        yield from page
        if len(page) < 200:
            return
        below = page[-1][0]

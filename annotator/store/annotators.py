"""Who made what: the annotators of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.identity import Annotator
from annotator.store import late
from annotator.store.person import uid_of_name

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def annotator_id(edit: Edit, annotator: Annotator) -> int:
    """The id of this person in the project, made known and renamed as needed."""
    found = edit.project.query("SELECT id, name FROM annotator WHERE uid = ?", (annotator.uid,))
    if not found:
        return edit.insert(late.AnnotatorRow, uid=annotator.uid, name=annotator.name)
    ((id, name),) = found
    if name != annotator.name and annotator == edit.project.annotator:
        edit.update(late.AnnotatorRow, id, name=annotator.name)
    return int(id)


def write_down(project: Project) -> None:
    """Let the project know who works in it now, in an edit of its own; none where it does."""
    me = project.annotator
    if project.query("SELECT name FROM annotator WHERE uid = ?", (me.uid,)) != [(me.name,)]:
        with project.edit("Name the annotator", kind="system") as edit:
            annotator_id(edit, me)


def annotator_named(edit: Edit, name: str) -> int:
    """The id of the annotator called `name`, who may have come with an imported file."""
    if name == edit.project.annotator.name:
        return annotator_id(edit, edit.project.annotator)
    found = edit.project.query("SELECT id FROM annotator WHERE name = ? ORDER BY id", (name,))
    if found:
        return int(found[0][0])
    # The same name gets the same uid in every project, so that files of one person fit together.
    return annotator_id(edit, Annotator(uid_of_name(name), name))


def annotators(project: Project) -> list[Annotator]:
    """All who have worked on the project, in the order in which they came."""
    return [Annotator(*row) for row in project.query("SELECT uid, name FROM annotator ORDER BY id")]

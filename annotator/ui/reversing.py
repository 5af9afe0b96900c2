"""Undo and redo: a bar says how far a large one is; and what is worth a look behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.change import Change
from annotator.domain.values import HEADS, Annotation
from annotator.store.annotations import annotations_by_id
from annotator.store.project import Project
from annotator.store.undo import lines_of_step, undo_target
from annotator.ui.doing import Early
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.store.committing import Meanwhile
    from annotator.ui.workspace import Workspace

MANY = 20
"""Lines of the journal from which on the bar is shown; a line holds up to 1,000 rows."""
_FEW = 50
"""A change of more annotations than this brings none of them back to the eye."""


def reverse(workspace: Workspace, kind: str) -> None:
    """Do an `undo` or a `redo` in the workspace, show where it was and say what it was."""
    project, back = workspace.project, kind == "undo"
    text = project.undo_text() if back else project.redo_text()
    early = Early(workspace, partial(worth_a_look, workspace))
    try:
        change = reversed_with_bar(project, kind, meanwhile=early.follow)
    except BaseException:
        early.take_back()
        raise
    if change is None:
        nothing = tr("There is nothing to undo.") if back else tr("There is nothing to redo.")
        workspace.said.emit(nothing)
        return
    early.tell(change)
    workspace.go_to(change)
    done = tr("Undone: {text}") if back else tr("Done again: {text}")
    workspace.said.emit(done.format(text=text))


def worth_a_look(workspace: Workspace, change: Change) -> int | None:
    """What a change brought back to the article on screen, else what is picked there."""
    article, picked = workspace.article, workspace.picked
    back = _brought_back(workspace.project, change)
    if back is not None and article is not None and back.article == article.id:
        return back.id
    return picked.id if picked else None


def reversed_with_bar(
    project: Project, kind: str, after: int = 0, meanwhile: Meanwhile | None = None
) -> Change | None:
    """Do an `undo` or a `redo`; it cannot be left half-way, so the bar has no button.

    An undo takes back only what stands behind the edit `after`. Without a bar `meanwhile` is done
    while it is written; with one nothing else runs: it paints itself, and the keys wait.
    """
    step = partial(project.undo, after=after) if kind == "undo" else project.redo
    whole = lines_of_step(project, kind, after)
    if whole < MANY:
        return step(meanwhile=meanwhile)
    from annotator.ui.long_edits import Bar  # hardly ever needed

    with Bar(tr("Taking back, or bringing again, a large change…"), whole) as bar:
        return step(lambda done, of: bar.reach(done))


def undone_after(project: Project, edit: int) -> Iterator[Change]:
    """Take back one's own edits behind `edit`, newest first; each is told as it is done."""
    while (target := undo_target(project)) is not None and target.id > edit:
        change = reversed_with_bar(project, "undo", edit)
        if change is not None:
            yield change


def _brought_back(project: Project, change: Change) -> Annotation | None:
    """What is worth a look after a change: a quote or claim that it touched, else another tag.

    None where what it was about is gone, and where it touched very many.
    """
    if len(change.annotations) > _FEW:
        return None
    touched = annotations_by_id(project, sorted(change.annotations))
    own = change.of("annotation")  # the others are only ends of links
    there = [one for one in touched if one.id in own] if own else touched
    heads = [one for one in there if one.label in HEADS]
    if len(there) < len(own):  # what is left had only belonged to what is gone
        there = []
    return next(iter(heads or there), None)

"""Undo and redo: a bar says how far a large one is; and what is worth a look behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from annotator.domain.change import Change
from annotator.domain.values import HEADS, Annotation
from annotator.store.annotations import annotations_by_id
from annotator.store.project import Project
from annotator.store.undo import lines_of_step, undo_target
from annotator.ui.words import tr

MANY = 20
"""Lines of the journal from which on the bar is shown; a line holds up to 1,000 rows."""
_FEW = 50
"""A change of more annotations than this brings none of them back to the eye."""


def reversed_with_bar(project: Project, kind: str, after: int = 0) -> Change | None:
    """Do an `undo` or a `redo`; it cannot be left half-way, so the bar has no button.

    An undo takes back only what stands behind the edit `after`.
    Nothing else runs meanwhile: the bar paints itself, and the keys wait.
    """
    step = partial(project.undo, after=after) if kind == "undo" else project.redo
    whole = lines_of_step(project, kind, after)
    if whole < MANY:
        return step()
    from annotator.ui.long_edits import Bar  # hardly ever needed

    with Bar(tr("Taking back, or bringing again, a large change…"), whole) as bar:
        return step(lambda done, of: bar.reach(done))


def undone_after(project: Project, edit: int) -> Iterator[Change]:
    """Take back one's own edits behind `edit`, newest first; each is told as it is done."""
    while (target := undo_target(project)) is not None and target.id > edit:
        change = reversed_with_bar(project, "undo", edit)
        if change is not None:
            yield change


def brought_back(project: Project, change: Change) -> Annotation | None:
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

"""Undo and redo of very much: a bar says how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from annotator.domain.change import Change
from annotator.store.project import Project
from annotator.store.undo import lines_of_step, undo_target
from annotator.ui.long_edits import Bar
from annotator.ui.words import tr

MANY = 20
"""Lines of the journal from which on the bar is shown; a line holds up to 1,000 rows."""


def reversed_with_bar(project: Project, kind: str, after: int = 0) -> Change | None:
    """Do an `undo` or a `redo`; it cannot be left half-way, so the bar has no button.

    An undo takes back only what stands behind the edit `after`.
    Nothing else runs meanwhile: the bar paints itself, and the keys wait.
    """
    step = partial(project.undo, after=after) if kind == "undo" else project.redo
    whole = lines_of_step(project, kind, after)
    if whole < MANY:
        return step()
    with Bar(tr("Taking back, or bringing again, a large change…"), whole) as bar:
        return step(lambda done, of: bar.reach(done))


def undone_after(project: Project, edit: int) -> Iterator[Change]:
    """Take back one's own edits behind `edit`, newest first; each is told as it is done."""
    while (target := undo_target(project)) is not None and target.id > edit:
        change = reversed_with_bar(project, "undo", edit)
        if change is not None:
            yield change

"""A few annotations with all that the checks ask about them, whatever else the article holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from annotator.domain.values import Link
from annotator.store import annotations as tagged
from annotator.store.project import Project
from annotator.store.versions import newest_version
from annotator.ui.open_article import OpenArticle

if TYPE_CHECKING:
    from annotator.domain.remarks import Tagged

_LONG = 5_000
"""A span longer than this does not look for others: those inside it see that they overlap it."""


def near(project: Project, opened: OpenArticle, ids: Sequence[int]) -> Tagged:
    """These annotations, what they are linked to, and those of the same label they overlap."""
    from annotator.domain.remarks import Tagged  # loaded when there is something to check

    wanted = dict.fromkeys(ids)
    for id in ids:
        wanted.update(dict.fromkeys(_overlapping(opened, id)))
        wanted.update(dict.fromkeys(link[3] for link in opened.marks.links(id) if link[2] == id))
    found = tagged.annotations_by_id(project, list(wanted))
    ties = {link[0]: link for one in found for link in opened.marks.links(one.id)}
    return Tagged(
        opened.text,
        [region for _, region in opened.regions],
        {one.id: one for one in found},
        [Link(id, "", kind, origin, target) for id, kind, origin, target in ties.values()],
        newest_version(project, opened.article),
    )


def neighbours(opened: OpenArticle, id: int) -> Iterator[int]:
    """The annotations about which the checks may say something else once `id` has changed."""
    yield from _overlapping(opened, id)
    for link in opened.marks.links(id):
        yield from link[2:]


def beside(opened: OpenArticle, extent: tuple[int, int], label: str) -> Iterable[int]:
    """The annotations of a label that lie where one of it was."""
    start, end = extent
    if end - start > _LONG:
        return ()
    return {row[2] for row in opened.marks.overlapping(start, end) if row[3] == label}


def _overlapping(opened: OpenArticle, id: int) -> Iterator[int]:
    for start, end, _, label, _ in opened.marks.of(id):
        yield from beside(opened, (start, end), label)

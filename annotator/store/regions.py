"""Regions: stretches of an article's text that are its headline, byline, dateline or no part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import RuleError
from annotator.domain.region import Region
from annotator.domain.rules import check_state
from annotator.store import late
from annotator.text.span import Span

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def regions(project: Project, article: int) -> list[tuple[int, Region]]:
    """The regions of an article with their ids, by start."""
    found = project.query(
        'SELECT id, start, "end", kind FROM region WHERE article = ? ORDER BY start, id',
        (article,),
    )
    return [(id, Region(start, end, kind)) for id, start, end, kind in found]


def add_region(edit: Edit, article: int, kind: str, span: Span) -> int:
    """Mark a stretch as `kind` and return the region's id. Raises RuleError past the end."""
    check_state("region", kind)
    if span.end > len(edit.project.text(article)):
        raise RuleError("The region ends behind the end of the article.")
    edit.article = article
    return edit.insert(late.RegionRow, article=article, kind=kind, start=span.start, end=span.end)


def remove_region(edit: Edit, id: int) -> None:
    """Make the stretch of a region plain text again."""
    edit.article = edit.current(late.RegionRow, id)["article"]
    edit.delete(late.RegionRow, id)

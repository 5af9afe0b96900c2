"""What the article view shows just now: one place that the layout and the painters read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.region import Region
from annotator.text.span import Span
from annotator.ui.article.heading import Heading
from annotator.ui.article.marks import Mark, Marks
from annotator.ui.article.page import Page, page
from annotator.ui.article.places import Places
from annotator.ui.article.regions import Regions
from annotator.ui.article.theme import ArticleTheme


class Drawn(NamedTuple):
    """What the tags on screen are made of: equal as long as they look the same."""

    marks: Marks
    changed: int
    renumbered: int
    relinked: int
    moved: Sequence[Mark]

    def stretch_to(self, now: Drawn) -> tuple[int, int] | None:
        """Start and end of what may look otherwise than before; None for everything."""
        if now.marks is not self.marks or now.moved or self.moved:
            return None
        return self.marks.stretch_since(self.changed)


@dataclass
class Shown:
    """One article on one page, with what is picked and what is proposed."""

    theme: ArticleTheme
    page: Page
    text: str
    places: Places
    marks: Marks
    regions: Regions
    heading: Heading
    picked: int | None = None
    related: Mapping[int, str] = field(default_factory=dict)
    proposals: Sequence[tuple[Span, str]] = ()
    remarks: Sequence[int] = ()
    fixed: bool = False  # nothing can be changed here
    held: str = ""  # the label that the next selection gets
    moved: Sequence[Mark] = ()  # where the picked annotation would be while an end is drawn along

    def set_regions(self, regions: Sequence[tuple[int, Region]]) -> None:
        self.regions = Regions(regions, self.places)

    def rows(self, start: int, end: int) -> list[Mark]:
        """The spans that reach into `[start, end)`, as they are shown just now."""
        rows = self.marks.overlapping(start, end)
        if not self.moved:
            return rows
        others = [row for row in rows if row[2] != self.picked]
        return sorted(others + [row for row in self.moved if row[0] < end and start < row[1]])

    def drawn(self) -> Drawn:
        marks = self.marks
        counted = (marks.changed, len(marks.renumbered), len(marks.relinked))
        return Drawn(marks, *counted, self.moved)

    def rows_picked(self) -> Sequence[Mark]:
        """The spans of the picked annotation, as they are shown just now."""
        return self.moved or ([] if self.picked is None else self.marks.of(self.picked))

    def lit(self, annotation: int) -> bool:
        """True for the picked annotation and for the parts of its attribution."""
        return annotation == self.picked or annotation in self.related


def shown(
    theme: ArticleTheme,
    measures: Page,
    text: str = "",
    regions: Sequence[tuple[int, Region]] = (),
    marks: Marks | None = None,
    heading: Heading | None = None,
) -> Shown:
    """An article as it is first shown: nothing picked, nothing proposed."""
    places = Places(text)
    return Shown(
        theme=theme,
        page=measures,
        text=text,
        places=places,
        marks=Marks() if marks is None else marks,
        regions=Regions(regions, places),
        heading=heading or Heading(),
    )


def first_page(theme: ArticleTheme) -> Page:
    """A page of ordinary width, until the view knows its own."""
    return page(theme, 1.0, 760)

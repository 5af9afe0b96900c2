"""The stretches of a text that are drawn in a style of their own."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.domain.region import Region
from annotator.text.intervals import Intervals
from annotator.ui.article.places import Places

SETTING = ("headline", "byline")
"""Kinds that are set in a type of their own."""


class Regions:
    """Regions by place: which paragraphs are headline or byline, and what is dimmed."""

    def __init__(self, regions: Iterable[tuple[int, Region]], places: Places) -> None:
        known = list(regions)
        self.set_apart = [region for _, region in known if region.kind in SETTING]
        self._dim = Intervals(
            sorted((r.start, r.end, number) for number, r in known if r.kind == "boilerplate")
        )
        self._kinds: dict[int, str] = {}
        for region in self.set_apart:
            first = places.paragraph(places.position(region.start))
            last = places.paragraph(places.end_position(region.end))
            for paragraph in range(first, last + 1):
                if region.kind == "headline" or _fills(region, paragraph, places):
                    self._kinds[paragraph] = region.kind

    def kind(self, paragraph: int) -> str:
        """`headline`, `byline` or, for all others, an empty word."""
        return self._kinds.get(paragraph, "")

    def boilerplate(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Start, end and id of the dimmed regions that reach into `[start, end)`."""
        return self._dim.overlapping(start, end)

    @property
    def kinds(self) -> dict[int, str]:
        """The kind of each paragraph that is not plain text."""
        return self._kinds


def _fills(region: Region, paragraph: int, places: Places) -> bool:
    start = places.offset(places.starts[paragraph])
    words = places.words(paragraph)
    inside = words[max(region.start - start, 0) : max(region.end - start, 0)]
    return len(inside.strip()) >= len(words.strip()) > 0

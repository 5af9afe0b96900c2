"""What is known of an article before its text is read, with the stretches that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.region import Region
from annotator.importers.lines import Line


@dataclass(frozen=True, slots=True)
class Head:
    """An article's metadata as far as its text tells, and the regions of the text."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    dateline: str | None = None
    url: str | None = None
    regions: tuple[Region, ...] = ()


def joined(text: str, lines: Sequence[Line]) -> list[Region]:
    """One boilerplate region for lines with nothing but blanks between them."""
    found: list[Region] = []
    for line in lines:
        if found and not text[found[-1].end : line.start].strip():
            found[-1] = Region(found[-1].start, line.end, "boilerplate")
        else:
            found.append(Region(line.start, line.end, "boilerplate"))
    return found

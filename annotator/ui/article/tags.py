"""The tags of one paragraph, ready to be drawn."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from annotator.ui.article.lanes import MOST, depths, lanes
from annotator.ui.article.marks import Mark
from annotator.ui.article.paragraph import Paragraph, Piece
from annotator.ui.article.places import Places

FREE_LANES = 2
"""Underlines that fit under the words before the line must grow."""
_CROWD = 200
"""Tags of the last lane that are drawn: who heaps up more sees no difference."""


class Tag(NamedTuple):
    """One span's part in a paragraph. `ends`: the span itself ends in this paragraph."""

    annotation: int
    label: str
    form: str
    start: int
    end: int
    lane: int
    depth: int
    begins: bool
    ends: bool
    pieces: list[Piece]


def tags_of(
    paragraph: Paragraph, marks: list[Mark], places: Places, before: Iterable[Tag] = ()
) -> list[Tag]:
    """The tags made of `marks`, outer ones first; the result is the same wherever one scrolls.

    `before` are those that were made of the same lines last time: their pieces stand.
    """
    known = {(tag.start, tag.end): tag.pieces for tag in before}
    start = places.starts[paragraph.number]
    last = places.starts[paragraph.number + 1] - 1 - start
    stretches = sorted(
        (places.position(mark[0]) - start, start - places.end_position(mark[1]), mark)
        for mark in marks
    )
    inside = [(max(first, 0), min(-end, last), mark) for first, end, mark in stretches]
    given = lanes((first, end) for first, end, _ in inside)
    nested = depths((first, -end, mark[3]) for first, end, mark in stretches)
    tags = []
    crowd = 0
    for number, (first, end, mark) in enumerate(inside):
        crowd += given[number] == MOST - 1
        if first >= end or crowd > _CROWD:
            continue
        begins, ends = stretches[number][0] >= 0, -stretches[number][1] <= last
        pieces = known.get((first, end)) or paragraph.pieces(first, end)
        look = (mark[2], mark[3], form(mark[4]), first, end)
        tags.append(Tag(*look, given[number], nested[number], begins, ends, pieces))
    return tags


def extra_room(tags: list[Tag], lane: int) -> dict[int, int]:
    """By line: the pixels that its underlines, `lane` apart, need more than a line has."""
    extra: dict[int, int] = {}
    for tag in tags:
        if tag.lane >= FREE_LANES:
            more = (tag.lane - FREE_LANES + 1) * lane
            for line, _, _ in tag.pieces:
                extra[line] = max(extra.get(line, 0), more)
    return extra


@lru_cache(maxsize=1024)
def form(attributes: str) -> str:
    """`direct`, `indirect`, `mixed`, or an empty word when the tag does not say."""
    if not attributes or attributes == "{}":
        return ""
    value = json.loads(attributes).get("form", "")
    return value if isinstance(value, str) else ""

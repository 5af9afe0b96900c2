"""Which brackets stand in the left margin, and in which column each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.values import HEADS
from annotator.ui.article.lanes import lanes
from annotator.ui.article.marks import Mark, Marks

_APART = 400
"""Characters between two spans of an annotation beyond which each has a bracket of its own."""
_STEPS = 8
_MOST = 200
"""Brackets that are told apart: who heaps up more sees no difference."""


class Bracket(NamedTuple):
    """The lines from `start` to `end` (code points) belong to one quote or claim."""

    start: int
    end: int
    annotation: int
    label: str


def brackets(marks: Marks, start: int, end: int) -> list[Bracket]:
    """The brackets that reach into `[start, end)`, and those above that decide their columns."""
    found: dict[Bracket, None] = {}
    first, last = start, end
    for _ in range(_STEPS):
        near = marks.overlapping(max(first - _APART, 0), last + _APART)
        runs = [run for mark in _heads(near) for run in _runs(marks.of(mark[2]))]
        reached = [run for run in runs if run.start < last and run.end > first]
        found.update(dict.fromkeys(reached))
        earliest = min((run.start for run in reached), default=first)
        if earliest >= first:
            break
        first, last = earliest, first
    return sorted(found, key=lambda run: (run.start, -run.end, run.annotation))[:_MOST]


def columns(stretches: Iterable[tuple[int, int]]) -> list[int]:
    """A column for each of `stretches`, sorted by start; none overlap in one column."""
    return lanes(stretches)


def _heads(marks: Iterable[Mark]) -> list[Mark]:
    return list({mark[2]: mark for mark in marks if mark[3] in HEADS}.values())


def _runs(marks: list[Mark]) -> list[Bracket]:
    runs: list[Bracket] = []
    for start, end, annotation, label, _ in marks:
        if runs and start - runs[-1].end <= _APART:
            runs[-1] = Bracket(runs[-1].start, max(end, runs[-1].end), annotation, label)
        else:
            runs.append(Bracket(start, end, annotation, label))
    return runs

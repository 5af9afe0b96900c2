"""Which underline goes under which, where tags overlap."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 9
"""Lanes that are told apart; further tags share the last."""


def lanes(stretches: Iterable[tuple[int, int]]) -> list[int]:
    """A lane for each of `stretches` (sorted by start, longer first): none cross in one lane.

    The earlier and outer one lies nearer to the words, so a further tag inside moves no other.
    """
    ends: list[int] = []
    given = []
    for start, end in stretches:
        lane = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
        lane = min(lane, MOST - 1)
        if lane == len(ends):
            ends.append(end)
        ends[lane] = max(ends[lane], end)
        given.append(lane)
    return given


def depths(stretches: Iterable[tuple[int, int, str]]) -> list[int]:
    """How many of the same label lie around each stretch (sorted by start, longer first).

    Counts to `MOST`: what lies deeper is drawn alike.
    """
    around: dict[str, list[int]] = {}
    found = []
    for start, end, label in stretches:
        ends = [other for other in around.get(label, ()) if other > start]
        found.append(sum(other >= end for other in ends))
        around[label] = [*ends, end] if len(ends) < MOST else ends
    return found

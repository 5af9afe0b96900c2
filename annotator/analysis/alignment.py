"""Finding in a long row of words the place where a short one stands, changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.text.difference import Change, changes

_ANCHORS = 16
"""So many words of the short row vote for its place, those that the long one has least often."""

_OFTEN = 200
"""A word that stands more often votes only where the word before or behind it is the same too."""

_LOOKED = 100_000
"""When so many places were looked at, those that are known by then have to do."""

_PLACES = 5
"""So many places are compared word by word."""

_ROOM = 12
"""So many words more than the short row has are compared at each end, when all else is tried."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where it stands: words `[start, end)` of the long row, and what is changed into what.

    `matched` counts the words that both have; the changes lead from the long row to the short.
    """

    start: int
    end: int
    matched: int
    changes: Sequence[Change]


def aligned(
    short: Sequence[str], long: Sequence[str], positions: Mapping[str, Sequence[int]], after: int
) -> Aligned | None:
    """The place with the most words in common; of several the first at `after` or behind it.

    `positions` are where each word stands in the long row. None when no word is in it.
    """
    found = [
        place
        for guess in _guesses(short, long, positions)
        for room in (0, 3, _ROOM + len(short) // 8)
        if (place := _at(short, long, guess, room)) is not None
    ]
    if not found:
        return None
    return min(
        found,
        key=lambda place: (_cost(place) - place.matched, place.start < after, place.start),
    )


def _cost(place: Aligned) -> int:
    return sum(max(one.end - one.start, one.to - one.from_) for one in place.changes)


def _guesses(
    short: Sequence[str], long: Sequence[str], positions: Mapping[str, Sequence[int]]
) -> Iterator[int]:
    """Where the short row may begin, the likeliest first: its rare words vote."""
    known = sorted(
        (len(positions[word]), number) for number, word in enumerate(short) if word in positions
    )
    wide = max(len(short) // 8, 4)
    votes: Counter[int] = Counter()
    begins: dict[int, int] = {}
    looked = 0
    for often, number in known[:_ANCHORS]:
        looked += often
        if looked > _LOOKED and votes:
            break
        boxes: dict[int, int] = {}
        for place in positions[short[number]]:
            if often <= _OFTEN or _has_neighbour(short, number, long, place):
                boxes.setdefault((place - number) // wide, place - number)
        for box, begin in boxes.items():
            votes[box] += 1
            begins.setdefault(box, begin)
    for box in sorted(votes, key=lambda box: (-votes[box] - votes[box + 1], box))[:_PLACES]:
        yield begins[box]


def _has_neighbour(short: Sequence[str], number: int, long: Sequence[str], place: int) -> bool:
    behind = number + 1 < len(short) and long[place + 1 : place + 2] == [short[number + 1]]
    return behind or bool(number and place and long[place - 1] == short[number - 1])


def _at(short: Sequence[str], long: Sequence[str], guess: int, room: int) -> Aligned | None:
    """The short row compared with the long one from a guessed beginning on, and some room."""
    start = max(guess - room, 0)
    runs = _best_runs(_equal_runs(long[start : guess + len(short) + room], short))
    if not runs:
        return None
    # What stands loose at the ends is compared again with the words that it must stand beside.
    (first, before, _), (last, place, _) = runs[0], runs[-1]
    low = max(start + first - before, 0)
    high = min(start + last + len(short) - place, len(long))
    made = changes(long[low:high], short)
    first, last, made = _without_ends(made, high - low, len(short))
    matched = len(short) - sum(one.to - one.from_ for one in made)
    return Aligned(
        *(low + first, low + last, matched),
        [Change(one.start + low, one.end + low, one.from_, one.to) for one in made],
    )


Run = tuple[int, int, int]
"""Where words that both have begin in the long row, in the short one, and how many they are."""


def _equal_runs(long: Sequence[str], short: Sequence[str]) -> list[Run]:
    found: list[Run] = []
    at = place = 0
    for change in [*changes(long, short), Change(len(long), 0, len(short), 0)]:
        if change.start > at:
            found.append((at, place, change.start - at))
        at, place = change.end, change.to
    return found


def _best_runs(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs in a row that hold the most words, less the other words that lie between them."""
    best, best_score = (0, 0), 0
    start = score = 0
    for number, (place, _, length) in enumerate(runs):
        gap = place - (runs[number - 1][0] + runs[number - 1][2]) if number else 0
        score -= gap
        if score <= 0:
            start, score = number, 0
        score += length
        if score > best_score:
            best, best_score = (start, number + 1), score
    return runs[best[0] : best[1]]


def _without_ends(made: list[Change], long: int, short: int) -> tuple[int, int, list[Change]]:
    """Leave out what only the long row has before the first word and behind the last."""
    first, last = 0, long
    if made and made[0].start == 0 and made[0].to == 0:
        first = made.pop(0).end
    if made and made[-1].end == long and made[-1].from_ == made[-1].to == short:
        last = made.pop().start
    return first, last, made

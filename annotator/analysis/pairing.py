"""What agreement is made of: tags side by side, and how much better than chance values agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from annotator.domain.records import AnnotationRecord
from annotator.text.intervals import Intervals

Pair = tuple[AnnotationRecord | None, AnnotationRecord | None]
"""A tag of the first take and one of the second; None where a take has none there."""

Pairs = Mapping[tuple[Hashable, Hashable], int]
"""Values that two takes give the same thing -> how often they do."""


def alpha(values: Pairs) -> float | None:
    """Krippendorff's nominal alpha of so many units with such a pair of values.

    As in K. Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011): two observers,
    no missing values. None when all values are the same one, or there are none: nothing varies.
    """
    totals: Counter[Hashable] = Counter()
    apart = 0
    for (one, other), count in values.items():
        totals[one] += count
        totals[other] += count
        apart += count * (one != other)
    whole = totals.total()
    expected = whole * whole - sum(count * count for count in totals.values())
    return 1 - 2 * apart * (whole - 1) / expected if expected else None


def paired(first: Sequence[AnnotationRecord], second: Sequence[AnnotationRecord]) -> list[Pair]:
    """The tags of one label side by side: those with most words in common, each used once."""
    places = Intervals(
        (span.start, span.end, number) for number, one in enumerate(second) for span in one.spans
    )
    shared: Counter[tuple[int, int]] = Counter()
    for number, one in enumerate(first):
        for span in one.spans:
            for start, end, mate in places.overlapping(span.start, span.end):
                shared[number, mate] += min(span.end, end) - max(span.start, start)
    sizes = [[sum(map(len, one.spans)) for one in take] for take in (first, second)]

    def likeness(pair: tuple[int, int]) -> tuple[float, int, int]:
        one, other = pair
        common = shared[pair]
        return -common / (sizes[0][one] + sizes[1][other] - common), one, other

    mates: dict[int, int] = {}
    used: set[int] = set()
    for number, mate in sorted(shared, key=likeness):
        if number not in mates and mate not in used:
            mates[number] = mate
            used.add(mate)
    found: list[Pair] = [
        (tag, second[mates[number]] if number in mates else None)
        for number, tag in enumerate(first)
    ]
    return [*found, *((None, tag) for number, tag in enumerate(second) if number not in used)]

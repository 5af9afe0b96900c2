"""The links of an article, found by either end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import itemgetter

Tie = tuple[int, str, int, int]
"""Link, kind, origin, target."""

Ties = tuple[Tie, ...]

KIND, ORIGIN, TARGET = itemgetter(1), itemgetter(2), itemgetter(3)


class TiesAt:
    """Links by the annotation at one end; those of each in the order in which they were given.

    Made by one sort: of 100,000 annotations few are ever asked for. What was asked for, or has
    changed, is kept in a dictionary before the sorted list, which stays as it was made.
    """

    def __init__(self, ties: Iterable[Tie], end: Callable[[Tie], int]) -> None:
        self._sorted = sorted(ties, key=end)
        self._ends = list(map(end, self._sorted))
        self._known: dict[int, Ties] = {}

    def copy(self) -> TiesAt:
        """The same links, to be changed apart."""
        made = TiesAt((), ORIGIN)
        made._sorted, made._ends, made._known = self._sorted, self._ends, self._known.copy()
        return made

    def at(self, annotation: int) -> Ties:
        """Those of one annotation. O(log n) at first, then O(1)."""
        found = self._known.get(annotation)
        if found is None:
            first = bisect_left(self._ends, annotation)
            last = bisect_right(self._ends, annotation, first)
            found = self._known[annotation] = tuple(self._sorted[first:last])
        return found

    def set(self, annotation: int, ties: Ties) -> None:
        """Take `ties` as all of one annotation."""
        self._known[annotation] = ties

    def drop(self, annotation: int, tie: Tie) -> None:
        """Take one of an annotation's links away."""
        self._known[annotation] = tuple(one for one in self.at(annotation) if one is not tie)

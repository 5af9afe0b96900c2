"""Which of many stretches overlap a given one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

Row = TypeVar("Row", bound=tuple[Any, ...])


class Intervals(Generic[Row]):
    """Half-open stretches: tuples that begin with a start and an end; the rest is the caller's.

    Kept in classes by the power of two of their lengths, each class a sorted list: a question
    looks back no farther than the longest of a class, so it costs O(log n) a class and what it
    finds. Rows must be comparable with each other. Building from sorted rows is linear.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        classes: list[list[Row]] = [[] for _ in range(64)]
        for row in rows:
            classes[(row[1] - row[0]).bit_length()].append(row)
        for members in classes:
            members.sort()  # linear when they came sorted
        self._classes = {size: members for size, members in enumerate(classes) if members}

    def copy(self) -> Intervals[Row]:
        """The same rows, to be changed apart."""
        made: Intervals[Row] = Intervals()
        made._classes = {size: members.copy() for size, members in self._classes.items()}
        return made

    def __len__(self) -> int:
        return sum(map(len, self._classes.values()))

    def __iter__(self) -> Iterator[Row]:
        return iter(sorted(row for members in self._classes.values() for row in members))

    def add(self, row: Row) -> None:
        """Keep one more; the same row may be kept more than once."""
        insort(self._classes.setdefault((row[1] - row[0]).bit_length(), []), row)

    def remove(self, row: Row) -> None:
        """Drop one that is equal; KeyError when there is none."""
        members = self._classes.get((row[1] - row[0]).bit_length(), [])
        place = bisect_left(members, row)
        if place == len(members) or members[place] != row:
            raise KeyError(row)
        del members[place]

    def overlapping(self, start: int, end: int) -> list[Row]:
        """Those that share a place with `[start, end)`, sorted."""
        found: list[Row] = []
        for size, members in self._classes.items():
            # Nothing in this class is as long as 1 << size: farther back none can reach `start`.
            first = bisect_left(members, (start - (1 << size) + 1,))
            last = bisect_left(members, (end,), first)
            found += [row for row in members[first:last] if row[1] > start]
        found.sort()
        return found

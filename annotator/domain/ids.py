"""Row ids kept as runs, so that a million that follow on one another take no room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set


class Ids(Set[int]):
    """A set of ids that only grows; compares equal to any set of the same ids.

    Looking one up is O(log n) in the runs, adding one behind all others O(1).
    """

    __slots__ = ("_starts", "_stops")

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self._starts: list[int] = []
        self._stops: list[int] = []
        self.update(ids)

    def add(self, id: int) -> None:
        self.add_run(id, id + 1)

    def update(self, ids: Iterable[int]) -> None:
        """Add ids in any order."""
        new = set(ids)
        if not new:
            return
        low, high = min(new), max(new)
        if high - low == len(new) - 1:
            self.add_run(low, high + 1)
            return
        run = range(0)
        for id in sorted(new):
            if id != run.stop:
                self.add_run(run.start, run.stop)
                run = range(id, id)
            run = range(run.start, id + 1)
        self.add_run(run.start, run.stop)

    def add_run(self, start: int, stop: int) -> None:
        """Add all ids from `start` up to, not including, `stop`."""
        if start >= stop:
            return
        starts, stops = self._starts, self._stops
        if not stops or start > stops[-1]:
            starts.append(start)
            stops.append(stop)
            return
        first = bisect_right(stops, start - 1)  # the first run that reaches up to `start`
        last = bisect_right(starts, stop)  # behind the last run that begins up to `stop`
        if first < last:
            start, stop = min(start, starts[first]), max(stop, stops[last - 1])
        starts[first:last] = [start]
        stops[first:last] = [stop]

    def covers(self, start: int, stop: int) -> bool:
        """Whether all ids from `start` up to, not including, `stop` are here."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and stop <= self._stops[place]

    def __contains__(self, id: object) -> bool:
        return isinstance(id, int) and self.covers(id, id + 1)

    def __iter__(self) -> Iterator[int]:
        for start, stop in zip(self._starts, self._stops, strict=True):
            yield from range(start, stop)

    def __len__(self) -> int:
        return sum(self._stops) - sum(self._starts)

    def __repr__(self) -> str:
        return f"Ids({list(zip(self._starts, self._stops, strict=True))})"

"""How tall the paragraphs are, and where each begins."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

_CHUNK = 512


class Heights:
    """Heights in pixels with running sums.

    Kept in chunks: a corrected height costs the sums of the chunks anew, at the speed of C
    (100,000 paragraphs are 200 chunks), a question one bisection, and the sums of one chunk where
    it was not asked since.
    """

    def __init__(self, heights: list[int]) -> None:
        self._heights = heights
        chunks = range(0, len(heights), _CHUNK)
        self._sums = [sum(heights[start : start + _CHUNK]) for start in chunks]
        self._tops = list(accumulate(self._sums, initial=0))
        self._inner: dict[int, list[int]] = {}  # by chunk: where each begins, and the last ends

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, paragraph: int) -> int:
        return self._heights[paragraph]

    def __setitem__(self, paragraph: int, height: int) -> None:
        more = height - self._heights[paragraph]
        if more:
            self._heights[paragraph] = height
            self._sums[paragraph // _CHUNK] += more
            self._inner.pop(paragraph // _CHUNK, None)
            self._tops = list(accumulate(self._sums, initial=0))

    @property
    def total(self) -> int:
        return self._tops[-1]

    def top(self, paragraph: int) -> int:
        """Where `paragraph` begins; `len(self)` is allowed and means the end of the last."""
        chunk, rest = paragraph // _CHUNK, paragraph % _CHUNK
        return self._tops[chunk] + self._within(chunk)[rest] if rest else self._tops[chunk]

    def at(self, y: int) -> int:
        """The paragraph at height `y`; the first or last when `y` lies outside."""
        if not 0 <= y < self.total:
            return 0 if y < 0 else len(self._heights) - 1
        chunk = bisect_right(self._tops, y) - 1
        return chunk * _CHUNK + bisect_right(self._within(chunk), y - self._tops[chunk]) - 1

    def _within(self, chunk: int) -> list[int]:
        known = self._inner.get(chunk)
        if known is None:
            start = chunk * _CHUNK
            known = list(accumulate(self._heights[start : start + _CHUNK], initial=0))
            self._inner[chunk] = known
        return known

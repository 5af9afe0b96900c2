"""Offsets of others, counted in other units, found out by the words they should cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from annotator.text.canonical import canonical, storable
from annotator.text.offsets import Offsets
from annotator.text.span import Span

Given = tuple[int, int, str]
"""Start, end and the exact words, as a file gives them."""

Convert = Callable[[int], int]


class SpanReader:
    """Spans of one text as a file gives them, made spans of its canonical form.

    The unit is one for the whole article: code points, or the first of UTF-16, UTF-8 bytes,
    grapheme clusters, CR LF counted as two, or a byte order mark counted, that fits all spans.
    """

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._canonical = canonical(raw)
        self.text = self._canonical.text

    def spans(self, given: Sequence[Given]) -> tuple[list[Span | None], str]:
        """A span for each, None where the words are not there, and the unit they are counted in.

        When no unit fits all, those of code points are given.
        """
        found = [self._span(one, lambda offset: offset) for one in given]
        if all(found):
            return found, "code points"
        for unit, convert in self._units(max(end for _, end, _ in given)):
            other = [self._span(one, convert) for one in given]
            if all(other):
                return other, unit
        return found, "code points"

    def offset(self, raw: int) -> int:
        """Where a code point of the raw text stands in the canonical one."""
        return self._canonical.offset(raw)

    @property
    def raw_length(self) -> int:
        return len(self._raw)

    def _span(self, given: Given, convert: Convert) -> Span | None:
        start, end, exact = given
        first, last = convert(start), convert(end)
        if not 0 <= first < last <= len(self._raw):
            return None
        if self._raw[first:last] != exact and _plain(self._raw[first:last]) != _plain(exact):
            return None
        first, last = self._canonical.offset(first), self._canonical.offset(last)
        return Span(first, last) if first < last else None

    def _units(self, furthest: int) -> Iterator[tuple[str, Convert]]:
        raw = self._raw
        if furthest <= 2 * len(raw):
            yield "UTF-16 units", Offsets(raw).code_point
        yield "UTF-8 bytes", _sums(len(char.encode("utf-8", "surrogatepass")) for char in raw)
        yield "CR LF counted as two", _line_ends_counted_twice(raw)
        yield "a byte order mark counted", lambda offset: offset - 1
        yield "grapheme clusters", _clusters(raw)


def _plain(words: str) -> str:
    """Words as the canonical text has them; a mark in mid-text stays."""
    return canonical(" " + words).text[1:]


def _sums(lengths: Iterable[int]) -> Convert:
    ends = [0, *accumulate(lengths)]
    return lambda offset: _at(ends, offset)


def _at(ends: Sequence[int], offset: int) -> int:
    """The index at which a running sum is reached; -1 for the inside of a character."""
    index = bisect_left(ends, offset)
    return index if index < len(ends) and ends[index] == offset else -1


def _line_ends_counted_twice(raw: str) -> Convert:
    """Offsets in the same text had its lines ended in CR LF."""
    feeds = [place for place, char in enumerate(raw) if char == "\n"]
    # Where each line feed's CR would have stood.
    doubled = [place + before for before, place in enumerate(feeds)]
    return lambda offset: offset - bisect_right(doubled, offset - 1)


def _clusters(raw: str) -> Convert:
    import regex

    starts = [match.start() for match in regex.finditer(r"\X", raw)] if raw else []
    starts.append(len(raw))
    return lambda offset: starts[offset] if 0 <= offset < len(starts) else -1


def shown(words: str) -> str:
    """A few of some words, for a sentence."""
    flat = " ".join(storable(words).split())
    return flat if len(flat) <= 40 else flat[:39] + "…"

"""Offsets of others, counted in other units, found out by the words they should cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from annotator.text.canonical import canonical, storable
from annotator.text.offsets import Offsets
from annotator.text.span import Span

Given = tuple[int, int, str]
"""Start, end and the exact words, as a file gives them."""

Convert = Callable[[int], int]

CODE_POINTS = "code points"

_LONGEST = 5_000_000
"""Longer texts are not tried in units that need a number for each character."""


class SpanReader:
    """Spans of one text as a file gives them, made spans of its canonical form.

    The unit is one for the whole article: code points, or the first of UTF-16, UTF-8 bytes,
    CR LF counted as two, a byte order mark counted, grapheme clusters, that fits all spans.
    """

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._canonical = canonical(raw)
        self.text = self._canonical.text
        self.replaced = self._canonical.replaced

    def spans(self, given: Sequence[Given]) -> tuple[list[Span | None], str]:
        """A span for each, None where the words are not there, and the unit they are counted in.

        When no unit fits all, those of code points are given.
        """
        found = [self._span(one, self._raw, _same) for one in given]
        if all(found):
            return found, CODE_POINTS
        texts = (self._raw,) if self._raw == self.text else (self._raw, self.text)
        for text in texts:
            for unit, convert in _units(text):
                other = [self._span(one, text, convert) for one in given]
                if all(other):
                    return other, unit
        return found, CODE_POINTS

    def offset(self, raw: int) -> int | None:
        """Where a code point of the raw text stands in the canonical one; None beyond its end."""
        return self._canonical.offset(raw) if raw <= len(self._raw) else None

    def _span(self, given: Given, text: str, convert: Convert) -> Span | None:
        start, end, exact = given
        first, last = convert(start), convert(end)
        if not 0 <= first < last <= len(text):
            return None
        if text[first:last] != exact and _plain(text[first:last]) != _plain(exact):
            return None
        if text is self._raw:
            first, last = self._canonical.offset(first), self._canonical.offset(last)
        return Span(first, last) if first < last else None


def shown(words: str) -> str:
    """A few of some words, for a sentence."""
    flat = " ".join(storable(words[:200]).split())
    return flat if len(flat) <= 40 else flat[:39] + "…"


def _units(text: str) -> Iterator[tuple[str, Convert]]:
    yield CODE_POINTS, _same
    yield "UTF-16 units", Offsets(text).code_point
    yield "CR LF counted as two", _line_ends_counted_twice(text)
    yield "a byte order mark counted", lambda offset: offset - 1
    if len(text) <= _LONGEST:
        yield "UTF-8 bytes", _sums(len(char.encode("utf-8", "surrogatepass")) for char in text)
        yield "grapheme clusters", _clusters(text)


def _same(offset: int) -> int:
    return offset


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
    return lambda offset: offset - bisect_left(doubled, offset)


def _clusters(raw: str) -> Convert:
    import regex

    starts = [match.start() for match in regex.finditer(r"\X", raw)] if raw else []
    starts.append(len(raw))
    return lambda offset: starts[offset] if 0 <= offset < len(starts) else -1

"""Offsets of others, counted in other units, found out by the words they should cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.formats.offset_units import Convert, Unit, conversion
from annotator.text.canonical import canonical, storable
from annotator.text.span import Span

Given = tuple[int, int, str]
"""Start, end and the exact words, as a file gives them."""

CODE_POINTS = Unit.CODE_POINTS

_COSTLY = (Unit.UTF_8, Unit.CLUSTERS)
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

    def span(self, start: int, end: int, unit: Unit = Unit.CODE_POINTS) -> Span | None:
        """A span by offsets of the raw text alone; None when they are no places in it."""
        convert = _same if unit is CODE_POINTS else conversion(unit, self._raw).taken
        first, last = convert(start), convert(end)
        if not 0 <= first < last <= len(self._raw):
            return None
        first, last = self._canonical.offset(first), self._canonical.offset(last)
        return Span(first, last) if first < last else None

    def spans(self, given: Sequence[Given]) -> tuple[list[Span | None], Unit]:
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


def _units(text: str) -> Iterator[tuple[Unit, Convert]]:
    for unit in Unit:
        if len(text) <= _LONGEST or unit not in _COSTLY:
            yield unit, conversion(unit, text).taken


def _same(offset: int) -> int:
    return offset


def _plain(words: str) -> str:
    """Words as the canonical text has them; a mark in mid-text stays."""
    return canonical(" " + words).text[1:]

"""The stretches that quotation marks enclose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from annotator.text.marks import CLOSERS, Break, Mark, marks
from annotator.text.span import Span, disjoint

DEPTH = 8
"""Quotations nested deeper than this are not told apart; bounds the cost."""

LOCAL = 8_000
"""How far around a place quotations are followed."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TITLE_WORDS = 7


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their marks; several spans when following paragraphs reopen it.

    `depth` is 0 for a quotation that lies in no other.
    """

    spans: tuple[Span, ...]
    depth: int


@dataclass(slots=True)
class _Open:
    glyph: str
    start: int
    parts: list[Span] = field(default_factory=list)


def quotations(text: str, span: Span | None = None) -> list[Quotation]:
    """All closed quotations in a stretch (None: the whole text) by start; linear.

    A paragraph without closing mark counts when the next one opens with the same mark again.
    """
    start, end = (span.start, min(span.end, len(text))) if span else (0, len(text))
    reader = _Reader()
    for token in marks(text, start, end):
        if isinstance(token, Break):
            reader.end_paragraph(token)
        else:
            reader.read(token)
    return sorted(reader.found, key=lambda quotation: (quotation.spans[0].start, quotation.depth))


def quotations_around(text: str, start: int, end: int) -> Sequence[Quotation]:
    """The quotations in the surroundings of a stretch, by start; read once for all near it."""
    return _around(text, surroundings(text, start, end))


@lru_cache(maxsize=4)  # the gestures at one place ask again and again, for a few places
def _around(text: str, place: Span) -> Sequence[Quotation]:
    return tuple(quotations(text, place))


def quotation_at(text: str, offset: int) -> Quotation | None:
    """The innermost quotation around `offset`, its marks included; None when there is none."""
    found = None
    for quotation in quotations_around(text, offset, offset):
        if any(part.start <= offset < part.end for part in quotation.spans):
            found = quotation
    return found


def closing_below(text: str, mark: int) -> int | None:
    """Where a mark that opens at `mark` ends in a paragraph below its own; None for nowhere near.

    As in a speech whose paragraphs are not opened anew: the next such mark must close.
    """
    opened, *following = marks(text, mark, min(len(text), mark + LOCAL)) or [Break(mark)]
    below = False
    for token in following:
        if isinstance(opened, Break) or opened.glyph not in CLOSERS:
            return None
        if isinstance(token, Break):
            below = True
        elif below and token.opens and not token.closes and token.glyph == opened.glyph:
            return None
        elif below and token.closes and token.glyph in CLOSERS[opened.glyph]:
            return token.end
    return None


@lru_cache(maxsize=8)  # asked when a tag is prepared, made and looked over
def form_of(text: str, spans: tuple[Span, ...]) -> str:
    """`direct` when every word stands in quotation marks, `indirect` when none, else `mixed`.

    Outer marks only; a title in marks inside a longer stretch does not count.
    """
    if not spans:
        return "indirect"
    found = outer_quotations(text, Span(min(spans).start, max(span.end for span in spans)))
    quoted = disjoint(
        part
        for quotation in found
        if not _is_title(text, quotation, spans)
        for part in quotation.spans
    )
    starts = [part.start for part in quoted]
    places = [word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end)]
    before = [bisect_right(starts, place) for place in places]
    pairs = zip(places, before, strict=True)
    inside = sum(1 for place, count in pairs if count and place < quoted[count - 1].end)
    if not inside:
        return "indirect"
    return "direct" if inside == len(places) else "mixed"


def outer_quotations(text: str, span: Span) -> Sequence[Quotation]:
    """The quotations that lie in no other and touch a stretch, by start.

    O(log n) in those of its surroundings, once these are read.
    """
    found, starts, ends = _outer(text, surroundings(text, span.start, span.end))
    return found[bisect_right(ends, span.start) : bisect_left(starts, span.end)]


@lru_cache(maxsize=2)  # a tag is asked for its form and looked over, and so is the next one
def _outer(text: str, place: Span) -> tuple[list[Quotation], list[int], list[int]]:
    """The outer quotations of a stretch, which follow one another, with their starts and ends."""
    found = [one for one in _around(text, place) if one.depth == 0]
    return found, [one.spans[0].start for one in found], [one.spans[-1].end for one in found]


def surroundings(text: str, start: int, end: int) -> Span:
    """Whole lines around a stretch, as far as quotations that touch it are followed.

    At least `LOCAL` on either side and less than twice that, in steps, so that stretches near one
    another have the same surroundings and these are read once for all of them.
    """
    low = max(0, start // LOCAL - 1) * LOCAL
    high = min(len(text), (end // LOCAL + 2) * LOCAL)
    low = text.find("\n", low, start) + 1 or low if low else 0
    line_end = text.rfind("\n", end, high) if high < len(text) else high
    return Span(low, max(line_end if line_end > end else high, low + 1))


class _Reader:
    """Follows marks in order and keeps the quotations that close."""

    def __init__(self) -> None:
        self.found: list[Quotation] = []
        self._open: list[_Open] = []
        self._ended: list[int] = []  # the paragraphs that ended since the last mark

    def end_paragraph(self, token: Break) -> None:
        if self._open and len(self._ended) < 2:
            self._ended.append(token.end)

    def read(self, mark: Mark) -> None:
        if self._ended and self._open and self._runs_on(mark):
            return
        if mark.closes and self._close(mark):
            return
        if mark.opens and mark.glyph in CLOSERS and len(self._open) < DEPTH:
            self._open.append(_Open(mark.glyph, mark.start))

    def _runs_on(self, mark: Mark) -> bool:
        """Carry the outermost quotation over a paragraph's end; True when `mark` reopens it."""
        outer, ended = self._open[0], self._ended
        self._ended = []
        if len(ended) == 1 and mark.first and mark.opens and mark.glyph == outer.glyph:
            outer.parts.append(Span(outer.start, ended[0]))
            outer.start = mark.start
            self._open = [outer]
            return True
        only_closes = mark.closes and not mark.opens and mark.glyph in CLOSERS[outer.glyph]
        self._open = [outer] if len(ended) == 1 and only_closes else []
        return False

    def _close(self, mark: Mark) -> bool:
        for depth in range(len(self._open) - 1, -1, -1):
            opened = self._open[depth]
            if mark.glyph in CLOSERS[opened.glyph]:
                spans = (*opened.parts, Span(opened.start, mark.end))
                self.found.append(Quotation(spans, depth))
                del self._open[depth:]
                return True
        return False


def _is_title(text: str, quotation: Quotation, spans: tuple[Span, ...]) -> bool:
    """True for a few capitalised words without a stop, inside a longer stretch."""
    marked = quotation.spans[0]
    if len(quotation.spans) > 1 or not any(span.covers(marked) for span in spans):
        return False
    if all(marked.covers(span) for span in spans) or len(marked) > 80:
        return False
    inner = text[marked.start + 1 : marked.end - 1]
    names = [word[0] for word in _WORD.finditer(inner) if len(word[0]) > 3 or word.start() == 0]
    # Scripts without capitals cannot show it so: there a stretch in marks is a quotation.
    capitalised = all(not name[0].islower() for name in names) and any(map(_is_cased, names))
    several = 1 < len(_WORD.findall(inner)) <= _TITLE_WORDS
    return several and capitalised and inner[-1:] not in ".,!?;:"


def _is_cased(word: str) -> bool:
    return word[0].isupper()

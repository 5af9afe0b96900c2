"""How a selection grows and shrinks: word, quotation, sentence, paragraph, the whole text."""

from __future__ import annotations

from annotator.text.quotation import quotations, surroundings
from annotator.text.segments import paragraph_at, sentence_at, word_at
from annotator.text.span import Span, hull


def rungs(text: str, start: int, end: int | None = None) -> list[Span]:
    """The stretches around a place or selection, each inside the next, smallest first.

    A quotation is offered without its marks and with them.
    """
    end = start if end is None else end
    last = max(start, end - 1)
    found: list[Span] = []
    for at in (word_at, sentence_at, paragraph_at):
        ends = [place for place in (at(text, start), at(text, last)) if place]
        if ends:
            found.append(hull(ends))
    for quotation in quotations(text, surroundings(text, start, end)):
        found += [part for part in quotation.spans if part.start <= start and last < part.end]
        found += [
            Span(part.start + 1, part.end - 1)
            for part in quotation.spans
            if part.start < start and end < part.end and len(part) > 2
        ]
    if text:
        found.append(Span(0, len(text)))
    return _nested(found, start, end)


def grow(text: str, start: int, end: int) -> Span:
    """The next larger stretch; the selection itself when it holds the whole text."""
    for rung in rungs(text, start, end):
        if rung.start <= start and end <= rung.end and len(rung) > end - start:
            return rung
    return Span(start, end)


def shrink(text: str, start: int, end: int) -> Span:
    """The largest stretch that begins a ladder at the selection's start and is smaller than it."""
    inside = [rung for rung in rungs(text, start) if rung.end <= end and start <= rung.start]
    smaller = [rung for rung in inside if len(rung) < end - start]
    return smaller[-1] if smaller else Span(start, max(end, start + 1))


def _nested(found: list[Span], start: int, end: int) -> list[Span]:
    ladder: list[Span] = []
    for rung in sorted(set(found), key=len):
        holds = rung.start <= start and end <= rung.end
        if holds and (not ladder or rung.covers(ladder[-1])):
            ladder.append(rung)
    return ladder

"""Growing and shrinking a selection by the units of a text."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.text.quotation import quotations_around
from annotator.text.segments import paragraph_at, sentence_at, word_at
from annotator.text.span import Span


def grown(text: str, start: int, end: int) -> Span | None:
    """The next larger unit around `[start, end)`: word, quotation, sentence, paragraph, text.

    `start == end` is a caret. None when the selection is the whole text already.
    """
    larger = [unit for unit in _units(text, start, end) if _is_larger(unit, start, end)]
    return min(larger, key=len, default=None)


def shrunk(text: str, start: int, end: int, caret: int) -> Span | None:
    """The next smaller unit inside `[start, end)` around `caret`; None when there is none."""
    within = Span(start, end) if start < end else None
    if within is None:
        return None
    smaller = [
        unit for unit in _units(text, caret, caret) if unit != within and within.covers(unit)
    ]
    return max(smaller, key=len, default=None)


def _units(text: str, start: int, end: int) -> Iterator[Span]:
    last = max(start, end - 1)
    for unit in (word_at, sentence_at, paragraph_at):
        first, final = unit(text, start), unit(text, last)
        if first and final:
            yield Span(first.start, max(first.end, final.end))
    for quotation in quotations_around(text, start, end):
        whole = Span(quotation.spans[0].start, quotation.spans[-1].end)
        if whole.start <= start and end <= whole.end:
            if len(whole) > 2:
                yield Span(whole.start + 1, whole.end - 1)
            yield whole
    if text:
        yield Span(0, len(text))


def _is_larger(unit: Span, start: int, end: int) -> bool:
    return unit.start <= start and end <= unit.end and len(unit) > end - start

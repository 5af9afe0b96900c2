"""The words in which a quote's source and cue are looked for, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.suggest.tokens import HIDDEN, Token, tokens
from annotator.text.quotation import Quotation, quotations
from annotator.text.segments import paragraph_at, sentences
from annotator.text.span import Span, disjoint, hull

_MARKS = '"“”„«»'
REACH = 3000
"""How many characters before and behind a quote are looked at."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Some tokens around a quote. `heads` are the places of the quote itself, hidden.

    Without heads the frame is a sentence beside the quote, which it touches at token `edge`.
    `bonus` is how likely the frame is.
    """

    tokens: Sequence[Token]
    heads: tuple[int, ...]
    bonus: float
    edge: int = 0
    opens_with_that: bool = False

    @property
    def first(self) -> int:
        return self.heads[0] if self.heads else -1

    @property
    def last(self) -> int:
        return self.heads[-1] if self.heads else -1


def frames(text: str, head: Sequence[Span]) -> Iterator[Frame]:
    """The sentence within an outer quotation, the quote's own, the ones beside it."""
    place = hull(head)
    around = _window(text, place)
    found = [one for one in quotations(text, around) if one.depth == 0]
    outer = [part for one in found for part in one.spans if part.covers(place)]
    if outer and len(outer[0]) > 2:
        inner = Span(outer[0].start + 1, outer[0].end - 1)
        inside = _sentence_around(text, inner, place)
        beside = text[inside.start : place.start] + text[place.end : inside.end]
        if any(char.isalnum() for char in beside):
            yield _frame(text, inside, disjoint(head), [], bonus=0.5)
            wider = _own_sentence(text, around, hull([inside, *outer]))
            yield _frame(text, wider, disjoint(head), [], bonus=0.0, plain=True)
    whole = tuple(disjoint([*head, *outer]))
    own = _own_sentence(text, around, hull(whole))
    yield _frame(text, own, whole, found, bonus=0.0)
    yield from _beside(text, around, own, hull(whole), found)


def _frame(
    text: str,
    place: Span,
    head: Sequence[Span],
    hidden: Sequence[Quotation],
    *,
    bonus: float,
    plain: bool = False,
) -> Frame:
    """The tokens of `place`; with `plain` without quotation marks, for words quoted in part."""
    others = [part for one in hidden for part in one.spans if not _touches(part, head)]
    found = tokens(text, place, disjoint([*head, *others]))
    if plain:
        found = [token for token in found if token.text not in _MARKS or not token.text]
    heads = tuple(
        at
        for at, token in enumerate(found)
        if token.kind == HIDDEN and _touches(Span(token.start, token.end), head)
    )
    that = text[head[0].start : head[0].start + 5].lower() == "that "
    return Frame(found, heads, bonus, opens_with_that=that)


def _touches(part: Span, head: Sequence[Span]) -> bool:
    return any(part.overlaps(span) for span in head)


def _window(text: str, place: Span) -> Span:
    """The paragraphs that a quote stands in, cut to what is near it."""
    ends = [paragraph_at(text, place.start), paragraph_at(text, place.end - 1)]
    start = min([place.start, *(end.start for end in ends if end)])
    end = max([place.end, *(end.end for end in ends if end)])
    return Span(max(start, place.start - REACH), min(end, place.end + REACH))


def _sentence_around(text: str, window: Span, place: Span) -> Span:
    """From the start of the sentence that holds a quote's start to the end of its last."""
    start, end = window.start, window.end
    for sentence in sentences(text, window):
        if sentence.start <= place.start:
            start = sentence.start
        if sentence.end >= place.end:
            end = sentence.end
            break
    return Span(min(start, place.start), max(end, place.end))


def _own_sentence(text: str, window: Span, place: Span) -> Span:
    """The sentence of a quote, and the next when a `?` or `!` of the quote only seems to end it."""
    own = _sentence_around(text, window, place)
    asked = text[place.start : place.end].rstrip("\"'”’»").endswith(("?", "!"))
    if asked and own.end <= place.end + 2 and own.end < window.end:
        following = next(sentences(text, Span(own.end, window.end)), None)
        rest = text[own.end : following.end] if following else ""
        if following and not any(mark in rest for mark in '"“«'):
            return Span(own.start, following.end)
    return own


def _beside(
    text: str, window: Span, own: Span, head: Span, found: Sequence[Quotation]
) -> Iterator[Frame]:
    """The sentence before and the one behind, then the last one of the paragraph above."""
    hidden = disjoint(part for one in found for part in one.spans)
    if own.start > window.start:
        before = list(sentences(text, Span(window.start, own.start)))
        yield _edge(text, before[-1], hidden, at_end=True, bonus=-0.5)
        if len(before) > 1:
            yield _edge(text, before[-2], hidden, at_end=True, bonus=-1.0)
    following = (
        next(sentences(text, Span(own.end, window.end)), None) if own.end < window.end else None
    )
    if following:
        yield _edge(text, following, hidden, at_end=False, bonus=-1.0)
    above = paragraph_at(text, text.rfind("\n", 0, window.start)) if window.start else None
    above = above or _above(text, window.start)
    if above and above.end <= window.start:
        near = Span(max(above.start, above.end - REACH), above.end)
        outer = disjoint(part for one in quotations(text, near) for part in one.spans)
        last = list(sentences(text, near))[-1]
        yield _edge(text, last, outer, at_end=True, bonus=-1.2)


def _above(text: str, start: int) -> Span | None:
    """The paragraph above a blank line."""
    end = len(text[max(0, start - 200) : start].rstrip()) + max(0, start - 200)
    return paragraph_at(text, end - 1) if end > 0 else None


def _edge(text: str, place: Span, hidden: Sequence[Span], *, at_end: bool, bonus: float) -> Frame:
    found = tokens(text, place, hidden)
    return Frame(found, (), bonus, edge=len(found) if at_end else 0)

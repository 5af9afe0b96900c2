"""How words are found again in another version of their article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.text.span import Span

CONTEXT = 32
"""Characters kept on each side."""

_CANDIDATES = 200
"""How many occurrences on each side are weighed by their context; bounds the cost."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The exact words and up to 32 characters before and after them."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand now. `state` is `kept` (same offsets) or `moved`."""

    span: Span
    state: str


def anchor(text: str, span: Span) -> Anchor:
    """What to keep of a span so that it can be found again."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return Anchor(text[span.start : span.end], before, text[span.end : span.end + CONTEXT])


def find(text: str, kept: Anchor, near: int = 0) -> Found | None:
    """The best place of the exact words, None when they are gone; linear in the text.

    The whole context wins, then the longest context in common, then the place nearest to `near`.
    """
    if not kept.exact:
        return None
    whole = kept.prefix + kept.exact + kept.suffix
    place = _nearest(text, whole, near - len(kept.prefix))
    if place >= 0:
        start = place + len(kept.prefix)
    else:
        starts = list(_around(text, kept.exact, near))
        if not starts:
            return None
        start = min(starts, key=lambda at: (-_shared(text, kept, at), abs(at - near)))
    return Found(Span(start, start + len(kept.exact)), "kept" if start == near else "moved")


def _nearest(text: str, words: str, near: int) -> int:
    near = max(0, near)
    after = text.find(words, near)
    before = text.rfind(words, 0, near + len(words) - 1) if near else -1
    if after < 0 or (before >= 0 and near - before < after - near):
        return before
    return after


def _around(text: str, words: str, near: int) -> Iterator[int]:
    near = min(max(0, near), len(text))
    yield from islice(_forward(text, words, near), _CANDIDATES)
    yield from islice(_backward(text, words, near), _CANDIDATES)


def _forward(text: str, words: str, at: int) -> Iterator[int]:
    while (at := text.find(words, at)) >= 0:
        yield at
        at += 1


def _backward(text: str, words: str, at: int) -> Iterator[int]:
    while at > 0 and (at := text.rfind(words, 0, at + len(words) - 1)) >= 0:
        yield at


def _shared(text: str, kept: Anchor, start: int) -> int:
    """How many characters of the context are the same, counted outwards from the words."""
    end = start + len(kept.exact)
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    return _same(kept.prefix[::-1], before[::-1]) + _same(kept.suffix, after)


def _same(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))

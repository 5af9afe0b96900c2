"""Words and marks of a text, cut so that no span begins or ends within one."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

from annotator.domain.records import ArticleRecord
from annotator.text.span import Span

Labelled = tuple[Span, str]
Token = tuple[int, int]
"""Start and end; plain tuples, for there are millions of them."""

_JOINERS = "['’\\-‑]"
_PLANE = 0x10000
_AT_A_TIME = 1_000


def tokens(text: str, spans: Iterable[Span] = ()) -> Iterator[Token]:
    """Everything that is no blank, in order: a word with its inner apostrophes, or one mark.

    A token that an edge of `spans` falls into is cut there, so that every span is made of whole
    tokens. Linear in the text, n log n in the spans.
    """
    return chain.from_iterable(token_lists(text, spans))


def token_lists(text: str, spans: Iterable[Span] = ()) -> Iterator[list[Token]]:
    """The same, a thousand at a time: to go through lists is faster where there are millions."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    found = map(re.Match.span, _pattern().finditer(text))
    at = 0
    while some := list(islice(found, _AT_A_TIME)):
        past = bisect_left(edges, some[-1][1], at)
        yield _cut(some, edges[at:past]) if past > at else some
        at = past


def _cut(found: list[Token], edges: Iterable[int]) -> list[Token]:
    """The tokens with those cut in two that an edge falls into; `edges` are in order."""
    starts = [start for start, _ in found]
    made: list[Token] = []
    done = 0
    for edge in edges:
        place = bisect_left(starts, edge, done) - 1  # the last that begins before the edge
        if place >= done:
            start, end = found[place]
            if edge < end:
                made += found[done:place]
                made.append((start, edge))
                starts[place] = edge
                found[place] = edge, end
                done = place
    return made + found[done:]


def labelled(article: ArticleRecord) -> list[Labelled]:
    """Every span of every annotation with its label."""
    return [(span, one.label) for one in article.annotations for span in one.spans]


def longest(spans: Sequence[Labelled]) -> list[Labelled]:
    """Of spans that overlap the longest, of equals the first; in reading order.

    n log n in the spans, linear in the text that they reach to.
    """
    by_length = sorted((s.start - s.end, s.start, label, n) for n, (s, label) in enumerate(spans))
    taken = bytearray(max((span.end for span, _ in spans), default=0))
    kept: list[tuple[int, int]] = []
    for longer, start, _, number in by_length:
        end = start - longer
        # All that is kept by now is at least as long: what overlaps it has an end within it.
        if not taken[start] and not taken[end - 1]:
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, number))
    return [spans[number] for _, number in sorted(kept)]


@cache
def _pattern() -> re.Pattern[str]:
    """Words with their combining marks; else one character with all that is drawn with it."""
    marks = "".join(
        chr(point) for point in range(_PLANE) if unicodedata.category(chr(point))[0] == "M"
    )
    with_it = f"[{marks}\U0001f3fb-\U0001f3ff]"
    word = rf"\w[\w{marks}]*"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    return re.compile(rf"{word}(?:{_JOINERS}{word})*|{flag}|\S(?:{with_it}|\u200d\S?)*")

"""Words and marks of a text, cut so that no span begins or ends within one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from annotator.domain.records import ArticleRecord
from annotator.text.span import Span

Labelled = tuple[Span, str]


def tokens(text: str, spans: Iterable[Span] = ()) -> Iterator[Span]:
    """Everything that is no blank, in order: a word with its inner apostrophes, or one mark.

    A token that an edge of `spans` falls into is cut there, so that every span is made of whole
    tokens. Linear in the text, n log n in the spans.
    """
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    edges.append(len(text) + 1)
    at = 0
    for found in _pattern().finditer(text):
        start, end = found.span()
        while edges[at] <= start:
            at += 1
        while edges[at] < end:
            yield Span(start, edges[at])
            start = edges[at]
            at += 1
        yield Span(start, end)


def labelled(article: ArticleRecord) -> list[Labelled]:
    """Every span of every annotation with its label."""
    return [(span, one.label) for one in article.annotations for span in one.spans]


def longest(spans: Sequence[Labelled]) -> list[Labelled]:
    """Of spans that overlap the longest, of equals the first; in reading order."""
    kept: list[Labelled] = []
    for one in sorted(spans, key=lambda one: (-len(one[0]), one)):
        place = bisect_left(kept, one)
        before = place and kept[place - 1][0].end > one[0].start
        after = place < len(kept) and kept[place][0].start < one[0].end
        if not before and not after:
            insort(kept, one)
    return kept


@cache
def _pattern() -> Any:
    import regex

    return regex.compile(r"\w[\w\p{M}]*(?:['’\-‑][\w\p{M}]+)*|(?!\s)\X")

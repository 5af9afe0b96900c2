"""A text in paragraphs, each cut where annotations begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.text.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that the same annotations cover throughout, the longest first."""

    span: Span
    over: tuple[AnnotationRecord, ...]
    ending: tuple[AnnotationRecord, ...]
    """Those of which a span ends with this piece."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the text that is not blank; `region` is the kind of the region it lies in."""

    span: Span
    region: str
    pieces: tuple[Piece, ...]


def passages(article: ArticleRecord) -> Iterator[Passage]:
    """The lines in order. n log n in the annotations, linear in the text."""
    text = article.text
    placed = sorted((span, n) for n, one in enumerate(article.annotations) for span in one.spans)
    edges = sorted({edge for span, _ in placed for edge in (span.start, span.end)})
    open_now: list[tuple[Span, int]] = []
    at = edge = start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        pieces: list[Piece] = []
        while start < end:
            while edge < len(edges) and edges[edge] <= start:
                edge += 1
            stop = min(edges[edge], end) if edge < len(edges) else end
            while at < len(placed) and placed[at][0].start <= start:
                open_now.append(placed[at])
                at += 1
            open_now = [one for one in open_now if one[0].end > start]
            pieces.append(_piece(article, Span(start, stop), open_now))
            start = stop
        if pieces and text[pieces[0].span.start : end].strip():
            whole = Span(pieces[0].span.start, end)
            yield Passage(whole, _region(article, whole), tuple(pieces))
        start = end + 1


def _piece(article: ArticleRecord, span: Span, covering: list[tuple[Span, int]]) -> Piece:
    if not covering:
        return Piece(span, (), ())
    ordered = sorted(covering, key=lambda one: (one[0].start - one[0].end, one[1]))
    return Piece(
        span,
        tuple(article.annotations[number] for _, number in ordered),
        tuple(article.annotations[n] for place, n in ordered if place.end == span.end),
    )


def _region(article: ArticleRecord, line: Span) -> str:
    """The kind of the region that holds the whole line."""
    regions = article.regions
    first = bisect_left(regions, (line.start + 1,), key=lambda one: (one.start,))
    for region in reversed(regions[:first]):
        if region.end >= line.end:
            return region.kind
    return ""

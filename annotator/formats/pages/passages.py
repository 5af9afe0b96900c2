"""A text in paragraphs, each cut where annotations begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.text.span import Span


class Piece(NamedTuple):
    """A stretch that the same annotations cover throughout, the longest first."""

    start: int
    end: int
    over: tuple[AnnotationRecord, ...]
    ending: tuple[AnnotationRecord, ...]
    """Those of which a span ends with this piece."""

    @property
    def span(self) -> Span:
        """The stretch itself."""
        return Span(self.start, self.end)


class Passage(NamedTuple):
    """One line of the text that is not blank; `region` is the kind of the region it lies in."""

    span: Span
    region: str
    pieces: tuple[Piece, ...]


Covering = tuple[int, int, int]
"""Start and end of a span, and the number of its annotation; plain, for there are very many."""


def passages(article: ArticleRecord) -> Iterator[Passage]:
    """The lines in order. n log n in the annotations, linear in the text."""
    text = article.text
    placed = sorted(
        (span.start, span.end, n) for n, one in enumerate(article.annotations) for span in one.spans
    )
    edges = sorted({edge for first, last, _ in placed for edge in (first, last)})
    edges.append(len(text) + 1)
    open_now: list[Covering] = []
    at = edge = start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        pieces: list[Piece] = []
        while start < end:
            while edges[edge] <= start:
                edge += 1
            stop = min(edges[edge], end)
            while at < len(placed) and placed[at][0] <= start:
                open_now.append(placed[at])
                at += 1
            if open_now:
                open_now = [one for one in open_now if one[1] > start]
            pieces.append(_piece(article, start, stop, open_now))
            start = stop
        if pieces and text[pieces[0].start : end].strip():
            whole = Span(pieces[0].start, end)
            yield Passage(whole, _region(article, whole), tuple(pieces))
        start = end + 1


def _piece(article: ArticleRecord, start: int, end: int, covering: list[Covering]) -> Piece:
    if not covering:
        return Piece(start, end, (), ())
    tags = article.annotations
    if len(covering) == 1:  # nearly always
        _, last, n = covering[0]
        over = (tags[n],)
        return Piece(start, end, over, over if last == end else ())
    ordered = [n for _, n in sorted([(first - last, n) for first, last, n in covering])]
    ending = {n for _, last, n in covering if last == end}
    return Piece(
        start,
        end,
        tuple([tags[n] for n in ordered]),
        tuple([tags[n] for n in ordered if n in ending]),
    )


def _region(article: ArticleRecord, line: Span) -> str:
    """The kind of the region that holds the whole line."""
    regions = article.regions
    first = bisect_left(regions, (line.start + 1,), key=lambda one: (one.start,))
    for region in reversed(regions[:first]):
        if region.end >= line.end:
            return region.kind
    return ""

"""A stretch of an article's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.frozen import frozen_ordered

GAP = " […] "


@frozen_ordered
class Span:
    """Half-open stretch `[start, end)` of a text, in Unicode code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches sorted, those that overlap or touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def left_of(spans: Iterable[Span], cut: Iterable[Span]) -> list[Span]:
    """What is left of the spans when the stretches of `cut` are taken out, in order."""
    left = sorted(spans)
    for taken in cut:
        pieces = (
            piece
            for span in left
            for piece in (
                (span.start, min(span.end, taken.start)),
                (max(span.start, taken.end), span.end),
            )
        )
        left = [Span(start, end) for start, end in pieces if start < end]
    return left


def hull(spans: Sequence[Span]) -> Span:
    """The one stretch from the first start to the last end."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def words(text: str, spans: Iterable[Span]) -> str:
    """The exact words of all spans in reading order, joined by ` […] `."""
    return GAP.join([text[span.start : span.end] for span in spans])

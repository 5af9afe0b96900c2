"""Spans without the blanks at their ends."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.text.span import Span


def trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without blanks at their ends; those that are all blanks fall away."""
    made = []
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - (len(words) - len(words.rstrip()))
        if start < end:
            made.append(Span(start, end))
    return tuple(made)

"""Blanks at the ends of a span are no part of it."""

from __future__ import annotations

from annotator.text.span import Span
from annotator.text.trimming import trimmed


def test_blanks_at_the_ends_fall_away() -> None:
    assert trimmed("  a b \n", [Span(0, 7)]) == (Span(2, 5),)


def test_a_span_of_blanks_alone_falls_away() -> None:
    assert trimmed("a  b", [Span(1, 3), Span(3, 4)]) == (Span(3, 4),)

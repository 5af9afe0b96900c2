from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.span import Span, disjoint, hull, left_of, words

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda pair: Span(pair[0], sum(pair))),
    max_size=12,
)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 2)])
def test_an_empty_or_reversed_stretch_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span needs"):
        Span(start, end)


@given(SPANS)
def test_disjoint_covers_the_same_characters(spans: list[Span]) -> None:
    merged = disjoint(spans)
    assert {i for s in merged for i in range(s.start, s.end)} == {
        i for s in spans for i in range(s.start, s.end)
    }
    assert all(one.end < other.start for one, other in itertools.pairwise(merged))


@given(SPANS.filter(bool))
def test_the_hull_covers_every_span(spans: list[Span]) -> None:
    assert all(hull(spans).covers(span) for span in spans)


def test_overlapping_is_not_touching() -> None:
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(3, 4))


def test_words_of_an_interrupted_quote_are_joined() -> None:
    text = "“No,” she said, “never.”"
    assert words(text, [Span(0, 5), Span(16, 24)]) == "“No,” […] “never.”"


@given(SPANS, SPANS)
def test_what_is_left_holds_all_that_is_not_cut(spans: list[Span], cut: list[Span]) -> None:
    kept = disjoint(spans)
    left = left_of(kept, cut)
    places = {i for s in kept for i in range(s.start, s.end)}
    assert left == sorted(left)
    assert {i for s in left for i in range(s.start, s.end)} == places - {
        i for s in cut for i in range(s.start, s.end)
    }

"""Underlines of one lane never cross; what lies deeper is known to."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.lanes import MOST, depths, lanes

stretches = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=12,
).map(lambda some: sorted(some, key=lambda s: (s[0], -s[1])))


@given(stretches)
def test_none_cross_in_one_lane(some):
    given_lanes = lanes(some)
    for (one, first), (other, second) in combinations(zip(some, given_lanes, strict=True), 2):
        if first == second < MOST - 1:
            assert one[1] <= other[0] or other[1] <= one[0]


@given(stretches)
def test_as_many_lanes_as_lie_over_one_place_and_no_more(some):
    most = max((sum(s <= place < e for s, e in some) for place in range(90)), default=0)
    assert len(set(lanes(some))) == min(most, MOST)


def test_a_tag_inside_moves_no_other():
    assert lanes([(0, 50), (60, 90)]) == [0, 0]
    assert lanes([(0, 50), (10, 20), (60, 90)]) == [0, 1, 0]


def test_only_the_same_label_counts_as_nested():
    some = [(0, 50, "quote"), (5, 40, "claim"), (10, 20, "quote"), (30, 60, "quote")]
    assert depths(some) == [0, 0, 1, 0]

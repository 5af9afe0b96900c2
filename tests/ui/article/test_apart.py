"""Where two lists differ: nothing that differs is left out, and what both share at the ends is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.apart import apart

lists = st.lists(st.integers(0, 3), max_size=8)


@given(lists, lists, lists, lists)
def test_what_both_begin_and_end_with_is_left_out(before, after, first, last):
    found = apart([*first, *before, *last], [*first, *after, *last])
    assert len(found) <= len(before) + len(after)
    assert set(found) >= set(before) ^ set(after)


@given(lists)
def test_lists_that_are_the_same_have_nothing_apart(one):
    assert apart(one, list(one)) == []


@given(lists, lists)
def test_with_what_is_apart_put_in_one_becomes_the_other(before, after):
    found = apart(before, after)
    shared = (len(before) + len(after) - len(found)) // 2
    ends = [
        (first, shared - first)
        for first in range(shared + 1)
        if before[:first] == after[:first]
        and before[len(before) - shared + first :] == after[len(after) - shared + first :]
    ]
    assert any(
        [*before[first : len(before) - last], *after[first : len(after) - last]] == found
        for first, last in ends
    )

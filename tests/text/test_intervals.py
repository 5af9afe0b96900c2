"""Intervals answer what a look at every stretch would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.intervals import Intervals

rows = st.builds(
    lambda start, length, name: (start, start + length, name),
    st.integers(0, 400),
    st.one_of(st.integers(1, 12), st.integers(1, 500)),
    st.integers(0, 5),
)
questions = st.tuples(st.integers(-5, 950), st.integers(0, 60))


def brute(known: list[tuple[int, int, int]], start: int, end: int) -> list[tuple[int, int, int]]:
    return sorted(row for row in known if row[0] < end and row[1] > start)


@given(st.lists(rows), st.lists(questions, min_size=1))
def test_overlaps_are_those_that_a_look_at_each_finds(known, asked):
    intervals = Intervals(sorted(known))
    for start, length in asked:
        assert intervals.overlapping(start, start + length) == brute(known, start, start + length)
    assert len(intervals) == len(known)
    assert list(intervals) == sorted(known)


@given(st.lists(rows), st.lists(st.tuples(st.booleans(), rows)), questions)
def test_adding_and_removing_keep_it_true(known, steps, question):
    intervals = Intervals(known)
    known = list(known)
    for adding, row in steps:
        if adding:
            intervals.add(row)
            known.append(row)
        elif known:
            intervals.remove(known.pop(row[0] % len(known)))
    start, end = question[0], sum(question)
    assert intervals.overlapping(start, end) == brute(known, start, end)


def test_removing_what_is_not_there_is_an_error():
    intervals = Intervals([(0, 5, 1)])
    with pytest.raises(KeyError):
        intervals.remove((0, 5, 2))
    with pytest.raises(KeyError):
        intervals.remove((0, 900, 1))


def test_a_long_stretch_is_found_from_its_far_end():
    intervals = Intervals([(0, 1_000_000, 1), *((n, n + 1, 2) for n in range(5000))])
    assert intervals.overlapping(999_999, 1_000_000) == [(0, 1_000_000, 1)]


def test_what_only_touches_does_not_overlap():
    intervals = Intervals([(0, 5, 1), (10, 15, 2)])
    assert intervals.overlapping(5, 10) == []

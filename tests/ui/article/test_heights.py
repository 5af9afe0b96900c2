"""Running sums stay those of the real heights, however they are corrected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.heights import Heights

heights = st.lists(st.integers(1, 90), min_size=1, max_size=40).map(lambda some: some * 60)
corrections = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 400)), max_size=30)


@given(heights, corrections, st.integers(-10, 300_000))
def test_tops_are_sums_and_every_height_is_found(first, changes, y):
    real = list(first)
    known = Heights(list(first))
    for place, height in changes:
        known[place % len(real)] = height
        real[place % len(real)] = height
    assert known.total == sum(real)
    for number in (0, len(real) // 3, len(real) - 1, len(real)):
        assert known.top(number) == sum(real[:number])
    found = known.at(y)
    if 0 <= y < known.total:
        assert known.top(found) <= y < known.top(found + 1)
    else:
        assert found == (0 if y < 0 else len(real) - 1)

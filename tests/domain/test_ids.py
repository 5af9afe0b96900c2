from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ids import Ids

SOME = st.sets(st.integers(1, 60))


@given(st.lists(st.one_of(SOME, st.tuples(st.integers(1, 60), st.integers(0, 9)))))
def test_it_holds_what_a_plain_set_would(added):
    ids, plain = Ids(), set()
    for more in added:
        if isinstance(more, tuple):
            start, length = more
            ids.add_run(start, start + length)
            plain.update(range(start, start + length))
        else:
            ids.update(more)
            plain |= more
        assert list(ids) == sorted(plain)
        assert len(ids) == len(plain)
        assert ids == plain
        assert all((id in ids) == (id in plain) for id in range(70))


@given(SOME, SOME)
def test_it_goes_together_with_other_sets(one, other):
    assert Ids(one) | other == one | other
    assert Ids(one) & Ids(other) == one & other
    assert Ids(one) - other == one - other
    assert (Ids(one) == Ids(other)) == (one == other)


def test_many_that_follow_on_one_another_take_no_room():
    ids = Ids()
    ids.add_run(1, 10**12)
    ids.add(10**12)
    assert len(ids) == 10**12
    assert 10**12 in ids
    assert 0 not in ids
    assert "x" not in ids
    assert repr(ids) == f"Ids([(1, {10**12 + 1})])"

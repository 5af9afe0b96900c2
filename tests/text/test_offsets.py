from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import Offsets

TEXTS = st.text(st.sampled_from("a\né🎉👨‍́ع漢\U0010ffff"), max_size=60)


@given(TEXTS)
def test_utf16_units_are_those_of_the_encoded_text(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.utf16(place) == len(text[:place].encode("utf-16-le")) // 2


@given(TEXTS)
def test_both_ways_is_the_same_place(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.code_point(offsets.utf16(place)) == place


def test_the_middle_of_a_pair_counts_as_its_start() -> None:
    offsets = Offsets("x🎉y🎊")
    assert [offsets.code_point(unit) for unit in range(7)] == [0, 1, 1, 2, 3, 3, 4]


def test_an_empty_text_has_one_place() -> None:
    assert Offsets("").utf16(0) == 0
    assert Offsets("").code_point(0) == 0

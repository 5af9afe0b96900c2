"""Ends of tags rest at words or at the marks beside them, and never leave a tag empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.snapping import end_near, start_near

TEXT = "She said: “I never left,” and paid $5 (five)."


def at(words: str) -> int:
    return TEXT.index(words)


@pytest.mark.parametrize(
    ("place", "rests"),
    [
        (at("said") + 1, at("said")),
        (at("never") + 1, at("never")),
        (at("I never"), at("I never")),
        (at("“"), at("“")),
        (at("$5"), at("$5")),
        (at("five"), at("five")),
        (-30, 0),
    ],
)
def test_a_beginning_rests_at_a_word_or_at_the_marks_before_it(place, rests):
    assert start_near(TEXT, place, len(TEXT)) == rests


@pytest.mark.parametrize(
    ("place", "rests"),
    [
        (at("left") + 3, at(",”")),
        (at(",”"), at(",”")),
        (at(",”") + 1, at(",”") + 1),
        (at(",”") + 2, at(",”") + 2),
        (at("five") + 3, at("five") + 4),
        (len(TEXT), len(TEXT)),
        (len(TEXT) + 9, len(TEXT)),
    ],
)
def test_an_end_rests_behind_a_word_or_behind_the_marks_after_it(place, rests):
    assert end_near(TEXT, place, 0) == rests


def test_an_end_drawn_past_the_other_stops_at_the_last_word():
    start, end = at("never"), at(",”")
    assert start_near(TEXT, end + 10, end) == at("left")
    assert end_near(TEXT, 0, start) == start + len("never")


def test_where_no_word_is_there_is_no_rest():
    assert start_near("… — …", 2, 5) is None
    assert end_near("… — …", 2, 0) is None


def test_where_no_spaces_part_the_words_it_rests_at_every_character():
    text = "他说「不会」。然后走了"
    assert end_near(text, 4, 2) == 4
    assert start_near(text, 4, 5) == 4
    assert end_near(text, 6, 2) == text.index("。")
    assert start_near(text, 2, 5) == 2


@given(st.text(alphabet="ab “”,.$(\n", min_size=1, max_size=60), st.data())
def test_what_is_left_is_never_empty(text, data):
    place = data.draw(st.integers(-5, len(text) + 5))
    other = data.draw(st.integers(0, len(text) - 1))
    start, end = start_near(text, place, other + 1), end_near(text, place, other)
    assert start is None or text[start : other + 1].strip()
    assert end is None or text[other:end].strip()

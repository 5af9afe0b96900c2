"""The same words are found wherever they stand, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.occurrences import occurrences


def test_whole_words_only_unless_asked() -> None:
    text = "The gate, the gates and the Gate.\nthe\u00a0 gate"
    assert [text[s.start : s.end] for s in occurrences(text, "the gate")] == ["the\u00a0 gate"]
    assert len(list(occurrences(text, "gate", whole_words=False))) == 3


def test_marks_at_the_edge_need_no_word_border() -> None:
    assert len(list(occurrences("“No,”he said. “No,” again", "“No,”"))) == 2


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("市议会主席王丽说，王丽走了", "王丽", 2),  # no spaces, so no borders
        ("モスクワで話したモスクワ", "モスクワ", 2),
        ("قالت وقال قال", "قال", 1),
        ("كَتَبَ كَتَبَت", "كَتَبَ", 1),  # a vowel sign at the end is no border
    ],
)
def test_borders_are_those_of_the_script(text: str, words: str, count: int) -> None:
    assert len(list(occurrences(text, words))) == count


def test_no_words_are_nowhere() -> None:
    assert list(occurrences("text", "  ")) == []


@given(st.text(), st.text(min_size=1, max_size=3))
def test_what_is_found_is_what_was_asked(text: str, words: str) -> None:
    for span in occurrences(text, words, whole_words=False):
        assert text[span.start : span.end].split() == words.split()

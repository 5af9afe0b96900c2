"""Typography is no difference; a word is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.difference import LEFT_OUT, PUT_IN, SAME, Piece, difference, joined
from annotator.text.wording import shingles, wording

ALIKE = [
    ("“We don’t know,”", '"We don\'t know"'),
    ("«Nous partons»", "„Nous partons“"),
    ("the tide–gate — now", "the tide-gate - now"),
    ("well\u2011known", "well-known"),
    ("No…", "No..."),
    ("We are […] ready", "We are (…) ready"),
    ("[T]he plan", "the plan"),
    ("we walk[ed] home", "we walked home"),
    ("na\u0131\u0308ve caf\u00e9", "na\u0131\u0308ve cafe\u0301"),
    ("five\u00a0boats\u00ad", "five boats"),
    ("harb\u00adour", "harbour"),
    ("ﬁne ﬂood", "fine flood"),
    ("the U.S. navy", "the US navy"),
    ("10,000 men", "10000 men"),
    ("−5 degrees", "-5 degrees"),
    ("It was _never_ true", "It was never true"),
    ("MAYOR REYES", "Mayor Reyes"),
    ("yes (Applause.) we can", "yes we can"),
]
OTHER = [
    ("we shall", "we will"),
    ("$5", "€5"),
    ("-5 degrees", "5 degrees"),
    ("4.5 million", "45 million"),
    ("5 %", "5"),
    ("can", "can’t"),
    ("rain & wind", "rain wind"),
    ("世界和平", "世界太平"),
    ("A gift", "The gift"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_typography_is_no_difference(one, other):
    assert wording(one).words == wording(other).words


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_word_is_a_difference(one, other):
    assert wording(one).words != wording(other).words


def test_what_is_left_out_and_put_in_by_an_editor_is_known():
    found = wording("“[The mayor] will … go [sic] home”")
    assert found.words == ["the", "mayor", "will", "go", "sic", "home"]
    assert found.notes == {0, 1, 4}
    assert found.cuts == {3}
    assert found.exact(2, 4) == "will … go"


def test_differences_are_told_word_by_word():
    one, other = wording("“We will never leave it.”"), wording("“We will leave it now!”")
    assert joined(difference(one, other)) == [
        Piece(SAME, "“We will "),
        Piece(LEFT_OUT, "never"),
        Piece(SAME, " "),
        Piece(SAME, "leave it "),
        Piece(PUT_IN, "now"),
        Piece(SAME, "!”"),
    ]


TEXTS = st.text(alphabet="ab ’'-“”.,[]…5é世🎉\n", max_size=60)


@given(TEXTS, TEXTS)
def test_the_other_text_stands_in_the_pieces_to_the_character(one, other):
    first, second = wording(one), wording(other)
    shown = difference(first, second)
    assert "".join(piece.words for piece in shown if piece.kind != LEFT_OUT) == other
    assert (first.words == second.words) == all(piece.kind == SAME for piece in shown)


@given(TEXTS)
def test_every_word_stands_where_it_is_said(text):
    found = wording(text)
    ends = [0, *found.ends]
    assert all(end <= start for end, start in zip(ends, found.starts, strict=False))
    assert all(
        wording(text[start:end]).words == [word]
        for word, start, end in zip(found.words, found.starts, found.ends, strict=True)
        if "-" not in word  # a minus is one only where no word stands before it
    )


@given(TEXTS)
def test_the_same_words_have_the_same_shingles(text):
    assert shingles(wording(text).words) == shingles(wording(text.upper().lower()).words)

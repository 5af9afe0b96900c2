"""Words and patterns are found; a pattern that runs away is stopped."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.patterns import BAD, MANY, MOST, SLOW, find_pattern, find_words

TEXT = "It cost $4 million. It COST $3.5 billion, 🎉 and cost nothing."


def words(spans) -> list[str]:
    return [TEXT[span.start : span.end] for span in spans]


def test_words_are_found_whatever_their_capitals() -> None:
    assert words(find_words(TEXT, "cost").spans) == ["cost", "COST", "cost"]
    assert find_words(TEXT, "$").spans[0].start == TEXT.index("$")
    assert find_words(TEXT, "").spans == ()


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("ΛΟΓΟΣ, λόγος: λογος", "λογοσ", ["ΛΟΓΟΣ", "λογος"]),
        ("İstanbul and ISTANBUL", "stanbul", ["stanbul", "STANBUL"]),
        ("Straße, STRASSE", "ß", ["ß"]),
    ],
)
def test_capitals_of_other_scripts_stand_where_they_are(text, typed, found) -> None:
    assert [text[one.start : one.end] for one in find_words(text, typed).spans] == found


def test_patterns_are_found_as_written() -> None:
    found = find_pattern(TEXT, r"\$[\d.]+ \w+")
    assert words(found.spans) == ["$4 million", "$3.5 billion"]
    assert found.trouble == ""
    assert words(find_pattern(TEXT, "COST").spans) == ["COST"]
    assert find_pattern(TEXT, "x*").spans == ()


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "(?P<a", "a{2,1}", r"\N{nothing}"])
def test_what_is_no_pattern_is_said(pattern: str) -> None:
    found = find_pattern(TEXT, pattern)
    assert (found.spans, found.trouble) == ((), BAD)
    assert found.reason


def test_a_pattern_that_runs_away_is_stopped() -> None:
    start = time.monotonic()
    found = find_pattern("a" * 40 + "!", r"(a|aa)+$", seconds=0.2)
    assert found.trouble == SLOW
    assert time.monotonic() - start < 10


def test_the_count_is_bounded() -> None:
    for found in (find_words("a" * 20_000, "a"), find_pattern("a" * 20_000, "a")):
        assert (len(found.spans), found.trouble) == (MOST, MANY)


@given(st.text(max_size=40), st.text(max_size=12))
def test_anything_typed_is_answered(text: str, pattern: str) -> None:
    for found in (find_words(text, pattern), find_pattern(text, pattern, seconds=0.5)):
        assert all(0 <= span.start < span.end <= len(text) for span in found.spans)

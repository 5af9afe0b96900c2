"""A few letters find what was meant."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.finding import Wanted


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("tide vote", "Council delays tide-gate vote as costs climb"),
        ("vote tide", "Council delays tide-gate vote as costs climb"),
        ("coun del", "Council delays tide-gate vote as costs climb"),
        ("munchen", "Zurück nach München"),
        ("ZURÜCK", "Zurück nach München"),
        ("gate", "Watergate"),
    ],
)
def test_words_are_found_in_any_order(query, title):
    assert Wanted(query).score(title) is not None


def test_a_word_that_is_not_there_is_not_found():
    assert Wanted("tide harbour").score("Council delays tide-gate vote") is None


def test_starts_of_words_are_better_than_insides():
    wanted = Wanted("gate")
    best = [wanted.score(title) for title in ("Gate opens", "The gate opens", "Watergate opens")]
    assert best == sorted(best)
    assert len(set(best)) == 3


def lets_through(title: str, patterns: list[str]) -> bool:
    connection = sqlite3.connect(":memory:")
    found = [
        connection.execute("SELECT ? LIKE ? ESCAPE '\\'", (title, pattern)).fetchone()[0]
        for pattern in patterns
    ]
    connection.close()
    return all(found)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)), st.text(max_size=8))
def test_the_pattern_for_the_database_lets_through_all_that_fits(title, query):
    wanted = Wanted(query)
    if wanted.score(title) is not None:
        assert lets_through(title, wanted.like())


def test_the_pattern_for_the_database_passes_over_accents():
    assert lets_through("Zurück nach München", Wanted("munchen zuruck").like())
    assert lets_through("100%_sure", Wanted("100%_s").like())
    assert not lets_through("100 x sure", Wanted("100%").like())

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.importers.dates import date_in, is_date_line

PRINTED = [
    "April 23rd, 2007",
    "April 23, 2007",
    "23 April 2007",
    "23rd of April 2007",
    "2007-04-23",
    "2007/04/23",
    "Apr. 23, 2007",
    "APR 23 2007",
    "Monday, April 23, 2007",
    "Published: 23 April 2007, 09:41 AM EDT",
    "Old April 23rd, 2007, 09:41 PM",
    "Mon Apr 23, 2007 7:07am EDT",
    "4/23/2007",
    "23/04/2007",
    "23.4.2007",
    "23. April 2007",
    "23 avril 2007",
    "23 de abril de 2007",
]


@pytest.mark.parametrize("line", PRINTED)
def test_a_date_in_many_spellings(line: str) -> None:
    found = date_in(line)
    assert found is not None
    assert found[0] == "2007-04-23"
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["04/05/2007", "February 30, 2007", "April 2007", "Team Infidel", "May 1", ""]
)
def test_what_is_no_date_or_could_be_two(line: str) -> None:
    assert date_in(line) is None


def test_a_moment_with_its_offset_stays_as_printed() -> None:
    found = date_in("Updated 2007-04-23T10:00:00+02:00")
    assert found is not None
    assert found[0] == "2007-04-23T10:00:00+02:00"


@pytest.mark.parametrize("line", ["On April 23, 2007 the mayor left", "By A B, April 23, 2007"])
def test_a_line_with_other_words_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@given(st.text(max_size=60))
def test_any_line_gets_an_answer(line: str) -> None:
    is_date_line(line)

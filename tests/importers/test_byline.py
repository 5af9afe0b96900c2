from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.importers.byline import read_byline
from annotator.importers.dateline import read_dateline


@pytest.mark.parametrize(
    ("line", "names", "publisher"),
    [
        ("By Mara Lindqvist, Reuters", "Mara Lindqvist", "Reuters"),
        (
            "BY A. B. LEE and C D JONES, Associated Press",
            "A. B. LEE and C D JONES",
            "Associated Press",
        ),
        ("By Jean-Pierre de la Croix, AFP", "Jean-Pierre de la Croix", "AFP"),
        ("By Maria O'Neill | Northshore Wire", "Maria O'Neill", "Northshore Wire"),
        ("By Zhang Wei", "Zhang Wei", None),
        ("By Tom Reyes, Washington Post Staff Writer", "Tom Reyes", "Washington Post"),
        (
            "By Tom Reyes, Ann Lee and Al Stone, Reuters",
            "Tom Reyes, Ann Lee and Al Stone",
            "Reuters",
        ),
        ("By Tom Reyes in Port Alder", "Tom Reyes", None),
        ("By Tom Reyes (Reuters)", "Tom Reyes", "Reuters"),
        ("By Tom Reyes and the Associated Press", "Tom Reyes", "the Associated Press"),
        ("By Tom Reyes of The Associated Press", "Tom Reyes", "The Associated Press"),
        ("By Tom Reyes, Staff Writer", "Tom Reyes", None),
        ("By Reuters", None, "Reuters"),
        ("By Madonna, Reuters", "Madonna", "Reuters"),
        ("Tom Reyes, Reuters", "Tom Reyes", "Reuters"),
        ("Von Max Mustermann", "Max Mustermann", None),
        ("By Ünal Çınar, Anadolu Agency", "Ünal Çınar", "Anadolu Agency"),
        ("Von Max Mustermann, Berlin", "Max Mustermann", None),
        ("From Tom Reyes in London and Ann Lee in Paris", "Tom Reyes and Ann Lee", None),
        (
            "By TOM REYES, Associated Press Writer 2 hours, 14 minutes ago",
            "TOM REYES",
            "Associated Press",
        ),
        ("By Tom Reyes, Reuters Mon Apr 23, 5:12 PM ET", "Tom Reyes", "Reuters"),
        ("By Tom Reyes Staff Writer", "Tom Reyes", None),
        ("By TOM REYES AP Military Writer", "TOM REYES", "AP"),
        ("By Tom Reyes of the Star", "Tom Reyes", "the Star"),
        ("By Tom Reyes/Reuters", "Tom Reyes", "Reuters"),
        ("By Tom Reyes, tom@example.org", "Tom Reyes", None),
        ("By Tom Reyes and staff", "Tom Reyes and staff", None),
        ("By Our Foreign Staff", "Our Foreign Staff", None),
        ("By Dr. Ann Lee, PhD", "Dr. Ann Lee", None),
    ],
)
def test_names_and_publisher(line: str, names: str | None, publisher: str | None) -> None:
    found = read_byline(line)
    assert found is not None
    assert (found.names, found.publisher) == (names, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "By Tom Reyes, Reuters | April 23, 2007",
        "April 23, 2007 | By Tom Reyes, Reuters",
        "By Tom Reyes, Reuters Published: 23 April 2007",
    ],
)
def test_a_date_on_the_same_line(line: str) -> None:
    found = read_byline(line)
    assert found is not None
    assert (found.names, found.publisher, found.published) == ("Tom Reyes", "Reuters", "2007-04-23")


@pytest.mark.parametrize(
    "line",
    [
        "By the time the council met, the gate was gone",
        "By Land And Sea",
        "Tom Reyes",
        "Team Infidel",
        "By 2026 the gate will be built",
        "Gates, Putin To Face Off",
        "",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "place", "publisher"),
    [
        ("MOSCOW -- The defense secretary flew in on Monday.", "MOSCOW", None),
        ("PORT ALDER — The cost of the gate has risen again.", "PORT ALDER", None),
        ("Moscow (Reuters) - The defense secretary flew in.", "Moscow", "Reuters"),
        ("NEW YORK, April 3, 2010 (AP) — The mayor left.", "NEW YORK", "AP"),
        ("ST. PETERSBURG, Russia (AP) _ The mayor left again.", "ST. PETERSBURG, Russia", "AP"),
        ("PORT-AU-PRINCE, Haiti – The mayor left the city again.", "PORT-AU-PRINCE, Haiti", None),
        ("(Reuters) - The mayor left.", None, "Reuters"),
    ],
)
def test_datelines(line: str, place: str | None, publisher: str | None) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.place, found.publisher) == (place, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE 2 - The mayor left the room and the council followed.",
        "EXCLUSIVE - The mayor left the room and the council followed.",
        "The mayor - a tall man - left the room.",
        "He said the U.S. -- which is far away -- will not go there.",
        "U.S. -- Iran talks",
        "“NO — never,” she said on the way to the harbor.",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@given(st.text(st.sampled_from("By AbC,.|()-—and \n1"), max_size=60))
def test_any_line_gets_an_answer(line: str) -> None:
    read_byline(line)
    read_dateline(line)

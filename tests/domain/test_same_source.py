"""Which entries are proposed to be one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.same_source import MOST, same_pairs
from annotator.domain.values import Source


def entry(id: int, name: str, *aliases: str, type: str | None = "person") -> Source:
    return Source(id, f"{id:032d}", name, type, None, aliases, None, None, "", {})


def pairs(*entries: Source) -> list[tuple[str, str, str]]:
    return [(one.first.name, one.second.name, one.ground) for one in same_pairs(entries)]


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        (entry(1, "Ines Obuya"), entry(2, "ines  obuya"), "name"),
        (entry(1, "Ines Obuya", "the harbour master"), entry(2, "Harbour master"), "alias"),
        (
            entry(1, "World Harbour Board", type="organization"),
            entry(2, "W.H.B.", type="organization"),
            "acronym",
        ),
        (entry(1, "Board of the World Harbours"), entry(2, "BWH", type=None), "acronym"),
        (entry(1, "Ines Obuya"), entry(2, "Obuya"), "surname"),
        (entry(1, "Ines Obuya"), entry(2, "I. Obuya"), "surname"),
        (entry(1, "Ines Obuya"), entry(2, "Ivo Obuya"), None),
        (entry(1, "Ines Obuya"), entry(2, "Ines Lind"), None),
        (entry(1, "Halden Marine", type="organization"), entry(2, "Sea Marine"), None),
        (entry(1, "אינס אובויה"), entry(2, "אינס אובויה"), "name"),
        (entry(1, "…"), entry(2, "—"), None),
    ],
)
def test_what_two_names_have_in_common_is_the_ground(one, other, ground):
    found = pairs(one, other)
    assert [pair[2] for pair in found] == ([ground] if ground else [])


def test_the_longer_name_stays_and_the_surest_comes_first():
    found = pairs(
        entry(1, "Obuya"),
        entry(2, "Ines Obuya"),
        entry(3, "Harbour News"),
        entry(4, "harbour news"),
    )
    assert found == [("Harbour News", "harbour news", "name"), ("Ines Obuya", "Obuya", "surname")]


def test_what_somebody_said_is_not_the_same_is_not_proposed():
    one, other = entry(1, "Ines Obuya"), entry(2, "Obuya")
    assert pairs(replace(one, distinct=(other.uid,)), other) == []
    assert pairs(one, replace(other, distinct=(one.uid,))) == []


def test_of_very_many_the_first_are_proposed():
    many = [entry(n, f"Person{n // 2} Number{n // 2}") for n in range(4 * MOST)]
    assert len(same_pairs(many)) == MOST
    crowd = [entry(n, "Smith") for n in range(1_000)]
    assert same_pairs(crowd) == []


def test_a_name_of_five_hundred_characters_is_compared():
    long = "Obuya " * 90
    assert pairs(entry(1, long), entry(2, long.upper())) == [(long, long.upper(), "name")]

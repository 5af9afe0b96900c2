"""Every unit there and back, and what others really count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.offset_units import Unit, conversion

TEXTS = st.text(st.sampled_from("ab é🎉👨‍👩\u0301\n\xa0漢"), max_size=40)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_every_code_point_has_a_place_in_most_units(text: str) -> None:
    for unit in set(Unit) - {Unit.CLUSTERS}:
        convert = conversion(unit, text)
        for offset in range(len(text) + 1):
            assert convert.taken(convert.given(offset)) == offset, unit


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_units_are_what_an_encoder_counts(text: str) -> None:
    utf16, utf8 = conversion(Unit.UTF_16, text), conversion(Unit.UTF_8, text)
    doubled = conversion(Unit.CR_LF, text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert utf16.given(offset) == len(before.encode("utf-16-le")) // 2
        assert utf8.given(offset) == len(before.encode())
        assert doubled.given(offset) == len(before.replace("\n", "\r\n"))


def test_a_family_is_one_cluster_and_its_inside_no_place() -> None:
    text = "a👨‍👩‍👧b"
    clusters = conversion(Unit.CLUSTERS, text)
    assert [clusters.given(offset) for offset in (0, 1, 6, 7)] == [0, 1, 2, 3]
    assert clusters.given(3) == -1
    assert clusters.taken(2) == 6
    assert clusters.taken(9) == -1


@pytest.mark.parametrize(("unit", "inside"), [(Unit.UTF_8, 2), (Unit.CLUSTERS, 99)])
def test_what_is_no_place_is_said(unit: Unit, inside: int) -> None:
    assert conversion(unit, "a🎉b").taken(inside) == -1

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.keys import as_key, with_keys
from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.domain.scheme import ENTRY, is_key
from annotator.text.span import Span


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("quote", "quote"),
        ("Quote", "quote"),
        (" Direct Speech ", "direct_speech"),
        ("check-worthiness", "check-worthiness"),
    ],
)
def test_a_plain_name_becomes_the_key_one_expects(name, key):
    assert as_key(name) == key


@given(st.text())
def test_any_name_becomes_a_key_that_stays(name):
    key = as_key(name)
    assert is_key(key)
    assert key != ENTRY
    assert as_key(key) == key


@pytest.mark.parametrize("pair", [("Zitat/a", "Zitat?a"), ("اقتباس", "مصدر"), ("", "_")])
def test_names_that_differ_in_what_a_key_cannot_say_stay_apart(pair):
    assert as_key(pair[0]) != as_key(pair[1])


def test_a_record_of_keys_is_left_alone():
    record = ArticleRecord("", "abc", annotations=(AnnotationRecord("1", "quote", (Span(0, 1),)),))
    assert with_keys(record) == (record, {})


def test_all_mentions_are_renamed_and_the_names_are_told():
    record = ArticleRecord(
        "",
        "abc",
        sources=(SourceRecord("s", "X", attributes={"Party": "none"}),),
        annotations=(AnnotationRecord("1", "A Label", (Span(0, 1),), {"Is It": "So It Is"}),),
        links=(LinkRecord("2", "Said By", "1", "1"),),
    )
    renamed, names = with_keys(record)
    assert renamed.annotations[0].label == "a_label"
    assert renamed.annotations[0].attributes == {"is_it": "So It Is"}
    assert renamed.links[0].kind == "said_by"
    assert renamed.sources[0].attributes == {"party": "none"}
    assert names == {"a_label": "A Label", "is_it": "Is It", "said_by": "Said By", "party": "Party"}

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import RuleError
from annotator.domain.rules import check_annotation, check_attribute, check_link, check_state
from annotator.domain.scheme import Attribute, Label, Scheme, Value, default_scheme, is_key
from annotator.text.span import Span

SCHEME = default_scheme()


def test_the_scheme_of_news_attribution():
    assert [label.key for label in SCHEME.labels] == ["quote", "claim", "source", "cue", "scare"]
    assert [label.shortcut for label in SCHEME.labels] == ["Q", "C", "S", "U", None]
    assert SCHEME.attributes_of("quote")[0].key == "form"
    form = SCHEME.attribute("quote", "form")
    assert [value.key for value in form.values] == ["direct", "indirect", "mixed"]
    kinds = "source cue relay nested_in asserted_in supports disputes same_claim"
    assert [kind.key for kind in SCHEME.link_kinds] == kinds.split()
    assert {kind.key for kind in SCHEME.kinds_between("quote", "source")} == {"source", "relay"}


def test_a_scheme_survives_being_written_down():
    assert Scheme.from_dict(SCHEME.to_dict()) == SCHEME


@pytest.mark.parametrize("label", [label.key for label in SCHEME.labels])
def test_what_fits_the_scheme_and_the_text_is_let_through(label):
    check_annotation(SCHEME, 10, label, [Span(0, 4), Span(9, 10)])
    for item in SCHEME.attributes_of(label):
        for value in item.values:
            check_attribute(SCHEME, label, item.key, value.key)


def test_an_attribute_of_many_values_and_one_of_free_text():
    labels = (Label("a", "A"),)
    many = Attribute("many", "Many", "a", many=True, values=(Value("x", "X"), Value("y", "Y")))
    free = Attribute("free", "Free", "a", free=True)
    scheme = Scheme("s", "S", labels, (many, free))
    check_attribute(scheme, "a", "many", ["x", "y"])
    check_attribute(scheme, "a", "many", "x")
    check_attribute(scheme, "a", "free", "anything at all")
    for key, value in (("many", ["x", "z"]), ("free", ["a", "b"]), ("none", "x")):
        with pytest.raises(RuleError):
            check_attribute(scheme, "a", key, value)


def test_each_end_of_a_link_counts():
    check_link(SCHEME, "source", "quote", "source")
    check_link(SCHEME, "source", "claim", "source")
    for origin, target in (("source", "quote"), ("quote", "quote"), ("cue", "source")):
        with pytest.raises(RuleError, match=f"cannot go from {origin} to {target}; it joins"):
            check_link(SCHEME, "source", origin, target)


@pytest.mark.parametrize(
    ("kind", "good"), [("article", "to_do"), ("review", "verified"), ("region", "byline")]
)
def test_states(kind, good):
    check_state(kind, good)
    with pytest.raises(RuleError, match="“lost” is none of: "):
        check_state(kind, "lost")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"labels": [{"key": "a", "title": "A"}] * 2}, "the label 'a' twice"),
        ({"labels": [{"key": "A b", "title": "A"}]}, "A key is lower-case letters"),
        ({"labels": [{"title": "A"}]}, "lacks 'key'"),
        ({"labels": "quote"}, "labels is a list of objects"),
        ({"labels": [7]}, "labels is a list of objects"),
        ({"labels": [{"key": 7, "title": "A"}]}, "every key is text, not 7"),
        (
            {"labels": [{"key": k, "title": k, "shortcut": "q"} for k in ("a", "b")]},
            "the key 'Q' twice",
        ),
        ({"attributes": [{"key": "x", "title": "X", "on": "nobody"}]}, "which is no label"),
        (
            {"attributes": [{"key": "x", "title": "X", "on": "a"}] * 2},
            "the attribute 'a.x' twice",
        ),
        (
            {
                "attributes": [
                    {
                        "key": "x",
                        "title": "X",
                        "on": "a",
                        "values": [{"key": "v", "title": "V"}] * 2,
                    }
                ]
            },
            "the value of x 'v' twice",
        ),
        ({"link_kinds": [{"key": "k", "title": "K", "ends": [["a"]]}]}, "pairs of labels"),
        ({"link_kinds": [{"key": "k", "title": "K", "ends": [["a", "z"]]}]}, "joins z, which is"),
        ({"link_kinds": [{"key": "k", "title": "K", "ends": 7}]}, "pairs of labels"),
    ],
)
def test_a_scheme_that_contradicts_itself_is_refused(change, sentence):
    plain = {"key": "s", "title": "S", "labels": [{"key": "a", "title": "A"}]}
    with pytest.raises(RuleError) as refusal:
        Scheme.from_dict(plain | change)
    assert sentence in str(refusal.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["key", "title", "labels", "attributes", "link_kinds", "ends", "on"])


@given(
    st.dictionaries(NAMES, st.lists(st.dictionaries(NAMES, JSON, max_size=4), max_size=3) | JSON)
)
def test_any_json_is_a_scheme_or_refused_in_words(plain):
    with suppress(RuleError):
        scheme = Scheme.from_dict(plain)
        assert Scheme.from_dict(scheme.to_dict()) == scheme


def test_a_scheme_is_checked_however_it_is_made():
    with pytest.raises(RuleError, match="twice"):
        replace(SCHEME, labels=(*SCHEME.labels, SCHEME.labels[0]))
    assert is_key("a-b_9")
    assert not is_key("-a")
    assert not is_key("a" * 501)

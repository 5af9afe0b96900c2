"""Files of others, broken or hostile: one sentence that names the place, never a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError


def line(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


HOSTILE = [
    ("text", ..., "needs its words"),
    ("text", 5, "needs its words"),
    ("text", " \n", "no words"),
    ("sha256", "0" * 64, "not the one"),
    ("format", "brat/1", "is not “article-annotator/1”"),
    ("status", "finished", "none of: to_do"),
    ("id", 7, "id: an id is expected"),
    ("id", "a\nb", "on one line"),
    ("id", "", "1 to 500"),
    ("headline", ["H"], "headline: words are expected"),
    ("annotations", {}, "annotations: a list is expected"),
    ("annotations[0]", 5, r"annotations\[0\]: an object is expected"),
    ("annotations[0].spans", [], "at least one span"),
    ("annotations[0].spans[0].start", -1, r"annotations\[0\]\.spans\[0\]\.start: .*negative"),
    ("annotations[0].spans[0].start", 2.0, "whole number"),
    ("annotations[0].spans[0].start", True, "whole number"),
    ("annotations[0].spans[0].end", 10**30, "not at their offsets"),
    ("annotations[0].spans[0].end", 2, "ends behind its start"),
    ("annotations[0].spans[0].exact", ..., "“exact” is missing"),
    ("annotations[0].spans[1].start", 6, "not at their offsets"),
    ("annotations[0].spans[1]", {"start": 4, "end": 7, "exact": "o,”"}, "overlap"),
    ("annotations[0].label", ..., "“label” is missing"),
    ("annotations[0].review", "fine", "none of: unreviewed"),
    ("annotations[0].created", "yesterday", "is no time"),
    ("annotations[0].attributes", {"form": 5}, r"attributes\.form: words or a list"),
    ("annotations[0].attributes", {"form": [["x"]]}, "words or a list"),
    ("annotations[0].id", "a2" * 16, "given twice"),
    ("annotations[1].source", "77" * 16, "is not in “sources”"),
    ("sources[0].name", ..., r"sources\[0\]: “name” is missing"),
    ("sources[0].aliases", [1], "words are expected"),
    ("links[0].to", "77" * 16, r"links\[0\]\.to: the link leads to"),
    ("links[0].to", "a1" * 16, "to itself"),
    ("links[0].kind", None, "“kind” is missing"),
    ("comments", [{"text": "x", "annotation": "77" * 16}], "no annotation here"),
    ("comments", [{"id": "c"}], "“text” is missing"),
    ("regions[0].end", 99, "outside the text"),
    ("regions[0].kind", "caption", "none of: headline"),
]


@pytest.mark.parametrize(("path", "value", "reason"), HOSTILE)
def test_a_wrong_member_is_named_in_a_sentence(path, value, reason, changed, read_back) -> None:
    with pytest.raises(FormatError, match=reason) as fault:
        read_back("jsonl", line({"text": "First."}) + b"\n" + line(changed(path, value)))
    assert str(fault.value).startswith("line 3")
    assert str(fault.value).endswith(".")
    document = {"format": "article-annotator-project/1", "articles": [changed(path, value)]}
    if path != "format":
        with pytest.raises(FormatError, match=reason):
            read_back("json", json.dumps(document))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "no JSON"),
        (b"[]", "an object is expected"),
        (b"null", "an object is expected"),
        (b'{"text": NaN}', "NaN is no number"),
        (b'{"text": "a", "x": -Infinity}', "is no number"),
        (b'{"text": "a", "x": 1e999}', "too large"),
        (b'{"text": "a", "x": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"text": "a", "text": "b"}', "“text” is given twice"),
        (b'{"text": "a", "x": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"text": "a", "x": ' + b'{"a":' * 200_000, "nested too deeply"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"text": "a"} {"text": "b"}', "something follows"),
        (b'{"text": "a\x01"}', "control character"),
        (b"\x00" * 50, "no JSON"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(data, reason, read_back) -> None:
    for name, place in (("jsonl", "line 1"), ("json", "the document")):
        with pytest.raises(FormatError, match=reason) as fault:
            read_back(name, data)
        assert str(fault.value).startswith(place)


@pytest.mark.parametrize("thing", ["article", "annotation", "link"])
def test_an_id_in_two_lines_is_refused(thing, plain_article, changed, read_back) -> None:
    other = changed("id", "7" * 32)
    if thing == "article":
        other = {"id": plain_article["id"], "text": "Another."}
    if thing == "link":
        for one, new in zip(other["annotations"], ("7a" * 16, "7b" * 16), strict=True):
            one["id"] = new
        other["links"][0] |= {"from": "7a" * 16, "to": "7b" * 16}
    with pytest.raises(FormatError, match=f"line 2: the id .* of this {thing}"):
        read_back("jsonl", line(plain_article) + line(other))


def test_spans_that_fit_no_unit_are_named(changed, read_back) -> None:
    with pytest.raises(
        FormatError, match=r"line 1: these words are not at their offsets: “nay” at 2-7"
    ):
        read_back("jsonl", line(changed("annotations[0].spans[0].exact", "nay")))


@pytest.mark.parametrize(
    "scheme",
    [
        {"key": "s", "title": "S", "labels": [5]},
        {"key": "s", "title": "S", "labels": [{"key": "Q Q", "title": "Q"}]},
        {"labels": {"a": 1}},
        {"key": [], "labels": []},
    ],
)
def test_a_scheme_that_is_none_is_refused(scheme, read_back) -> None:
    document = {"format": "article-annotator-project/1", "scheme": scheme}
    with pytest.raises(FormatError, match="the document, scheme: "):
        read_back("json", json.dumps(document))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(junk=JUNK, data=st.data())
def test_junk_anywhere_gives_an_article_or_a_sentence(junk, data, changed, read_back) -> None:
    paths = [path for path, _, _ in HOSTILE if path not in ("comments", "format")]
    article = changed(data.draw(st.sampled_from(paths)), junk)
    try:
        read_back("jsonl", line(article))
    except FormatError as fault:
        assert str(fault).startswith("line 1")  # noqa: PT017  # either outcome is right

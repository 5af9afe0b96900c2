"""The native formats: everything comes back, and nothing hostile gets in or shows a traceback."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.domain.identity import is_uid
from annotator.domain.records import ProjectRecord, SessionRecord
from annotator.domain.scheme import default_scheme
from annotator.text.span import Span

ARTICLE = {
    "format": "article-annotator/1",
    "id": "9f0c" * 8,
    "headline": "H",
    "byline": None,
    "publisher": None,
    "published": "2026-03-14",
    "dateline": None,
    "url": None,
    "language": "en",
    "text": "🎉 “No,” she said, “never.”",
    "sha256": None,
    "status": "in_progress",
    "regions": [{"kind": "headline", "start": 0, "end": 1}],
    "sources": [{"id": "5e" * 16, "name": "Ines Obuya"}],
    "annotations": [
        {
            "id": "a1" * 16,
            "label": "quote",
            "spans": [
                {"start": 2, "end": 7, "exact": "“No,”"},
                {"start": 18, "end": 26, "exact": "“never.”"},
            ],
            "attributes": {"form": "direct"},
        },
        {
            "id": "a2" * 16,
            "label": "source",
            "spans": [{"start": 8, "end": 11, "exact": "she"}],
            "source": "5e" * 16,
        },
    ],
    "links": [{"id": "b1" * 16, "kind": "source", "from": "a1" * 16, "to": "a2" * 16}],
}


def changed(path: str, value: object) -> dict:
    """The article with one member set (or, with `...`, taken away); the path as errors name it."""
    article = deepcopy(ARTICLE)
    steps = [
        int(s) if s.isdigit() else s for s in path.replace("]", "").replace("[", ".").split(".")
    ]
    at: object = article
    for step in steps[:-1]:
        at = at[step]
    if value is ...:
        del at[steps[-1]]
    else:
        at[steps[-1]] = value
    return article


def line(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_articles_come_back_from_lines(data, any_article, written, read_back) -> None:
    records = data.draw(st.lists(any_article, max_size=2, unique_by=lambda record: record.id))
    text = written("jsonl", records)
    assert text.count("\n") == len(records)
    assert read_back("jsonl", text) == records


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_project_comes_back_from_a_document(data, any_article, written, read_back) -> None:
    project = ProjectRecord(
        id="ab" * 16,
        title="Tide gate",
        scheme=default_scheme().to_dict(),
        articles=(data.draw(any_article),),
        sessions=(SessionRecord("cd" * 16, "R. Okafor", "2026-03-14T09:41:00.000Z", None, 90),),
        annotators=({"uid": "ef" * 16, "name": "R. Okafor"},),
        extra={"x-more": [1, None, {"a": "b"}]},
    )
    assert read_back("json", written("json", project)) == project


def test_all_keys_stand_on_a_line_that_is_not_escaped(probe, written) -> None:
    text = written("jsonl", [probe])
    assert "👨‍👩‍👧" in text
    found = json.loads(text)
    assert list(found) == [
        *("format", "id", "headline", "byline", "publisher", "published", "dateline", "url"),
        *("language", "text", "sha256", "status", "regions", "sources", "annotations", "links"),
        "comments",
    ]
    assert list(found["annotations"][0]) == [
        *("id", "label", "spans", "attributes", "note", "annotator", "created", "modified"),
        *("review", "source"),
    ]
    exact = [one["spans"][0]["exact"] for one in found["annotations"]]
    assert exact == ["beta", "delta", "LASTWORD"]


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_the_emoji_probe_comes_back(name, probe, written, read_back) -> None:
    if name == "json":
        document = written("json", ProjectRecord("a" * 32, "", {}, (probe,)))
        (back,) = read_back("json", document).articles
    else:
        (back,) = read_back("jsonl", written("jsonl", [probe]))
    words = [one.words(back.text) for one in back.annotations]
    assert words == ["beta", "delta", "LASTWORD"]


def test_what_may_be_missing_may_be_missing(read_back) -> None:
    (article,) = read_back("jsonl", line({"text": "Some words."}))
    assert is_uid(article.id)
    assert (article.status, article.annotations, article.headline) == ("to_do", (), None)


def test_the_same_file_gives_the_same_ids_again(read_back) -> None:
    bare = changed("annotations[0].id", ...) | {"id": None, "links": None}
    (first,), (second,) = (read_back("jsonl", line(bare)) for _ in range(2))
    assert first == second
    assert len({one.id for one in first.annotations}) == 2


def test_unknown_keys_are_kept_everywhere(read_back, written) -> None:
    given_article = changed("annotations[0].spans[1].score", 0.5)
    given_article["annotations"][1]["tool"] = {"name": "x"}
    given_article["regions"][0]["by"] = "me"
    given_article["links"][0]["weight"] = 3
    given_article["kept"] = [1, 2]
    text = written("jsonl", read_back("jsonl", line(given_article)))
    found = json.loads(text)
    assert found["annotations"][0]["spans"][1]["score"] == 0.5
    assert found["annotations"][1]["tool"] == {"name": "x"}
    assert found["regions"][0]["by"] == "me"
    assert (found["links"][0]["weight"], found["kept"]) == (3, [1, 2])
    assert written("jsonl", read_back("jsonl", text)) == text


def test_a_text_is_made_canonical_and_offsets_follow(read_back) -> None:
    article = {
        "text": "\ufeffOne\r\ntwo\r\nthree",
        "annotations": [
            {"label": "quote", "spans": [{"start": 11, "end": 16, "exact": "three"}]},
            {"label": "claim", "spans": [{"start": 1, "end": 9, "exact": "One\r\ntwo"}]},
        ],
        "regions": [{"kind": "headline", "start": 1, "end": 4}],
    }
    (found,) = read_back("jsonl", line(article))
    assert found.text == "One\ntwo\nthree"
    assert [one.words(found.text) for one in found.annotations] == ["three", "One\ntwo"]
    assert found.text[found.regions[0].start : found.regions[0].end] == "One"


@pytest.mark.parametrize(
    ("unit", "text", "count"),
    [
        ("UTF-16", "🎉 one 🎉 two", lambda t: len(t.encode("utf-16-le")) // 2),
        ("UTF-8", "🎉 öne é two", lambda t: len(t.encode())),
        ("CR LF twice", "a\nb\n\nc two", lambda t: len(t.replace("\n", "\r\n"))),
        ("a mark", "one two", lambda t: len(t) + 1),
        ("clusters", "👨‍👩‍👧 e\u0301 two", lambda t: len(t) - 4 - 1),
        ("LF once in CR LF", "a\r\nb\r\nc two", lambda t: len(t.replace("\r\n", "\n"))),
    ],
)
def test_offsets_in_other_units_are_found_out(unit, text, count, read_back) -> None:
    start = count(text[: text.index("two")])
    spans = [{"start": start, "end": start + 3, "exact": "two"}]
    (found,) = read_back(
        "jsonl", line({"text": text, "annotations": [{"label": "q", "spans": spans}]})
    )
    assert found.annotations[0].words(found.text) == "two"


def test_spans_that_fit_no_unit_are_named(read_back) -> None:
    with pytest.raises(
        FormatError, match=r"line 1: these words are not at their offsets: “nay” at 2-7"
    ):
        read_back("jsonl", line(changed("annotations[0].spans[0].exact", "nay")))


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
def test_a_wrong_member_is_named_in_a_sentence(path, value, reason, read_back) -> None:
    good = line(ARTICLE)
    with pytest.raises(FormatError, match=reason) as fault:
        read_back("jsonl", line({"text": "First."}) + b"\n" + line(changed(path, value)))
    assert str(fault.value).startswith("line 3")
    assert str(fault.value).endswith(".")
    document = {"format": "article-annotator-project/1", "articles": [changed(path, value)]}
    if path != "format":
        with pytest.raises(FormatError, match=reason):
            read_back("json", json.dumps(document))
    assert read_back("jsonl", good)


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
def test_an_id_in_two_lines_is_refused(thing, read_back) -> None:
    other = changed("id", "7" * 32)
    if thing == "article":
        other = {"id": ARTICLE["id"], "text": "Another."}
    if thing == "link":
        for one, new in zip(other["annotations"], ("7a" * 16, "7b" * 16), strict=True):
            one["id"] = new
        other["links"][0] |= {"from": "7a" * 16, "to": "7b" * 16}
    with pytest.raises(FormatError, match=f"line 2: the id .* of this {thing}"):
        read_back("jsonl", line(ARTICLE) + line(other))


def test_lone_surrogates_and_nul_can_be_stored_afterwards(read_back) -> None:
    raw = rb'{"text": "a\ud800b\u0000c", "headline": "\udfff", "x": {"\ud800": "\u0000"}}'
    (article,) = read_back("jsonl", raw)
    assert article.text == "a\ufffdb\ufffdc"
    assert (article.headline, article.extra) == ("\ufffd", {"x": {"\ufffd": "\ufffd"}})


def test_a_mark_crlf_and_blank_lines_do_no_harm(read_back) -> None:
    data = b"\xef\xbb\xbf" + line(ARTICLE).replace(b"\n", b"\r\n") + b"\r\n\n"
    (article,) = read_back("jsonl", data)
    assert article.annotations[0].spans == (Span(2, 7), Span(18, 26))


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
def test_junk_anywhere_gives_an_article_or_a_sentence(junk, data, read_back) -> None:
    paths = [path for path, _, _ in HOSTILE if path not in ("comments", "format")]
    article = changed(data.draw(st.sampled_from(paths)), junk)
    try:
        read_back("jsonl", line(article))
    except FormatError as fault:
        assert str(fault).startswith("line 1")  # noqa: PT017  # either outcome is right


def test_filtered_records_keep_their_words(probe, written) -> None:
    only = replace(probe, annotations=probe.annotations[:1], links=())
    assert json.loads(written("jsonl", [only]))["annotations"][0]["spans"][0]["exact"] == "beta"

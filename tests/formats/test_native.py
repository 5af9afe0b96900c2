"""The native formats: everything comes back, in whatever unit it was counted."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.identity import is_uid
from annotator.domain.records import ProjectRecord, SessionRecord
from annotator.domain.scheme import default_scheme
from annotator.text.span import Span


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


def test_sources_that_are_not_listed_are_called_by_their_words(changed, read_back) -> None:
    (article,) = read_back("jsonl", line(changed("sources", ...)))
    assert [(source.id, source.name) for source in article.sources] == [("5e" * 16, "she")]


def test_the_same_file_gives_the_same_ids_again(changed, read_back) -> None:
    bare = changed("annotations[0].id", ...) | {"id": None, "links": None}
    (first,), (second,) = (read_back("jsonl", line(bare)) for _ in range(2))
    assert first == second
    assert len({one.id for one in first.annotations}) == 2


def test_unknown_keys_are_kept_everywhere(changed, read_back, written) -> None:
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


def test_lone_surrogates_and_nul_can_be_stored_afterwards(read_back) -> None:
    raw = rb'{"text": "a\ud800b\u0000c", "headline": "\udfff", "x": {"\ud800": "\u0000"}}'
    (article,) = read_back("jsonl", raw)
    assert article.text == "a\ufffdb\ufffdc"
    assert (article.headline, article.extra) == ("\ufffd", {"x": {"\ufffd": "\ufffd"}})


def test_a_mark_crlf_and_blank_lines_do_no_harm(plain_article, read_back) -> None:
    data = b"\xef\xbb\xbf" + line(plain_article).replace(b"\n", b"\r\n") + b"\r\n\n"
    (article,) = read_back("jsonl", data)
    assert article.annotations[0].spans == (Span(2, 7), Span(18, 26))


def test_filtered_records_keep_their_words(probe, written) -> None:
    only = replace(probe, annotations=probe.annotations[:1], links=())
    assert json.loads(written("jsonl", [only]))["annotations"][0]["spans"][0]["exact"] == "beta"

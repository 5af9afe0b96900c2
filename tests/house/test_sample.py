"""The sample is what a new person sees first: it must be right in every offset."""

from __future__ import annotations

import hashlib
import io
import json

import pytest

from annotator.domain.scheme import ENTRY, default_scheme
from annotator.formats import jsonl
from annotator.resource import resource
from annotator.text.canonical import canonical

LINES = resource("sample/sample.jsonl").read_text(encoding="utf-8").removesuffix("\n").split("\n")
ARTICLES = [json.loads(line) for line in LINES]
TITLES = [article["headline"] for article in ARTICLES]

each_article = pytest.mark.parametrize("article", ARTICLES, ids=TITLES)


def test_there_are_three_and_not_all_are_done():
    assert [article["status"] for article in ARTICLES] == ["in_progress", "in_progress", "to_do"]
    assert [bool(article["annotations"]) for article in ARTICLES] == [True, True, False]


@each_article
def test_texts_are_canonical_and_named_by_their_hash(article):
    text = article["text"]
    assert canonical(text).text == text
    assert hashlib.sha256(text.encode()).hexdigest() == article["sha256"]
    assert 350 <= len(text.split()) <= 600


@each_article
def test_spans_hold_the_words_they_say(article):
    for annotation in article["annotations"]:
        ends = [0]
        for span in annotation["spans"]:
            assert article["text"][span["start"] : span["end"]] == span["exact"]
            assert span["exact"] == span["exact"].strip()
            assert ends[-1] <= span["start"] < span["end"]
            ends.append(span["end"])


@each_article
def test_regions_lie_in_the_text_and_do_not_touch_annotations(article):
    for region in article["regions"]:
        assert article["text"][region["start"] : region["end"]].strip()
    headline = next(region for region in article["regions"] if region["kind"] == "headline")
    assert article["text"][headline["start"] : headline["end"]] == article["headline"]


@each_article
def test_the_default_scheme_allows_all_of_it(article):
    scheme = default_scheme()
    labels = {annotation["id"]: annotation["label"] for annotation in article["annotations"]}
    for annotation in article["annotations"]:
        assert scheme.label(annotation["label"])
        for key, value in annotation["attributes"].items():
            assert scheme.attribute(annotation["label"], key).value(value)
    for link in article["links"]:
        ends = (labels[link["from"]], labels[link["to"]])
        assert ends in scheme.link_kind(link["kind"]).ends


@each_article
def test_every_source_leads_to_an_entry(article):
    entries = {entry["id"] for entry in article["sources"]}
    named = {item["source"] for item in article["annotations"] if item["label"] == "source"}
    assert named == entries


@each_article
def test_the_default_scheme_allows_its_entries(article):
    scheme = default_scheme()
    for entry in article["sources"]:
        answers = {"type": entry["type"], "naming": entry["naming"], **entry.get("attributes", {})}
        for key, value in answers.items():
            assert scheme.attribute(ENTRY, key).value(value)


def test_read_and_written_again_it_is_the_same_to_the_byte():
    shipped = resource("sample/sample.jsonl").read_bytes()
    out = io.StringIO()
    jsonl.write(jsonl.read(io.BytesIO(shipped)), out)
    assert out.getvalue().encode() == shipped


def test_the_first_article_shows_what_news_does():
    first = ARTICLES[0]
    kinds = {link["kind"] for link in first["links"]}
    forms = {item["attributes"].get("form") for item in first["annotations"]}
    namings = {entry["naming"] for entry in first["sources"]}
    assert kinds == {"source", "cue", "relay", "nested_in", "asserted_in"}
    assert forms >= {"direct", "indirect", "mixed"}
    assert namings == {"named", "unnamed", "anonymous", "generic"}
    assert {item["label"] for item in first["annotations"]} == {
        label.key for label in default_scheme().labels
    }
    assert max(len(item["spans"]) for item in first["annotations"]) == 3

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.w3c import CONTEXT, iri


def collection(text: str) -> dict:
    found = json.loads(text)
    assert found["type"] == "AnnotationCollection"
    assert found["total"] == len(found["first"]["items"])
    return found


def items(text: str) -> list[dict]:
    return collection(text)["first"]["items"]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_target_says_its_words_and_its_place(data, any_article, written) -> None:
    record = data.draw(any_article)
    found = {item["id"]: item for item in items(written("w3c", [record]))}
    for one in record.annotations:
        targets = found[iri(one.id)]["target"]
        assert len(targets) == len(one.spans)
        for target, span in zip(targets, one.spans, strict=True):
            position, words = target["selector"]
            assert (position["start"], position["end"]) == (span.start, span.end)
            assert words["exact"] == record.text[span.start : span.end]
            whole = words["prefix"] + words["exact"] + words["suffix"]
            assert whole in record.text
            assert len(words["prefix"]) == min(32, span.start)
    assert len(found) == len(record.annotations) + len(record.links) + len(record.comments)


def test_the_emoji_probe(probe, written) -> None:
    found = items(written("w3c", [probe]))
    words = [
        item["target"][0]["selector"][1]["exact"]
        for item in found
        if item["motivation"] == "tagging"
    ]
    assert words == ["beta", "delta", "LASTWORD"]
    ties = [item["target"] for item in found if item["motivation"] == "linking"]
    assert ties == [[iri("1" * 32), iri("2" * 32)], [iri("1" * 32), iri("3" * 32)]]


def test_ids_are_addresses() -> None:
    assert iri("0123456789abcdef" * 2) == "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"
    assert iri("a b/ü") == "urn:article-annotator:a%20b%2F%C3%BC"


@pytest.fixture(scope="session")
def validators(shared_schemas):
    """The assertions that the W3C's test suite makes of every annotation."""
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    loaded = {
        path.name: json.loads(path.read_text("utf-8")) for path in shared_schemas.rglob("*.json")
    }
    resources = [
        (name, referencing.Resource(schema, referencing.jsonschema.DRAFT4))
        for name, schema in loaded.items()
    ]
    pytest.importorskip("referencing.jsonschema")
    registry = referencing.Registry().with_resources(resources)
    musts = json.loads((shared_schemas / "annotations/annotationMusts.test").read_text("utf-8"))
    names = [path.rpartition("/")[2] for path in musts["assertions"]]
    return {
        name: jsonschema.Draft4Validator(loaded[name], registry=registry)
        for name in names
        if name in loaded
    }


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_annotations_pass_the_test_suite_of_the_standard(
    data, any_article, written, validators
) -> None:
    assert len(validators) > 30
    for item in items(written("w3c", [data.draw(any_article)])):
        wrong = [name for name, judge in validators.items() if not judge.is_valid(item)]
        assert wrong == []


def test_the_collection_expands_offline(probe, written, shared_schemas) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")
    context = json.loads((shared_schemas / "anno.jsonld").read_text("utf-8"))

    def load(url: str, options: object) -> dict:
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": context}

    expanded = jsonld.expand(collection(written("w3c", [probe])), {"documentLoader": load})
    flat = json.dumps(expanded, ensure_ascii=False)
    for words in ("beta", "delta", "LASTWORD"):
        assert f'"http://www.w3.org/ns/oa#exact": [{{"@value": "{words}"}}]' in flat
    assert flat.count("http://www.w3.org/ns/oa#Annotation") >= 5

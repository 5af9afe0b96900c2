from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.formats.losses import loss
from annotator.formats.registry import format_named
from annotator.text.span import Span

TEXT = "Crime doubled, the mayor said. The report counts 12 cases. It rained."


def article() -> ArticleRecord:
    def tag(id: str, label: str, start: int, end: int, **more) -> AnnotationRecord:
        return AnnotationRecord(id * 32, label, (Span(start, end),), **more)

    return ArticleRecord(
        id="0" * 32,
        text=TEXT,
        headline="Crime in town",
        publisher="Northshore Wire",
        published="2026-03-14",
        url="https://example.org/crime",
        language="en",
        sources=(SourceRecord("5e" * 16, "Tom Reyes", "person", role="mayor"),),
        annotations=(
            tag(
                *("1", "claim", 0, 13),
                attributes={"verdict": "mostly_false", "topic": ["crime"], "ruling": "It fell."},
                annotator="R. Okafor",
                created="2026-03-15T09:41:00.000Z",
            ),
            tag("2", "source", 15, 24, source="5e" * 16),
            tag("3", "evidence", 31, 57, attributes={"address": "https://example.org/r.pdf"}),
            tag("4", "claim", 59, 68),
        ),
        links=(
            LinkRecord("a" * 32, "source", "1" * 32, "2" * 32),
            LinkRecord("b" * 32, "disputes", "3" * 32, "1" * 32),
        ),
    )


def test_a_claim_with_its_verdict_claimant_and_proof(written) -> None:
    (review,) = json.loads(written("claimreview", [article()]))["@graph"]
    assert review["claimReviewed"] == "Crime doubled"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "mostly false",
        "ratingValue": 2,
        "worstRating": 1,
        "bestRating": 5,
    }
    assert review["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "Tom Reyes",
        "jobTitle": "mayor",
    }
    assert review["itemReviewed"]["appearance"]["headline"] == "Crime in town"
    assert review["reviewBody"] == "It fell."
    assert review["citation"][0]["url"] == "https://example.org/r.pdf"


def test_claims_without_a_verdict_are_counted_as_lost() -> None:
    row = format_named("claimreview")
    assert row is not None
    assert {one.thing: one.count for one in loss([article()], row)}["no_verdict"] == 3


def test_a_verdict_that_is_not_on_the_scale_has_no_number(written) -> None:
    tag = AnnotationRecord("1", "claim", (Span(0, 3),), attributes={"verdict": "own words"})
    text = written("claimreview", [ArticleRecord("2", "Words.", annotations=(tag,))])
    assert json.loads(text)["@graph"][0]["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "own words",
    }


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, dict]:
    place = "shared/data/schemas/schemaorg/schemaorg-30.0-reduced.json"
    path = Path(__file__).resolve().parents[3] / place
    if not path.is_file():
        pytest.skip("the vocabulary of schema.org is not here")
    graph = json.loads(path.read_text("utf-8"))["@graph"]
    return {one["@id"].removeprefix("schema:"): one for one in graph}


def names(value: object) -> set[str]:
    """The ids that a member of the vocabulary points to."""
    items = value if isinstance(value, list) else [value] if value else []
    return {item["@id"].removeprefix("schema:") for item in items}


def above(kind: str, vocabulary: dict[str, dict]) -> set[str]:
    """A class and those that it is a kind of."""
    found = {kind}
    for parent in names(vocabulary[kind].get("rdfs:subClassOf")) & set(vocabulary):
        found |= above(parent, vocabulary)
    return found


def things(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things(inner)


def test_every_type_and_member_is_in_the_vocabulary(written, vocabulary) -> None:
    found = list(things(json.loads(written("claimreview", [article()]))["@graph"]))
    assert len(found) >= 7
    for thing in found:
        kinds = above(thing["@type"], vocabulary)
        for key, value in thing.items():
            if key.startswith("@"):
                continue
            assert names(vocabulary[key]["schema:domainIncludes"]) & kinds, (thing["@type"], key)
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    allowed = names(vocabulary[key]["schema:rangeIncludes"])
                    assert allowed & above(inner["@type"], vocabulary), (key, inner["@type"])


def test_the_emoji_probe(probe, written) -> None:
    tags = tuple(replace(one, attributes={"verdict": "true"}) for one in probe.annotations)
    graph = json.loads(written("claimreview", [replace(probe, annotations=tags)]))["@graph"]
    assert [review["claimReviewed"] for review in graph] == ["beta", "delta", "LASTWORD"]
    assert graph[0]["itemReviewed"]["author"]["name"] == "delta"

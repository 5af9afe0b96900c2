"""Claims with a verdict as schema.org ClaimReview, for fact-check pages and collections.

Source: schema.org 30.0; Google's guide to the Fact Check structured data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TextIO

from annotator.domain.records import AnnotationRecord, ArticleRecord, Attributes
from annotator.domain.scheme import Attribute
from annotator.domain.templates import template
from annotator.formats.citations import one_line, title
from annotator.formats.strict_json import Object, dumps
from annotator.formats.w3c import iri

VERDICT = "verdict"
_SCALE = ("false", "mostly_false", "misleading", "mostly_true", "true")
"""From the worst to the best; a verdict that is not on it has a name and no number."""

_ORGANISATIONS = frozenset({"group", "organization", "media", "place_as_institution"})
_TIES_TO_EVIDENCE = frozenset({"supports", "disputes"})


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """One JSON-LD graph with a ClaimReview a line for each annotation that has a verdict."""
    out.write('{"@context":"https://schema.org","@graph":[')
    total = 0
    for article in articles:
        for review in _reviews(article):
            out.write(("," if total else "") + "\n" + dumps(review))
            total += 1
    out.write("\n]}\n")


def has_verdict(one: AnnotationRecord) -> bool:
    """Whether an annotation goes out as a ClaimReview."""
    return bool(words_of(one.attributes, VERDICT))


def words_of(attributes: Attributes, key: str) -> str:
    """An attribute's value, or its values joined, as words."""
    value = attributes.get(key, "")
    return value if isinstance(value, str) else ", ".join(value)


def _reviews(article: ArticleRecord) -> Iterator[Object]:
    by_id = {one.id: one for one in article.annotations}
    speakers: dict[str, AnnotationRecord] = {}
    evidence: dict[str, list[AnnotationRecord]] = {}
    for link in article.links:
        if link.kind == "source":
            speakers.setdefault(link.origin, by_id[link.target])
        elif link.kind in _TIES_TO_EVIDENCE:
            evidence.setdefault(link.target, []).append(by_id[link.origin])
    for one in article.annotations:
        if has_verdict(one):
            yield _review(article, one, speakers.get(one.id), evidence.get(one.id, []))


def _review(
    article: ArticleRecord,
    one: AnnotationRecord,
    speaker: AnnotationRecord | None,
    evidence: list[AnnotationRecord],
) -> Object:
    found: Object = {
        "@type": "ClaimReview",
        "@id": iri(one.id),
        "claimReviewed": one.words(article.text),
        "reviewRating": _rating(words_of(one.attributes, VERDICT)),
        "itemReviewed": _claim(article, speaker),
    }
    if one.annotator:
        found["author"] = {"@type": "Person", "name": one.annotator}
    for key, moment in (("datePublished", one.created), ("dateModified", one.modified)):
        if moment:
            found[key] = moment
    body = "\n\n".join(filter(None, (words_of(one.attributes, "ruling"), one.note)))
    if body:
        found["reviewBody"] = body
    if topics := words_of(one.attributes, "topic"):
        found["keywords"] = topics
    if evidence:
        found["citation"] = [_citation(proof, article.text) for proof in evidence]
    return found


def _rating(verdict: str) -> Object:
    value = _verdicts().value(verdict)
    rating: Object = {"@type": "Rating", "alternateName": value.title if value else verdict}
    if verdict in _SCALE:
        place = _SCALE.index(verdict) + 1
        rating |= {"ratingValue": place, "worstRating": 1, "bestRating": len(_SCALE)}
    return rating


def _claim(article: ArticleRecord, speaker: AnnotationRecord | None) -> Object:
    claim: Object = {"@type": "Claim", "appearance": _appearance(article)}
    if speaker is not None:
        entry = next((one for one in article.sources if one.id == speaker.source), None)
        kind = "Organization" if entry and entry.type in _ORGANISATIONS else "Person"
        name = entry.name if entry else speaker.words(article.text)
        claim["author"] = {"@type": kind, "name": name}
        if entry and entry.role and kind == "Person":
            claim["author"]["jobTitle"] = entry.role
    if article.published:
        claim["datePublished"] = article.published
    return claim


def _appearance(article: ArticleRecord) -> Object:
    found: Object = {"@type": "NewsArticle", "@id": iri(article.id), "headline": title(article)}
    if article.publisher:
        found["publisher"] = {"@type": "Organization", "name": article.publisher}
    for key, value in (
        ("url", article.url),
        ("datePublished", article.published),
        ("inLanguage", article.language),
        ("dateline", article.dateline),
    ):
        if value:
            found[key] = value
    return found


def _citation(proof: AnnotationRecord, text: str) -> Object:
    found: Object = {"@type": "CreativeWork", "text": proof.words(text)}
    if address := words_of(proof.attributes, "address"):
        found["url"] = one_line(address)
    return found


@cache
def _verdicts() -> Attribute:
    """The question of the shipped scheme for fact-checks, for the names of its verdicts."""
    found = template("fact-check").attribute("claim", VERDICT)
    assert found is not None, "the shipped scheme asks for a verdict"
    return found

"""W3C Web Annotations: one JSON-LD collection, for other annotation tools and RDF stores.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote

from annotator.domain.identity import is_uid
from annotator.domain.records import AnnotationRecord, ArticleRecord, CommentRecord, LinkRecord
from annotator.formats.strict_json import dumps
from annotator.formats.w3c_reading import read
from annotator.text.anchor import anchor
from annotator.text.span import Span

__all__ = ["CONTEXT", "iri", "read", "write"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")

Object = dict[str, Any]


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """One AnnotationCollection with one page, an annotation a line. Holds one article at a time.

    An annotation has its label as a tagging body, its attributes, review state and source entry
    as classifying bodies, and one target for each span. A link is an annotation of its own,
    `motivation: linking`, whose targets are the two annotations in their order.
    """
    out.write(f'{{"@context":"{CONTEXT}","type":"AnnotationCollection",')
    out.write('"label":"Annotations of news articles","first":{"type":"AnnotationPage",')
    out.write('"startIndex":0,"items":[')
    total = 0
    seen = hashlib.sha256()
    for article in articles:
        for annotation in _annotations(article):
            seen.update(annotation["id"].encode())
            out.write(("," if total else "") + "\n" + dumps(annotation))
            total += 1
    name = seen.hexdigest()
    out.write(f'\n],"id":"{iri(name[:32])}"}},"total":{total},"id":"{iri(name[32:])}"}}\n')


def iri(id: str) -> str:
    """The address by which a thing of ours is known everywhere."""
    if is_uid(id):
        parts = (id[:8], id[8:12], id[12:16], id[16:20], id[20:])
        return "urn:uuid:" + "-".join(parts)
    return "urn:article-annotator:" + quote(id, safe="")


def _annotations(article: ArticleRecord) -> Iterator[Object]:
    names = {source.id: source.name for source in article.sources}
    for annotation in article.annotations:
        yield _annotation(article, annotation, names.get(annotation.source or ""))
    for link in article.links:
        yield _link(link)
    for comment in article.comments:
        yield _comment(article, comment)


def _annotation(article: ArticleRecord, one: AnnotationRecord, source: str | None) -> Object:
    bodies = [_body("tagging", one.label)]
    for key, value in one.attributes.items():
        bodies += [_body("classifying", words) for words in _classes(key, value)]
    bodies.append(_body("classifying", f"review={one.review}"))
    if source is not None:
        bodies += [_body("identifying", source), _entry(one.source or "")]
    if one.note:
        bodies.append(_body("commenting", one.note))
    found: Object = {
        "@context": CONTEXT,
        "id": iri(one.id),
        "type": "Annotation",
        "motivation": "tagging",
        **_made(one.annotator, one.created, one.modified),
        "body": bodies,
        "target": [_target(article, span) for span in one.spans],
    }
    return found


def _entry(id: str) -> Object:
    """The entry itself, beside its name: a body of text may not carry an address."""
    return {"type": "SpecificResource", "purpose": "identifying", "source": iri(id)}


def _classes(key: str, value: str | list[str]) -> list[str]:
    """`key=value`, and for a list `key[]=value` for each of its items, `key[]` for none."""
    if isinstance(value, str):
        return [f"{key}={value}"]
    return [f"{key}[]={one}" for one in value] or [f"{key}[]"]


def _target(article: ArticleRecord, span: Span) -> Object:
    kept = anchor(article.text, span)
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    words = {
        "type": "TextQuoteSelector",
        "exact": kept.exact,
        "prefix": kept.prefix,
        "suffix": kept.suffix,
    }
    return {
        "type": "SpecificResource",
        "source": iri(article.id),
        "selector": [position, words],
    }


def _link(link: LinkRecord) -> Object:
    return {
        "@context": CONTEXT,
        "id": iri(link.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": [_body("tagging", link.kind)],
        "target": [iri(link.origin), iri(link.target)],
    }


def _comment(article: ArticleRecord, comment: CommentRecord) -> Object:
    return {
        "@context": CONTEXT,
        "id": iri(comment.id),
        "type": "Annotation",
        "motivation": "commenting",
        **_made(comment.annotator, comment.created, ""),
        "body": [_body("commenting", comment.text)],
        "target": iri(comment.annotation or article.id),
    }


def _body(purpose: str, value: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _made(annotator: str, created: str, modified: str) -> Object:
    """Who made it and when; moments that are not whole stay out, as the standard wants."""
    found: Object = {}
    if annotator:
        found["creator"] = {"type": "Person", "name": annotator}
    for key, moment in (("created", created), ("modified", modified)):
        if _DATE_TIME.fullmatch(moment):
            found[key] = moment
    return found

"""One article as a JSON object: what `jsonl` has on a line and `json` in its list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)

NAME = "article-annotator/1"

Object = dict[str, Any]


def article_object(article: ArticleRecord) -> Object:
    """All keys of the format, null or empty when empty, then the unknown ones that it came with."""
    text = article.text
    spans = _parts(article.extra, "regions")
    return {
        "format": NAME,
        "id": article.id,
        "headline": article.headline,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "dateline": article.dateline,
        "url": article.url,
        "language": article.language,
        "text": text,
        "sha256": article.sha256,
        "status": article.status,
        "regions": [
            {"kind": region.kind, "start": region.start, "end": region.end}
            | spans.get(f"{region.start}-{region.end}", {})
            for region in article.regions
        ],
        "sources": [source_object(source) for source in article.sources],
        "annotations": [_annotation(annotation, text) for annotation in article.annotations],
        "links": [_link(link) for link in article.links],
        "comments": [_comment(comment) for comment in article.comments],
        **_further(article.extra, "regions"),
    }


def source_object(source: SourceRecord) -> Object:
    """A source entry; `attributes` stands there only when it has some."""
    found: Object = {
        "id": source.id,
        "name": source.name,
        "type": source.type,
        "naming": source.naming,
        "aliases": list(source.aliases),
        "affiliation": source.affiliation,
        "role": source.role,
        "note": source.note,
    }
    if source.attributes:
        found["attributes"] = dict(source.attributes)
    return {**found, **source.extra}


def _annotation(annotation: AnnotationRecord, text: str) -> Object:
    extra = annotation.extra
    spans = [
        {"start": span.start, "end": span.end, "exact": text[span.start : span.end]}
        for span in annotation.spans
    ]
    if extra and (more := _parts(extra, "spans")):
        spans = [{**span, **more.get(f"{span['start']}-{span['end']}", {})} for span in spans]
    return {
        "id": annotation.id,
        "label": annotation.label,
        "spans": spans,
        "attributes": dict(annotation.attributes),
        "note": annotation.note,
        "annotator": annotation.annotator,
        "created": annotation.created,
        "modified": annotation.modified,
        "review": annotation.review,
        "source": annotation.source,
        **(_further(extra, "spans") if extra else extra),
    }


def _link(link: LinkRecord) -> Object:
    ends = {"id": link.id, "kind": link.kind, "from": link.origin, "to": link.target}
    return {**ends, **link.extra}


def _comment(comment: CommentRecord) -> Object:
    return {
        "id": comment.id,
        "text": comment.text,
        "annotation": comment.annotation,
        "annotator": comment.annotator,
        "created": comment.created,
        **comment.extra,
    }


def _parts(extra: Mapping[str, Any], key: str) -> Mapping[str, Object]:
    """Unknown keys of spans or regions, kept by the place they belong to."""
    found = extra.get(key)
    return found if isinstance(found, dict) else {}


def _further(extra: Mapping[str, Any], known: str) -> Mapping[str, Any]:
    if known not in extra:
        return extra
    return {key: value for key, value in extra.items() if key != known}

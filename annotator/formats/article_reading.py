"""An article read from its JSON object: every member checked, every span found in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, TypeVar

from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
)
from annotator.domain.region import Region
from annotator.domain.states import ARTICLE_STATES, REGION_KINDS, REVIEW_STATES
from annotator.formats import members
from annotator.formats.source_reading import read_sources
from annotator.formats.span_units import SpanReader, shown
from annotator.formats.strict_json import Object, Wrong
from annotator.text.span import Span

_ARTICLE = frozenset(
    {"format", "id", "headline", "byline", "publisher", "published", "dateline", "url"}
    | {"language", "text", "sha256", "status", "regions", "sources", "annotations", "links"}
    | {"comments"}
)
_REGION = frozenset({"kind", "start", "end"})
_ANNOTATION = frozenset(
    {"id", "label", "spans", "attributes", "note", "annotator", "created", "modified"}
    | {"review", "source"}
)
_SPAN = frozenset({"start", "end", "exact"})
_LINK = frozenset({"id", "kind", "from", "to"})
_COMMENT = frozenset({"id", "text", "annotation", "annotator", "created"})

T = TypeVar("T")


def read_article(value: Any) -> ArticleRecord:
    """The record of an article's object. Raises Wrong naming the member that is at fault.

    The text is made canonical and all offsets follow it; ids that are missing are made from
    what the object holds, so that the same file gives the same ids again.
    """
    obj = members.an_object(value)
    reader = _reader(obj)
    sha256 = hashlib.sha256(reader.text.encode()).hexdigest()
    _check_hash(obj, sha256)
    id = members.identity(obj) or members.made_id("article", sha256)
    annotations = _annotations(obj, reader, id)
    known = {one.id for one in annotations}
    extra = members.further(obj, _ARTICLE)
    regions = _regions(obj, reader, extra)
    return ArticleRecord(
        id=id,
        text=reader.text,
        headline=members.words_or_none(obj, "headline"),
        byline=members.words_or_none(obj, "byline"),
        publisher=members.words_or_none(obj, "publisher"),
        published=members.words_or_none(obj, "published"),
        dateline=members.words_or_none(obj, "dateline"),
        url=members.words_or_none(obj, "url"),
        language=members.words_or_none(obj, "language"),
        sha256=sha256,
        status=members.one_of(obj, "status", ARTICLE_STATES, "to_do"),
        regions=regions,
        sources=read_sources(obj, annotations, reader.text),
        annotations=annotations,
        links=_links(obj, known, id),
        comments=_comments(obj, known, id),
        extra=extra,
        replaced=reader.replaced,
    )


def _reader(obj: Object) -> SpanReader:
    raw = obj.get("text")
    if not isinstance(raw, str):
        raise Wrong("an article needs its words in “text”")
    reader = SpanReader(raw)
    if not reader.text.strip():
        raise Wrong("the article holds no words", "text")
    return reader


def _check_hash(obj: Object, sha256: str) -> None:
    given = members.words_or_none(obj, "sha256")
    if given and given.lower() != sha256:
        as_given = hashlib.sha256(obj["text"].encode("utf-8", "replace")).hexdigest()
        if given.lower() != as_given:
            raise Wrong("the text is not the one that the offsets were made for", "sha256")


def _regions(obj: Object, reader: SpanReader, extra: Object) -> tuple[Region, ...]:
    more: Object = {}

    def read(value: Any) -> Region:
        item = members.an_object(value)
        kind = members.one_of(item, "kind", REGION_KINDS)
        start = reader.offset(members.offset(item, "start"))
        end = reader.offset(members.offset(item, "end"))
        if start is None or end is None or start >= end:
            raise Wrong("the region lies outside the text")
        if further := members.further(item, _REGION):
            more[f"{start}-{end}"] = further
        return Region(start, end, kind)

    found = members.each(obj, "regions", read)
    if more:
        extra["regions"] = more
    return tuple(sorted(found))


def _annotations(obj: Object, reader: SpanReader, article: str) -> tuple[AnnotationRecord, ...]:
    given = members.items(obj, "annotations")
    places = members.each(obj, "annotations", _given_spans)
    flat, _ = reader.spans([place for one in places for place in one])
    _check_found(places, flat)
    spans = iter(flat)
    found: list[AnnotationRecord] = []
    seen: set[str] = set()
    for item, place in zip(given, places, strict=True):
        taken = [span for _, span in zip(place, spans, strict=False) if span]
        try:
            record = _annotation(item, taken, article)
            if record.id in seen:
                raise Wrong(f"the id “{record.id}” is given twice")
        except Wrong as wrong:
            raise wrong.inside(f"annotations[{len(found)}]") from None
        seen.add(record.id)
        found.append(record)
    return tuple(found)


def _given_spans(value: Any) -> tuple[tuple[int, int, str], ...]:
    obj = members.an_object(value)

    def read(span: Any) -> tuple[int, int, str]:
        item = members.an_object(span)
        exact = item.get("exact")
        if not isinstance(exact, str):
            raise Wrong("“exact” is missing, the words by which the offsets are checked")
        start, end = members.offset(item, "start"), members.offset(item, "end")
        if start >= end:
            raise Wrong("a span ends behind its start")
        return start, end, exact

    spans = members.each(obj, "spans", read)
    if not spans:
        raise Wrong("an annotation needs at least one span", "spans")
    return spans


def _check_found(
    places: Iterable[tuple[tuple[int, int, str], ...]], flat: list[Span | None]
) -> None:
    """Raise Wrong that names the first spans whose words are not at their offsets."""
    lost: list[str] = []
    spans = iter(flat)
    for number, place in enumerate(places):
        for part, (start, end, exact) in enumerate(place):
            if next(spans) is None:
                where = f"annotations[{number}].spans[{part}]"
                lost.append(f"“{shown(exact)}” at {start}-{end} ({where})")
    if lost:
        more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
        raise Wrong(f"these words are not at their offsets: {', '.join(lost[:3])}{more}")


def _annotation(value: Any, spans: list[Span], article: str) -> AnnotationRecord:
    obj = members.an_object(value)
    ordered = tuple(sorted(spans))
    if any(one.overlaps(other) for one, other in pairwise(ordered)):
        raise Wrong("two spans of one annotation overlap", "spans")
    label = members.words(obj, "label")
    if not label:
        raise Wrong("an annotation needs a label", "label")
    annotator = members.words(obj, "annotator", "")
    extra = members.further(obj, _ANNOTATION)
    parts = [members.further(span, _SPAN) for span in obj["spans"]]
    if any(parts):
        by_start = zip(spans, parts, strict=True)
        extra["spans"] = {f"{span.start}-{span.end}": part for span, part in by_start if part}
    created = members.moment(obj, "created")
    return AnnotationRecord(
        id=members.identity(obj) or members.made_id(article, label, annotator, repr(ordered)),
        label=label,
        spans=ordered,
        attributes=members.attributes(obj),
        note=members.words(obj, "note", ""),
        annotator=annotator,
        created=created,
        modified=members.moment(obj, "modified"),
        review=members.one_of(obj, "review", REVIEW_STATES, "unreviewed"),
        source=members.identity(obj, "source"),
        extra=extra,
    )


def _links(obj: Object, known: set[str], article: str) -> tuple[LinkRecord, ...]:
    joined: set[tuple[str, str, str]] = set()
    ids: set[str] = set()

    def read(value: Any) -> LinkRecord:
        item = members.an_object(value)
        kind = members.words(item, "kind")
        ends = [members.identity(item, key) or "" for key in ("from", "to")]
        for key, end in zip(("from", "to"), ends, strict=True):
            if end not in known:
                raise Wrong(f"the link leads to “{end}”, which is no annotation here", key)
        if ends[0] == ends[1]:
            raise Wrong("the link joins an annotation to itself")
        id = members.identity(item) or members.made_id(article, kind, *ends)
        if id in ids or (kind, ends[0], ends[1]) in joined:
            raise Wrong("the same link is given twice")
        ids.add(id)
        joined.add((kind, ends[0], ends[1]))
        return LinkRecord(id, kind, ends[0], ends[1], members.further(item, _LINK))

    return members.each(obj, "links", read)


def _comments(obj: Object, known: set[str], article: str) -> tuple[CommentRecord, ...]:
    ids: set[str] = set()

    def read(value: Any) -> CommentRecord:
        item = members.an_object(value)
        on = members.identity(item, "annotation")
        if on is not None and on not in known:
            raise Wrong(f"the comment is on “{on}”, which is no annotation here", "annotation")
        text = members.words(item, "text")
        annotator, created = members.words(item, "annotator", ""), members.moment(item, "created")
        id = members.identity(item) or members.made_id(article, on or "", annotator, created, text)
        if id in ids:
            raise Wrong(f"the id “{id}” is given twice")
        ids.add(id)
        return CommentRecord(id, text, on, annotator, created, members.further(item, _COMMENT))

    return members.each(obj, "comments", read)

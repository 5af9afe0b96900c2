"""An article and all that hangs on it as the native JSON object, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.domain.errors import FormatError
from annotator.domain.identity import new_uid, sha256
from annotator.domain.records import (
    ARTICLE_STATES,
    REGION_KINDS,
    REVIEW_STATES,
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    Region,
    SourceRecord,
)
from annotator.formats.units import Place, code_points, fitting_unit
from annotator.formats.values import Fields
from annotator.text.canonical import Canonical, canonical
from annotator.text.span import Span, disjoint

MARK = "article-annotator/1"

_METADATA = ("headline", "byline", "publisher", "published", "dateline", "url", "language")
_ARTICLE = frozenset(
    (
        *("format", "id", *_METADATA, "text", "sha256", "status", "regions", "sources"),
        *("annotations", "links", "comments"),
    )
)
_SOURCE = frozenset(
    (
        *("id", "name", "type", "naming", "aliases", "affiliation", "role", "note"),
        "attributes",
    )
)
_ANNOTATION = frozenset(
    (
        *("id", "label", "spans", "attributes", "note", "annotator", "created", "modified"),
        *("review", "source"),
    )
)
_LINK = frozenset(("id", "kind", "from", "to"))
_COMMENT = frozenset(("id", "annotation", "text", "annotator", "created"))


def article_to_json(article: ArticleRecord) -> dict[str, Any]:
    """The article as the object that a line of `jsonl` holds; all keys always present."""
    return {
        "format": MARK,
        "id": article.id,
        **{name: getattr(article, name) for name in _METADATA},
        "text": article.text,
        "sha256": article.sha256 or sha256(article.text),
        "status": article.status,
        "regions": [{"start": r.start, "end": r.end, "kind": r.kind} for r in article.regions],
        "sources": [source_to_json(one) for one in article.sources],
        "annotations": [_annotation(article.text, one) for one in article.annotations],
        "links": [
            {"id": one.id, "kind": one.kind, "from": one.origin, "to": one.target, **one.extra}
            for one in article.links
        ],
        "comments": [
            {
                "id": one.id,
                "annotation": one.annotation,
                "text": one.text,
                "annotator": one.annotator,
                "created": one.created,
                **one.extra,
            }
            for one in article.comments
        ],
        **article.extra,
    }


def source_to_json(one: SourceRecord) -> dict[str, Any]:
    """A source entry as an object; `attributes` only when it has some."""
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "naming": one.naming,
        "aliases": list(one.aliases),
        "affiliation": one.affiliation,
        "role": one.role,
        "note": one.note,
        **({"attributes": dict(one.attributes)} if one.attributes else {}),
        **one.extra,
    }


def _annotation(text: str, one: AnnotationRecord) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": one.label,
        "spans": [
            {"start": span.start, "end": span.end, "exact": text[span.start : span.end]}
            for span in one.spans
        ],
        "attributes": dict(one.attributes),
        "note": one.note,
        "annotator": one.annotator,
        "created": one.created,
        "modified": one.modified,
        "review": one.review,
        "source": one.source,
        **one.extra,
    }


def article_from_json(fields: Fields) -> ArticleRecord:
    """The article that an object describes; what may be missing is filled in.

    Offsets are carried through to the canonical text. Raises FormatError with the place of what
    is wrong, also when covered words are not where they are said to be.
    """
    mark = fields.text_or("format", MARK)
    if mark != MARK:
        raise FormatError(f"{fields.where}: the format is “{mark:.40}”; this reads “{MARK}”.")
    raw = fields.values.get("text")
    if not isinstance(raw, str) or not raw.strip():
        raise fields.wrong("text", "text with words in it")
    made = canonical(raw)
    _check_hash(fields, raw, made.text)
    place = _place(fields, raw, made)
    return ArticleRecord(
        id=fields.text_or("id", "") or new_uid(),
        text=made.text,
        **{name: fields.text_or_none(name) for name in _METADATA},
        sha256=sha256(made.text),
        status=fields.one_of("status", ARTICLE_STATES, "to_do"),
        regions=tuple(sorted(_region(one, place) for one in fields.objects("regions"))),
        sources=tuple(source_from_json(one) for one in fields.objects("sources")),
        annotations=tuple(_annotations(fields, place)),
        links=tuple(_link(one) for one in fields.objects("links")),
        comments=tuple(_comment(one) for one in fields.objects("comments")),
        extra=fields.rest(_ARTICLE),
    )


def source_from_json(one: Fields) -> SourceRecord:
    """The source entry that an object describes."""
    name = one.text("name")
    if not name.strip():
        raise one.wrong("name", "a name")
    return SourceRecord(
        id=one.text_or("id", "") or new_uid(),
        name=name,
        type=one.text_or_none("type"),
        naming=one.text_or_none("naming"),
        aliases=one.texts("aliases"),
        affiliation=one.text_or_none("affiliation"),
        role=one.text_or_none("role"),
        note=one.text_or("note", ""),
        attributes=one.attributes(),
        extra=one.rest(_SOURCE),
    )


def _check_hash(fields: Fields, raw: str, text: str) -> None:
    said = fields.text_or_none("sha256")
    if said is None or said == sha256(text):
        return
    try:
        if said == sha256(raw):
            return
    except UnicodeEncodeError:  # a lone surrogate: only the canonical text has a hash
        pass
    raise FormatError(
        f"{fields.where}: the text is not the one that its sha256 was taken of, so the offsets "
        "cannot be trusted. Remove “sha256” to import it all the same."
    )


def _place(fields: Fields, raw: str, made: Canonical) -> Place:
    """How the offsets of this article become code points of its canonical text."""
    said = [
        (span.number("start"), span.number("end"), span.text("exact"))
        for one in fields.objects("annotations")
        for span in one.objects("spans")
        if span.values.get("exact") is not None
    ]
    as_code_points = code_points(raw)
    for text, mapped in ((raw, made.offset), (made.text, as_code_points)):
        spans = [(start, end, exact) for start, end, exact in said]
        if text is made.text:
            spans = [(start, end, canonical(exact).text) for start, end, exact in said]
        fitting = fitting_unit(text, spans)
        if fitting is not None:
            unit = fitting[1]
            return lambda offset: mapped(unit(offset))
    wrong = [exact for start, end, exact in said if raw[start:end] != exact]
    raise FormatError(
        f"{fields.where}: {len(wrong)} of {len(said)} tagged stretches are not where they are "
        f"said to be, the first is “{wrong[0]:.60}”. The text was changed after tagging."
    )


def _region(one: Fields, place: Place) -> Region:
    kind = one.one_of("kind", REGION_KINDS, "")
    return Region(place(one.number("start")), place(one.number("end")), kind)


def _annotations(fields: Fields, place: Place) -> Iterator[AnnotationRecord]:
    for one in fields.objects("annotations"):
        spans = [_span(span, place) for span in one.objects("spans")]
        if not spans:
            raise one.wrong("spans", "a list of at least one span")
        label = one.text("label")
        if not label:
            raise one.wrong("label", "the key of a label")
        created = one.text_or("created", "")
        yield AnnotationRecord(
            id=one.text_or("id", "") or new_uid(),
            label=label,
            spans=disjoint(spans),
            attributes=one.attributes(),
            note=one.text_or("note", ""),
            annotator=one.text_or("annotator", ""),
            created=created,
            modified=one.text_or("modified", created),
            review=one.one_of("review", REVIEW_STATES, "unreviewed"),
            source=one.text_or_none("source"),
            extra=one.rest(_ANNOTATION),
        )


def _span(one: Fields, place: Place) -> Span:
    start, end = place(one.number("start")), place(one.number("end"))
    if not 0 <= start < end:
        raise FormatError(f"{one.where}: a span's start must stand before its end.")
    return Span(start, end)


def _link(one: Fields) -> LinkRecord:
    kind, origin, target = (one.text(name) for name in ("kind", "from", "to"))
    return LinkRecord(one.text_or("id", "") or new_uid(), kind, origin, target, one.rest(_LINK))


def _comment(one: Fields) -> CommentRecord:
    return CommentRecord(
        id=one.text_or("id", "") or new_uid(),
        text=one.text("text"),
        annotation=one.text_or_none("annotation"),
        annotator=one.text_or("annotator", ""),
        created=one.text_or("created", ""),
        extra=one.rest(_COMMENT),
    )


def check_references(where: str, article: ArticleRecord, known: Mapping[str, object]) -> None:
    """Refuse spans past the end, links and comments to nowhere, and sources nobody knows."""
    ids = {one.id for one in article.annotations}
    if len(ids) != len(article.annotations):
        raise FormatError(f"{where}: two annotations have the same id.")
    for one in article.annotations:
        if one.spans[-1].end > len(article.text):
            raise FormatError(f"{where}: the annotation “{one.id}” leaves the text.")
        if one.source is not None and one.source not in known:
            raise FormatError(f"{where}: the annotation “{one.id}” means a source not listed.")
    ends: Sequence[tuple[str, str | None]] = [
        *((link.id, end) for link in article.links for end in (link.origin, link.target)),
        *((comment.id, comment.annotation) for comment in article.comments),
    ]
    for id, end in ends:
        if end is not None and end not in ids:
            raise FormatError(f"{where}: “{id}” refers to “{end}”, which is no annotation here.")
    for region in article.regions:
        if not region.start < region.end <= len(article.text):
            raise FormatError(f"{where}: a {region.kind} region leaves the text.")

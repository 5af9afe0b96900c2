"""Taking records of an interchange format into the project, many rows at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import RuleError
from annotator.domain.identity import now
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)
from annotator.domain.rules import check_state
from annotator.domain.uids import derived_uid, with_uids
from annotator.store.annotations import set_spans, span_columns
from annotator.store.annotators import annotator_named
from annotator.store.articles import METADATA, add_article_row, add_text
from annotator.store.chain import canonical_json
from annotator.store.edit import chunks
from annotator.store.journal import marks
from annotator.store.scheme_growth import grow_for
from annotator.store.sources import source_by_uid, source_columns
from annotator.store.tables import (
    AnnotationRow,
    CommentRow,
    LinkRow,
    RegionRow,
    SourceRow,
    SpanRow,
)

if TYPE_CHECKING:
    from annotator.store.edit import Edit

_ANNOTATION = (
    *("uid", "article", "label", "attributes", "note", "review", "annotator", "created"),
    *("modified", "source", "extra"),
)
_SPAN = ("annotation", "start", "end", "exact", "before", "after")


def add_article(edit: Edit, record: ArticleRecord) -> int:
    """Add an article with all that hangs on it and return its id.

    The scheme grows by what the record uses and it lacks. Raises RuleError when a span or region
    leaves the text, a link leads nowhere, or the project has an article of this uid.
    """
    record = with_uids(record)
    _check(record, known=())
    if edit.project.query("SELECT 1 FROM article WHERE uid = ?", (record.id,)):
        raise RuleError("This article is in the project already.")
    hash = add_text(edit, record.text, record.original, record.encoding)
    id = add_article_row(
        edit,
        uid=record.id,
        text=hash,
        status=record.status,
        extra=canonical_json(dict(record.extra)),
        **{name: getattr(record, name) for name in METADATA},
    )
    edit.insert_many(
        RegionRow,
        ("article", "kind", "start", "end"),
        [(id, region.kind, region.start, region.end) for region in record.regions],
    )
    grow_for(edit, record, labels={})
    sources = _add_sources(edit, record.sources)
    ids = _add_annotations(edit, id, record, record.annotations, sources)
    _add_links(edit, record.id, ids, record.links)
    _add_comments(edit, id, ids, record.comments)
    return id


def merge_article(edit: Edit, id: int, record: ArticleRecord) -> int:
    """Bring the tags of an article we have up to date; returns how many were added or changed.

    Annotations, links and comments are matched by uid; those that `record` does not name stay.
    Raises RuleError when its text is another.
    """
    from annotator.store.records import article_record

    present = article_record(edit.project, id)
    record = with_uids(record)
    known = {one.id: one for one in present.annotations}
    _check(record, known)
    if record.text != present.text:
        raise RuleError("The text of this article is another than the one in the project.")
    edit.article = id
    grow_for(edit, record, labels={one.id: one.label for one in present.annotations})
    sources = _add_sources(edit, record.sources)
    found = edit.project.query("SELECT uid, id FROM annotation WHERE article = ?", (id,))
    ids = dict(found)
    changed = [one for one in record.annotations if one.id in known and known[one.id] != one]
    for one in changed:
        _replace(edit, ids[one.id], one, sources)
    new = [one for one in record.annotations if one.id not in known]
    ids |= _add_annotations(edit, id, record, new, sources)
    have = {one.id for one in present.links}
    _add_links(edit, record.id, ids, [one for one in record.links if one.id not in have])
    said = {one.id for one in present.comments}
    _add_comments(edit, id, ids, [one for one in record.comments if one.id not in said])
    return len(changed) + len(new)


def _replace(edit: Edit, id: int, one: AnnotationRecord, sources: Mapping[str, int]) -> None:
    set_spans(edit, id, one.spans)
    edit.update(
        AnnotationRow,
        id,
        label=one.label,
        attributes=canonical_json(dict(one.attributes)),
        note=one.note,
        review=one.review,
        annotator=annotator_named(edit, one.annotator),
        modified=one.modified or now(),
        source=sources.get(one.source or ""),
        extra=canonical_json(dict(one.extra)),
    )


def _add_sources(edit: Edit, records: Iterable[SourceRecord]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for record in records:
        present = source_by_uid(edit.project, record.id)
        if present is None:
            present = edit.insert(SourceRow, **source_columns(record))
        ids[record.id] = present
    return ids


def _add_annotations(
    edit: Edit,
    article: int,
    record: ArticleRecord,
    new: Sequence[AnnotationRecord],
    sources: Mapping[str, int],
) -> dict[str, int]:
    """Write annotations with their spans; returns the row of each by the record's uid."""
    moment = now()
    people = {name: annotator_named(edit, name) for name in {one.annotator for one in new}}
    taken = _taken(edit, "annotation", [one.id for one in new])
    rows = (
        (
            derived_uid(record.id, one.id) if one.id in taken else one.id,
            *(article, one.label, canonical_json(dict(one.attributes)), one.note, one.review),
            *(people[one.annotator], one.created or moment),
            one.modified or one.created or moment,
            *(sources.get(one.source or ""), canonical_json(dict(one.extra))),
        )
        for one in new
    )
    numbers = edit.insert_many(AnnotationRow, _ANNOTATION, rows)
    placed = list(zip(new, numbers, strict=True))
    spans = (
        (id, *span_columns(record.text, span).values()) for one, id in placed for span in one.spans
    )
    edit.insert_many(SpanRow, _SPAN, spans)
    return {one.id: id for one, id in placed}


def _add_links(
    edit: Edit, article_uid: str, ids: Mapping[str, int], links: Sequence[LinkRecord]
) -> None:
    taken = _taken(edit, "link", [link.id for link in links])
    rows: list[tuple[Any, ...]] = [
        (
            derived_uid(article_uid, link.id) if link.id in taken else link.id,
            *(link.kind, ids[link.origin], ids[link.target]),
            canonical_json(dict(link.extra)),
        )
        for link in links
    ]
    edit.insert_many(LinkRow, ("uid", "kind", "origin", "target", "extra"), rows)


def _add_comments(
    edit: Edit, article: int, ids: Mapping[str, int], comments: Sequence[CommentRecord]
) -> None:
    taken = _taken(edit, "comment", [one.id for one in comments])
    for one in comments:
        edit.insert(
            CommentRow,
            uid=derived_uid(str(article), one.id) if one.id in taken else one.id,
            article=article,
            annotation=None if one.annotation is None else ids[one.annotation],
            text=one.text,
            annotator=annotator_named(edit, one.annotator),
            created=one.created or now(),
            extra=canonical_json(dict(one.extra)),
        )


def _check(record: ArticleRecord, known: Collection[str]) -> None:
    check_state("article", record.status)
    length = len(record.text)
    for region in record.regions:
        check_state("region", region.kind)
        if not 0 <= region.start < region.end <= length:
            raise RuleError(f"A {region.kind} region lies outside the article's text.")
    for one in record.annotations:
        check_state("review", one.review)
        if not one.spans or one.spans[-1].end > length:
            raise RuleError(f"The {one.label} “{one.id}” lies outside the article's text.")
    ids = {one.id for one in record.annotations}
    if len(ids) != len(record.annotations):
        raise RuleError("Two annotations of this article have the same id.")
    ids.update(known)
    for link in record.links:
        if link.origin not in ids or link.target not in ids:
            raise RuleError(f"The link “{link.id}” leads to an annotation that is not there.")
        if link.origin == link.target:
            raise RuleError(f"The link “{link.id}” leads from an annotation to itself.")
    for comment in record.comments:
        if comment.annotation is not None and comment.annotation not in ids:
            raise RuleError(f"The comment “{comment.id}” is on an annotation that is not there.")


def _taken(edit: Edit, table: str, uids: Sequence[str]) -> set[str]:
    return {
        uid
        for chunk in chunks(uids)
        for (uid,) in edit.project.query(
            f'SELECT uid FROM "{table}" WHERE uid IN ({marks(chunk)})', chunk
        )
    }

"""Taking records of an interchange format into the project, many rows at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.acceptance import accepted, as_kept
from annotator.domain.errors import RuleError
from annotator.domain.identity import derived_uid, now
from annotator.domain.keys import with_keys
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
)
from annotator.store.annotations import SPAN, set_spans, span_values
from annotator.store.annotators import annotator_named
from annotator.store.articles import METADATA, add_article_row, add_original, add_text
from annotator.store.chain import canonical_json
from annotator.store.many import chunks, marks
from annotator.store.scheme_growth import grow_for
from annotator.store.sources import source_by_uid, source_columns, update_source
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

OTHER_TEXT = "The text of this article is another than the one in the project."

_ANNOTATION = (
    *("uid", "article", "label", "attributes", "note", "review", "annotator", "created"),
    *("modified", "source", "extra"),
)


def add_article(edit: Edit, record: ArticleRecord) -> int:
    """Add an article with all that hangs on it and return its id.

    The scheme grows by what the record uses and it lacks. Raises RuleError when a span or region
    leaves the text, a link leads nowhere, or the project has an article of this uid.
    """
    record, names = with_keys(accepted(record))
    if edit.project.query("SELECT 1 FROM article WHERE uid = ?", (record.id,)):
        raise RuleError("This article is in the project already.")
    original = None if record.original is None else add_original(edit, record.original)
    id = add_article_row(
        edit,
        uid=record.id,
        text=add_text(edit, record.text),
        original=original,
        encoding=record.encoding,
        status=record.status,
        extra=_json(record.extra),
        **{name: getattr(record, name) for name in METADATA},
    )
    edit.insert_many(
        RegionRow,
        ("article", "kind", "start", "end"),
        [(id, region.kind, region.start, region.end) for region in record.regions],
    )
    grow_for(edit, record, {}, names)
    for one in record.sources:
        update_source(edit, one)
    ids = _add_annotations(edit, id, record, record.annotations)
    _add_links(edit, record.id, ids, record.links)
    _add_comments(edit, id, record.id, ids, record.comments)
    return id


def merge_article(edit: Edit, id: int, record: ArticleRecord) -> int:
    """Bring the tags of an article we have up to date; returns how much was added or changed.

    Annotations, links, comments and source entries are matched by uid; those that `record` does
    not name stay, and so does what it leaves out of an entry.
    Raises RuleError when its text is another.
    """
    from annotator.store.records import article_record

    present = article_record(edit.project, id)
    record, names = with_keys(accepted(record, present))
    if record.text != present.text:
        raise RuleError(OTHER_TEXT)
    edit.article = id
    grow_for(edit, record, {one.id: one.label for one in present.annotations}, names)
    known = {one.id: one for one in present.annotations}
    ids = dict(edit.project.query("SELECT uid, id FROM annotation WHERE article = ?", (id,)))
    changed = sum(update_source(edit, one) for one in record.sources)
    sources = _sources(edit, record)
    for one in record.annotations:
        if one.id in known and as_kept(one, known[one.id]) != known[one.id]:
            _replace(edit, ids[one.id], as_kept(one, known[one.id]), sources)
            changed += 1
    new = [one for one in record.annotations if one.id not in known]
    ids |= _add_annotations(edit, id, record, new)
    ties = {link.id for link in present.links}
    joined = {(link.kind, link.origin, link.target) for link in present.links}
    links = [
        link
        for link in record.links
        if link.id not in ties and (link.kind, link.origin, link.target) not in joined
    ]
    _add_links(edit, record.id, ids, links)
    said = {one.id for one in present.comments}
    comments = [one for one in record.comments if one.id not in said]
    _add_comments(edit, id, record.id, ids, comments)
    return changed + len(new) + len(links) + len(comments)


def _replace(edit: Edit, id: int, one: AnnotationRecord, sources: Mapping[str, int]) -> None:
    set_spans(edit, id, one.spans)
    edit.update(
        AnnotationRow,
        id,
        label=one.label,
        attributes=_json(one.attributes),
        note=one.note,
        review=one.review,
        annotator=annotator_named(edit, one.annotator),
        modified=one.modified or now(),
        source=None if one.source is None else sources[one.source],
        extra=_json(one.extra),
    )


def _sources(edit: Edit, record: ArticleRecord) -> dict[str, int]:
    """The rows of all entries that the record brings or means, by uid; new ones are added."""
    ids: dict[str, int] = {}
    for one in record.sources:
        present = source_by_uid(edit.project, one.id)
        ids[one.id] = edit.insert(SourceRow, **source_columns(one)) if present is None else present
    for uid in {one.source for one in record.annotations if one.source} - set(ids):
        present = source_by_uid(edit.project, uid)
        if present is None:
            raise RuleError(f"An annotation means the source entry “{uid}”, which is not there.")
        ids[uid] = present
    return ids


def _add_annotations(
    edit: Edit, article: int, record: ArticleRecord, new: Sequence[AnnotationRecord]
) -> dict[str, int]:
    """Write annotations with their spans; returns the row of each by the record's uid."""
    moment = now()
    sources = _sources(edit, record)
    people = {name: annotator_named(edit, name) for name in {one.annotator for one in new}}
    taken = _taken(edit, "annotation", [one.id for one in new])
    rows = (
        (
            derived_uid(record.id, one.id) if one.id in taken else one.id,
            article,
            one.label,
            _json(one.attributes) if one.attributes else "{}",
            one.note,
            one.review,
            people[one.annotator],
            one.created or moment,
            one.modified or one.created or moment,
            None if one.source is None else sources[one.source],
            _json(one.extra) if one.extra else "{}",
        )
        for one in new
    )
    numbers = edit.insert_many(AnnotationRow, _ANNOTATION, rows)
    text = record.text
    spans = (
        span_values(id, article, text, span)
        for one, id in zip(new, numbers, strict=True)
        for span in one.spans
    )
    edit.insert_many(SpanRow, SPAN, spans)
    return {one.id: id for one, id in zip(new, numbers, strict=True)}


def _add_links(
    edit: Edit, article_uid: str, ids: Mapping[str, int], links: Sequence[LinkRecord]
) -> None:
    taken = _taken(edit, "link", [link.id for link in links])
    rows: list[tuple[Any, ...]] = [
        (
            derived_uid(article_uid, link.id) if link.id in taken else link.id,
            *(link.kind, ids[link.origin], ids[link.target], _json(link.extra)),
        )
        for link in links
    ]
    edit.insert_many(LinkRow, ("uid", "kind", "origin", "target", "extra"), rows)


def _add_comments(
    edit: Edit,
    article: int,
    article_uid: str,
    ids: Mapping[str, int],
    comments: Sequence[CommentRecord],
) -> None:
    taken = _taken(edit, "comment", [one.id for one in comments])
    for one in comments:
        edit.insert(
            CommentRow,
            uid=derived_uid(article_uid, one.id) if one.id in taken else one.id,
            article=article,
            annotation=None if one.annotation is None else ids[one.annotation],
            text=one.text,
            annotator=annotator_named(edit, one.annotator),
            created=one.created or now(),
            extra=_json(one.extra),
        )


def _json(value: Mapping[str, Any]) -> str:
    return canonical_json(dict(value)) if value else "{}"


def _taken(edit: Edit, table: str, uids: Sequence[str]) -> set[str]:
    return {
        uid
        for chunk in chunks(uids)
        for (uid,) in edit.project.query(
            f'SELECT uid FROM "{table}" WHERE uid IN ({marks(chunk)})', chunk
        )
    }

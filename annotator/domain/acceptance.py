"""What a record must be before a project takes it in. Every check raises RuleError."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from annotator.domain.errors import RuleError
from annotator.domain.identity import derived_uid
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
)
from annotator.domain.rules import check_state
from annotator.domain.uids import with_uids
from annotator.text.canonical import canonical
from annotator.text.span import disjoint


def accepted(record: ArticleRecord, present: ArticleRecord | None = None) -> ArticleRecord:
    """The record with ids of ours, spans in order, and nothing twice.

    `present` is the same article as the project has it: its annotations may be linked to, and
    what got another id when it came in is known by that again.
    """
    record = with_uids(record)
    if present is not None:
        record = _recognised(record, present)
    annotations = record.annotations
    if any(len(one.spans) > 1 for one in annotations):
        annotations = tuple(map(_in_order, annotations))
    links, comments = _once_each(record.links), _said_once(record.comments)
    record = replace(record, annotations=annotations, links=links, comments=comments)
    _check(record, {one.id for one in present.annotations} if present else set())
    return record


def _in_order(one: AnnotationRecord) -> AnnotationRecord:
    if len(one.spans) < 2:
        return one
    spans = disjoint(one.spans)
    return one if spans == one.spans else replace(one, spans=spans)


def _once_each(links: Iterable[LinkRecord]) -> tuple[LinkRecord, ...]:
    """The same tie twice is one tie."""
    seen: dict[tuple[str, str, str], LinkRecord] = {}
    for link in links:
        seen.setdefault((link.kind, link.origin, link.target), link)
    return tuple(seen.values())


def _said_once(comments: Iterable[CommentRecord]) -> tuple[CommentRecord, ...]:
    seen: dict[str, CommentRecord] = {}
    for one in comments:
        if seen.setdefault(one.id, one) != one:
            raise RuleError("Two comments on this article have the same id.")
    return tuple(seen.values())


def _recognised(record: ArticleRecord, present: ArticleRecord) -> ArticleRecord:
    """Ids that were taken when the record came in first were replaced by derived ones."""
    kinds: tuple[Iterable[AnnotationRecord | LinkRecord | CommentRecord], ...] = (
        *(present.annotations, present.links, present.comments),
    )
    known = {one.id for ones in kinds for one in ones}

    def uid(id: str) -> str:
        derived = derived_uid(record.id, id)
        return derived if id not in known and derived in known else id

    if not known:
        return record
    return replace(
        record,
        annotations=tuple(replace(one, id=uid(one.id)) for one in record.annotations),
        links=tuple(
            replace(one, id=uid(one.id), origin=uid(one.origin), target=uid(one.target))
            for one in record.links
        ),
        comments=tuple(
            replace(
                one,
                id=uid(one.id),
                annotation=None if one.annotation is None else uid(one.annotation),
            )
            for one in record.comments
        ),
    )


def _check(record: ArticleRecord, known: Collection[str]) -> None:
    check_state("article", record.status)
    if canonical(record.text).text != record.text:
        raise RuleError("The article's text holds line ends or characters that are not kept.")
    length = len(record.text)
    for region in record.regions:
        check_state("region", region.kind)
        if not 0 <= region.start < region.end <= length:
            raise RuleError(f"A {region.kind} region lies outside the article's text.")
    for review in {one.review for one in record.annotations}:
        check_state("review", review)
    for one in record.annotations:
        if not one.spans or one.spans[-1].end > length:
            raise RuleError(f"The {one.label} “{one.id}” lies outside the article's text.")
    ids = {one.id for one in record.annotations}
    if len(ids) != len(record.annotations):
        raise RuleError("Two annotations of this article have the same id.")
    if len({link.id for link in record.links}) != len(record.links):
        raise RuleError("Two links of this article have the same id.")
    _check_ends(record, ids | set(known))


def _check_ends(record: ArticleRecord, ids: Collection[str]) -> None:
    for link in record.links:
        if link.origin not in ids or link.target not in ids:
            raise RuleError(f"The link “{link.id}” leads to an annotation that is not there.")
        if link.origin == link.target:
            raise RuleError(f"The link “{link.id}” leads from an annotation to itself.")
    for comment in record.comments:
        if comment.annotation is not None and comment.annotation not in ids:
            raise RuleError(f"The comment “{comment.id}” is on an annotation that is not there.")


def as_kept(one: AnnotationRecord, kept: AnnotationRecord) -> AnnotationRecord:
    """The record with what it does not say taken from how the project has it."""
    return replace(
        one,
        annotator=one.annotator or kept.annotator,
        created=kept.created,
        modified=one.modified or kept.modified,
    )

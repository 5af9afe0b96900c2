"""Giving every part of a record an identity of ours, the same one each time."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.identity import are_uids, derived_uid, is_uid
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
)


def source_uid(id: str) -> str:
    """The uid of a source entry: the same in every article of a file."""
    return id if is_uid(id) else derived_uid("source", id)


def with_uids(record: ArticleRecord) -> ArticleRecord:
    """The record with ids that are not 32 hexadecimal digits replaced, and all mentions of them.

    The new ids follow from the old and the article's, so a second import finds the same.
    """
    if _has_uids(record):
        return record
    article = record.id if is_uid(record.id) else derived_uid("article", record.id, record.text)
    return replace(
        record,
        id=article,
        sources=tuple(replace(one, id=source_uid(one.id)) for one in record.sources),
        annotations=tuple(_annotation(article, one) for one in record.annotations),
        links=tuple(_link(article, one) for one in record.links),
        comments=tuple(_comment(article, one) for one in record.comments),
    )


def _has_uids(record: ArticleRecord) -> bool:
    ids = [record.id, *(one.id for one in record.sources)]
    ids += [one.id for one in record.annotations]
    ids += [one.source for one in record.annotations if one.source is not None]
    for link in record.links:
        ids += (link.id, link.origin, link.target)
    for comment in record.comments:
        ids.append(comment.id)
        if comment.annotation is not None:
            ids.append(comment.annotation)
    return are_uids(ids)


def _uid(kind: str, article: str, id: str) -> str:
    return id if is_uid(id) else derived_uid(kind, article, id)


def _annotation(article: str, one: AnnotationRecord) -> AnnotationRecord:
    if is_uid(one.id) and (one.source is None or is_uid(one.source)):
        return one
    source = None if one.source is None else source_uid(one.source)
    return replace(one, id=_uid("annotation", article, one.id), source=source)


def _link(article: str, one: LinkRecord) -> LinkRecord:
    if is_uid(one.id) and is_uid(one.origin) and is_uid(one.target):
        return one
    return replace(
        one,
        id=_uid("link", article, one.id or f"{one.kind} {one.origin} {one.target}"),
        origin=_uid("annotation", article, one.origin),
        target=_uid("annotation", article, one.target),
    )


def _comment(article: str, one: CommentRecord) -> CommentRecord:
    about = None if one.annotation is None else _uid("annotation", article, one.annotation)
    return replace(one, id=_uid("comment", article, one.id or one.text), annotation=about)

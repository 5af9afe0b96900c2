"""Giving every part of a record an identity of ours, the same one each time."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from annotator.domain.identity import is_uid
from annotator.domain.records import ArticleRecord


def derived_uid(*names: str) -> str:
    """32 hexadecimal digits that follow from `names` alone."""
    return hashlib.sha256("\0".join(names).encode("utf-8", "replace")).hexdigest()[:32]


def with_uids(record: ArticleRecord) -> ArticleRecord:
    """The record with ids that are not 32 hexadecimal digits replaced, and all mentions of them.

    The new ids follow from the old and the article's, so a second import finds the same.
    """
    article = record.id if is_uid(record.id) else derived_uid("article", record.id, record.text)

    def uid(kind: str, id: str) -> str:
        return id if is_uid(id) else derived_uid(kind, article, id)

    def source(id: str) -> str:  # the same entry in every article of a file
        return id if is_uid(id) else derived_uid("source", id)

    return replace(
        record,
        id=article,
        sources=tuple(replace(one, id=source(one.id)) for one in record.sources),
        annotations=tuple(
            replace(
                one,
                id=uid("annotation", one.id),
                source=None if one.source is None else source(one.source),
            )
            for one in record.annotations
        ),
        links=tuple(
            replace(
                one,
                id=uid("link", one.id or f"{one.kind} {one.origin} {one.target}"),
                origin=uid("annotation", one.origin),
                target=uid("annotation", one.target),
            )
            for one in record.links
        ),
        comments=tuple(
            replace(
                one,
                id=uid("comment", one.id or one.text),
                annotation=None if one.annotation is None else uid("annotation", one.annotation),
            )
            for one in record.comments
        ),
    )

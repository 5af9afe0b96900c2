"""A whole project as one JSON document: scheme, articles, sources, sessions, annotators.

Source: `resources/help/formats.md`.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO, TextIO

from annotator.domain.errors import FormatError
from annotator.domain.identity import is_uid, new_uid
from annotator.domain.records import ProjectRecord, SessionRecord
from annotator.domain.scheme import Scheme
from annotator.formats.article_json import (
    article_from_json,
    article_to_json,
    check_references,
    source_from_json,
    source_to_json,
)
from annotator.formats.values import Fields, as_fields, parse

MARK = "article-annotator-project/1"

_KNOWN = frozenset(
    ("format", "id", "title", "scheme", "annotators", "sessions", "sources", "articles")
)


def write(project: ProjectRecord, out: TextIO) -> None:
    """The document, an article a line inside it so that people can look at it too."""
    head: dict[str, Any] = {
        "format": MARK,
        "id": project.id,
        "title": project.title,
        "scheme": project.scheme,
        "annotators": [dict(one) for one in project.annotators],
        "sessions": [
            {
                "id": one.id,
                "annotator": one.annotator,
                "started": one.started,
                "ended": one.ended,
                "active_seconds": one.active_seconds,
            }
            for one in project.sessions
        ],
        "sources": [source_to_json(one) for one in project.sources],
        **project.extra,
    }
    out.write(_dump(head)[:-1] + ',"articles":[')
    for place, article in enumerate(project.articles):
        out.write(("," if place else "") + "\n" + _dump(article_to_json(article)))
    out.write("\n]}\n")


def read(file: BinaryIO) -> ProjectRecord:
    """The project that a document describes. Raises FormatError with the place."""
    where = "the document"
    fields = as_fields(parse(file.read().removeprefix(b"\xef\xbb\xbf"), where), where)
    mark = fields.text_or("format", "")
    if mark != MARK:
        raise FormatError(
            f"This is not a project of Article Annotator: its format is “{mark:.40}”."
        )
    sources = tuple(source_from_json(one) for one in fields.objects("sources"))
    known = {one.id: one for one in sources}
    articles = []
    for one in fields.objects("articles"):
        article = article_from_json(one)
        check_references(one.where, article, known | {s.id: s for s in article.sources})
        articles.append(article)
    if len({article.id for article in articles}) != len(articles):
        raise FormatError("Two articles of the document have the same id.")
    scheme = fields.object("scheme")
    if scheme:
        Scheme.from_dict(scheme)  # refuses one that contradicts itself before anything is stored
    return ProjectRecord(
        id=fields.text_or("id", "") or new_uid(),
        title=fields.text_or("title", ""),
        scheme=scheme,
        articles=tuple(articles),
        sources=sources,
        sessions=tuple(_session(one) for one in fields.objects("sessions")),
        annotators=tuple(_annotator(one) for one in fields.objects("annotators")),
        extra=fields.rest(_KNOWN),
    )


def _session(one: Fields) -> SessionRecord:
    return SessionRecord(
        id=one.text_or("id", "") or new_uid(),
        annotator=one.text_or("annotator", ""),
        started=one.text("started"),
        ended=one.text_or_none("ended"),
        active_seconds=one.number("active_seconds") if "active_seconds" in one.values else 0,
    )


def _annotator(one: Fields) -> dict[str, str]:
    uid = one.text("uid")
    if not is_uid(uid):
        raise one.wrong("uid", "32 hexadecimal digits")
    return {"uid": uid, "name": one.text_or("name", "")}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

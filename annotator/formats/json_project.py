"""A whole project as one JSON document: scheme, articles, sources, sessions, annotators.

Source: `resources/help/formats.md`.
"""

from __future__ import annotations

from typing import Any, BinaryIO, TextIO

from annotator.domain.errors import FormatError, RuleError
from annotator.domain.identity import is_uid, new_uid
from annotator.domain.records import ProjectRecord, SessionRecord
from annotator.domain.scheme import Scheme
from annotator.formats import members
from annotator.formats.article_json import article_object, source_object
from annotator.formats.article_reading import read_article
from annotator.formats.members import each
from annotator.formats.source_reading import read_source
from annotator.formats.strict_json import Object, Wrong, cleaned, dumps, loads

NAME = "article-annotator-project/1"

LONGEST = 1024 * 1024 * 1024
"""The longest document that is read, in bytes: it is held in memory."""

_PROJECT = frozenset(
    {"format", "id", "title", "scheme", "annotators", "sessions", "sources", "articles"}
)


def write(project: ProjectRecord, out: TextIO) -> None:
    """The document, with each article on a line of its own so that people can look at it."""
    head = {
        "format": NAME,
        "id": project.id,
        "title": project.title,
        "scheme": project.scheme,
        "annotators": [dict(one) for one in project.annotators],
        "sessions": [_session_object(one) for one in project.sessions],
        "sources": [source_object(one) for one in project.sources],
        **project.extra,
    }
    out.write(dumps(head)[:-1] + ',"articles":[')
    for place, article in enumerate(project.articles):
        out.write(("," if place else "") + "\n" + dumps(article_object(article)))
    out.write("\n]}\n")


def read(file: BinaryIO) -> ProjectRecord:
    """The project in a document. Raises FormatError naming the member that is at fault."""
    data = file.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise FormatError(f"The document is over {LONGEST // 2**20} MB; it is not read.")
    try:
        return _project(data.removeprefix(b"\xef\xbb\xbf"))
    except Wrong as wrong:
        raise wrong.told("the document") from None


def _project(data: bytes) -> ProjectRecord:
    try:
        obj = members.an_object(loads(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise Wrong(f"byte {error.start + 1:,} is not UTF-8") from error
    if obj.get("format") != NAME:
        raise Wrong(f"“format” is not “{NAME}”, so this is no project")
    articles = each(obj, "articles", read_article)
    for kind, ids in (
        ("articles", [article.id for article in articles]),
        ("annotations", [one.id for article in articles for one in article.annotations]),
        ("links", [one.id for article in articles for one in article.links]),
    ):
        if len(set(ids)) != len(ids):
            raise Wrong(f"two {kind} have the same id", "articles")
    sources = each(obj, "sources", read_source)
    if len({source.id for source in sources}) != len(sources):
        raise Wrong("two sources have the same id", "sources")
    return ProjectRecord(
        id=members.identity(obj) or new_uid(),
        title=members.words(obj, "title", ""),
        scheme=_scheme(obj),
        articles=articles,
        sources=sources,
        sessions=each(obj, "sessions", _session),
        annotators=each(obj, "annotators", _annotator),
        extra=members.further(obj, _PROJECT),
    )


def _scheme(obj: Object) -> Object:
    """The scheme as it stands, once it is known not to contradict itself."""
    found = cleaned(members.an_object(obj.get("scheme") or {}))
    if found:
        try:
            Scheme.from_dict(found)
        except RuleError as error:
            raise Wrong(str(error).rstrip("."), "scheme") from error
    plain: Object = found
    return plain


def _session_object(session: SessionRecord) -> Object:
    return {
        "id": session.id,
        "annotator": session.annotator,
        "started": session.started,
        "ended": session.ended,
        "active_seconds": session.active_seconds,
    }


def _session(value: Any) -> SessionRecord:
    obj = members.an_object(value)
    started = members.moment(obj, "started")
    if not started:
        raise Wrong("a session needs the moment it “started”")
    return SessionRecord(
        id=members.identity(obj) or new_uid(),
        annotator=members.words(obj, "annotator", ""),
        started=started,
        ended=members.moment(obj, "ended") or None,
        active_seconds=members.offset(obj, "active_seconds") if "active_seconds" in obj else 0,
    )


def _annotator(value: Any) -> dict[str, str]:
    obj = members.an_object(value)
    if not is_uid(obj.get("uid")):
        raise Wrong("an annotator is known by 32 hexadecimal digits", "uid")
    return {"uid": obj["uid"], "name": members.words(obj, "name", "")}

"""Reading the project out as records of interchange, one article at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import EditRefused, StoreError
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    ProjectRecord,
    SourceRecord,
)
from annotator.store.articles import METADATA, article_ids, original_of
from annotator.store.chain import parsed_json
from annotator.store.many import chunks, marks
from annotator.store.regions import regions
from annotator.store.sessions import sessions
from annotator.text.span import Span

if TYPE_CHECKING:
    from annotator.store.project import Project

_ARTICLE = f"SELECT uid, text, status, extra, {', '.join(METADATA)} FROM article WHERE id = ?"
# Names and uids of others are looked up in dictionaries: joins would cost half of an export.
_ANNOTATORS = "SELECT id, name FROM annotator"
_ANNOTATIONS = (
    "SELECT id, uid, label, attributes, note, annotator, created, modified, review, source, extra "
    "FROM annotation WHERE article = ? ORDER BY id"
)
_SPANS = 'SELECT annotation, start, "end", exact FROM span WHERE article = ? ORDER BY start'
_LINKS = (
    "SELECT l.uid, l.kind, l.origin, l.target, l.extra FROM annotation o "
    "JOIN link l ON l.origin = o.id WHERE o.article = ? ORDER BY l.id"
)
_COMMENTS = (
    "SELECT c.uid, c.text, a.uid, n.name, c.created, c.extra FROM comment c "
    "JOIN annotator n ON n.id = c.annotator LEFT JOIN annotation a ON a.id = c.annotation "
    "WHERE c.article = ? ORDER BY c.id"
)
_SOURCES = (
    "SELECT s.id, s.uid, s.name, s.type, s.naming, s.aliases, s.affiliation, s.role, s.note, "
    "s.attributes, s.extra FROM source s"
)


def article_record(project: Project, id: int, *, original: bool = False) -> ArticleRecord:
    """One article with everything that hangs on it; `original` adds the imported bytes."""
    return _record(project, id, None, None, original)


def article_records(
    project: Project,
    *,
    articles: Collection[int] | None = None,
    labels: Collection[str] | None = None,
    reviews: Collection[str] | None = None,
    article_states: Collection[str] | None = None,
    originals: bool = False,
) -> Iterator[ArticleRecord]:
    """The articles in queue order, one in memory at a time; None lets everything through.

    `originals` adds the bytes that they were imported from. Links and comments come along when
    their ends do; sources when an annotation means them.
    """
    for id in article_ids(project) if articles is None else articles:
        if article_states is not None:
            found = project.query("SELECT status FROM article WHERE id = ?", (id,))
            if not found or found[0][0] not in article_states:
                continue
        yield _record(project, id, labels, reviews, originals)


def protected_sources(project: Project) -> tuple[SourceRecord, ...]:
    """The entries that are protected in exports, in the order in which they came."""
    found = project.query(f"{_SOURCES} WHERE s.extra ->> '$.protected' = 1 ORDER BY s.id")
    return tuple(_source(row[1:]) for row in found)


def protected_mentions(project: Project, article: str) -> list[Span]:
    """Where an article, by its uid, mentions protected entries."""
    return [
        Span(start, end)
        for start, end in project.query(
            'SELECT p.start, p."end" FROM article t JOIN annotation a ON a.article = t.id '
            "JOIN source s ON s.id = a.source AND s.extra ->> '$.protected' = 1 "
            "JOIN span p ON p.annotation = a.id WHERE t.uid = ? ORDER BY p.start",
            (article,),
        )
    ]


def project_record(
    project: Project, articles: tuple[ArticleRecord, ...] | None = None
) -> ProjectRecord:
    """The whole project as one record, or with these of its articles only; all in memory."""
    people = project.query("SELECT uid, name FROM annotator ORDER BY id")
    ((extra,),) = project.query("SELECT extra FROM project")
    return ProjectRecord(
        id=project.uid,
        title=project.title,
        scheme=project.scheme.to_dict(),
        articles=tuple(article_records(project)) if articles is None else articles,
        sources=tuple(_source(row[1:]) for row in project.query(f"{_SOURCES} ORDER BY s.id")),
        sessions=tuple(sessions(project)),
        annotators=tuple({"uid": uid, "name": name} for uid, name in people),
        extra=parsed_json(extra),
    )


def _record(
    project: Project,
    id: int,
    labels: Collection[str] | None,
    reviews: Collection[str] | None,
    original: bool,
) -> ArticleRecord:
    found = project.query(_ARTICLE, (id,))
    if not found:
        raise EditRefused("This article has been deleted.")
    uid, hash, status, extra, *metadata = found[0]
    text = project.text(id)
    everything = labels is None and reviews is None
    rows = [
        row
        for row in project.query(_ANNOTATIONS, (id,))
        if (labels is None or row[2] in labels) and (reviews is None or row[8] in reviews)
    ]
    uids = {row[0]: row[1] for row in rows}
    sources = _sources(project, {row[9] for row in rows if row[9] is not None})
    raw, encoding = original_of(project, id) if original else (None, None)
    return ArticleRecord(
        id=uid,
        text=text,
        sha256=hash,
        status=status,
        regions=tuple(region for _, region in regions(project, id)),
        sources=tuple(sources.values()),
        annotations=_annotations(project, rows, _spans(project, id, text), sources),
        links=_links(project, id, uids),
        comments=_comments(project, id, None if everything else set(uids.values())),
        extra=parsed_json(extra),
        original=raw,
        encoding=encoding,
        **dict(zip(METADATA, metadata, strict=True)),
    )


def _links(project: Project, id: int, uids: Mapping[int, str]) -> tuple[LinkRecord, ...]:
    return tuple(
        [
            LinkRecord(uid, kind, uids[origin], uids[target], parsed_json(extra))
            for uid, kind, origin, target, extra in project.query(_LINKS, (id,))
            if origin in uids and target in uids
        ]
    )


def _comments(
    project: Project, id: int, known: Collection[str] | None
) -> tuple[CommentRecord, ...]:
    return tuple(
        CommentRecord(uid, text, about, who, created, parsed_json(extra))
        for uid, text, about, who, created, extra in project.query(_COMMENTS, (id,))
        if known is None or about is None or about in known
    )


def _spans(project: Project, id: int, text: str) -> Mapping[int, Sequence[Span]]:
    spans: dict[int, list[Span]] = defaultdict(list)
    for annotation, start, end, exact in project.query(_SPANS, (id,)):
        if text[start:end] != exact:
            raise StoreError(
                f"The words kept with a tag (“{exact:.40}”) are not those in the article; the file "
                "is damaged. Restore a backup, or run “annotator check” on it."
            )
        spans[annotation].append(Span(start, end))
    return spans


def _annotations(
    project: Project,
    rows: Sequence[Any],
    spans: Mapping[int, Sequence[Span]],
    sources: Mapping[int, SourceRecord],
) -> tuple[AnnotationRecord, ...]:
    names = dict(project.query(_ANNOTATORS))
    return tuple(
        [
            AnnotationRecord(
                row[1],
                row[2],
                tuple(spans[row[0]]),
                parsed_json(row[3]),
                row[4],
                names[row[5]],
                row[6],
                row[7],
                row[8],
                None if row[9] is None else sources[row[9]].id,
                parsed_json(row[10]),
            )
            for row in rows
        ]
    )


def _sources(project: Project, ids: Collection[int]) -> dict[int, SourceRecord]:
    """These entries by their ids, in the order in which they came into the project."""
    return {
        row[0]: _source(row[1:])
        for chunk in chunks(sorted(ids))
        for row in project.query(f"{_SOURCES} WHERE s.id IN ({marks(chunk)}) ORDER BY s.id", chunk)
    }


def _source(row: Sequence[Any]) -> SourceRecord:
    uid, name, type, naming, aliases, affiliation, role, note, attributes, extra = row
    return SourceRecord(
        *(uid, name, type, naming, tuple(parsed_json(aliases)), affiliation, role, note),
        attributes=parsed_json(attributes),
        extra=parsed_json(extra),
    )

"""An attribution cut out of its article as a small article of its own, and put in elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import EditRefused, RuleError
from annotator.domain.identity import new_uid
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    Attributes,
    LinkRecord,
    SourceRecord,
)
from annotator.domain.rules import check_attribute
from annotator.domain.values import Annotation, Source
from annotator.store import annotations as tagged
from annotator.store.articles import article as article_of
from annotator.store.links import add_link, attribution
from annotator.store.sources import add_source, source, source_by_uid, sources
from annotator.text.occurrences import nearest
from annotator.text.span import Span, hull

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

FROM = "cut_from"
"""The further key of a cutting that says where it was: its `article` and its `head`, by uid."""

_REACH = 2_000  # characters around the new place in which a part's words are looked for


@dataclass(frozen=True, slots=True)
class Placed:
    """What was put in: the head, and the words of the parts that do not stand near it."""

    head: int
    missing: tuple[str, ...] = ()


def cut_out(project: Project, annotation: int) -> ArticleRecord:
    """The attribution that an annotation belongs to, with the stretch of text that holds it.

    The record is one of interchange like any other; its offsets count from the stretch's start.
    Raises StoreError when the annotation was deleted.
    """
    found = attribution(project, annotation)
    own = found.own() if found else (annotation,)
    members = tagged.annotations_by_id(project, own)
    if not members:
        raise EditRefused("This annotation has been deleted.")
    article = article_of(project, members[0].article)
    place = hull([span for one in members for span in one.spans])
    uids = {one.id: one.uid for one in members}
    entries = {one.source: source(project, one.source) for one in members if one.source}
    return ArticleRecord(
        id=new_uid(),
        text=project.text(article.id)[place.start : place.end],
        headline=article.headline,
        byline=article.byline,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        language=article.language,
        sources=tuple(_source_record(entry) for entry in entries.values()),
        annotations=tuple(_record(one, place.start, entries) for one in members),
        links=tuple(
            LinkRecord(link.uid, link.kind, uids[link.origin], uids[link.target])
            for link in (found.links if found else ())
            if link.origin in uids and link.target in uids
        ),
        extra={FROM: {"article": article.uid, "head": members[0].uid}},
    )


def put_in(
    edit: Edit, article: int, cutting: ArticleRecord, spans: Sequence[Span], label: str = ""
) -> Placed:
    """Tag `spans` as what a cutting's head is, or as `label`, with its answers and its parts.

    In the article that it came from the parts are linked as they stand; in another one their
    words are tagged where they stand nearest. What `label` cannot have is left out. Raises
    RuleError for a cutting without a head, and for words that bear the label already.
    """
    head = head_of(cutting)
    label = label or head.label
    made = tagged.add_annotation(
        edit,
        article,
        label,
        spans,
        attributes=_allowed(edit.project, label, head.attributes),
        note=head.note,
    )
    at_home = came_from(cutting).get("article") == article_of(edit.project, article).uid
    ends: dict[str, int] = {head.id: made}
    missing = []
    for part in _parts(cutting, head.id):
        present = _present(edit.project, article, part) if at_home else None
        end = present or _tag_nearby(edit, article, cutting, part, spans)
        if end is None:
            missing.append(part.words(cutting.text))
        else:
            ends[part.id] = end
    for link in cutting.links:
        _tie(edit, link, ends)
    return Placed(made, tuple(missing))


def head_of(cutting: ArticleRecord) -> AnnotationRecord:
    """The quote or claim that a cutting is about. Raises RuleError when it holds nothing."""
    wanted = came_from(cutting).get("head")
    for one in cutting.annotations:
        if one.id == wanted:
            return one
    if not cutting.annotations:
        raise RuleError("There is no attribution in what was copied.")
    targets = {link.target for link in cutting.links}
    return next(
        (one for one in cutting.annotations if one.id not in targets), cutting.annotations[0]
    )


def came_from(cutting: ArticleRecord) -> Mapping[str, Any]:
    """Where a cutting was, as far as it says so."""
    said = cutting.extra.get(FROM)
    return said if isinstance(said, Mapping) else {}


def _record(one: Annotation, start: int, entries: Mapping[int, Source]) -> AnnotationRecord:
    """An annotation as a record whose offsets count from `start`."""
    return AnnotationRecord(
        id=one.uid,
        label=one.label,
        spans=tuple(Span(span.start - start, span.end - start) for span in one.spans),
        attributes=one.attributes,
        note=one.note,
        annotator=one.annotator,
        created=one.created,
        modified=one.modified,
        review=one.review,
        source=entries[one.source].uid if one.source else None,
    )


def _source_record(entry: Source) -> SourceRecord:
    return SourceRecord(
        *(entry.uid, entry.name, entry.type, entry.naming, entry.aliases),
        *(entry.affiliation, entry.role, entry.note, entry.attributes),
    )


def _parts(cutting: ArticleRecord, head: str) -> list[AnnotationRecord]:
    return [one for one in cutting.annotations if one.id != head]


def _allowed(project: Project, label: str, attributes: Attributes) -> Attributes:
    """The answers that a label may have."""
    kept = {}
    for key, value in attributes.items():
        try:
            check_attribute(project.scheme, label, key, value)
        except RuleError:
            continue
        kept[key] = value
    return kept


def _present(project: Project, article: int, part: AnnotationRecord) -> int | None:
    """The part itself, when the article still has it."""
    found = project.query(
        "SELECT id FROM annotation WHERE uid = ? AND article = ?", (part.id, article)
    )
    return int(found[0][0]) if found else None


def _tag_nearby(
    edit: Edit,
    article: int,
    cutting: ArticleRecord,
    part: AnnotationRecord,
    around: Sequence[Span],
) -> int | None:
    """Tag a part's words where they stand nearest, or take the tag that is there already."""
    project = edit.project
    if project.scheme.label(part.label) is None:
        return None
    text, place = project.text(article), hull(around)
    low, high = max(0, place.start - _REACH), place.end + _REACH
    spans = []
    for span in part.spans:
        found = nearest(text, cutting.text[span.start : span.end], place, low, high)
        if found is None:
            return None
        spans.append(found)
    present = tagged.annotation_of(project, article, part.label, spans)
    if present is not None:
        return present
    answers = _allowed(project, part.label, part.attributes)
    made = tagged.add_annotation(edit, article, part.label, spans, attributes=answers)
    if part.source is not None and part.label == "source":
        tagged.set_entry(edit, made, _entry(edit, cutting, part.source))
    return made


def _entry(edit: Edit, cutting: ArticleRecord, uid: str) -> int | None:
    """The project's entry for a source of the cutting: itself, its namesake, or a new one."""
    present = source_by_uid(edit.project, uid)
    record = next((one for one in cutting.sources if one.id == uid), None)
    if present is not None or record is None:
        return present
    same = (one.id for one in sources(edit.project) if one.name == record.name)
    return next(same, None) or add_source(edit, replace(record, id=new_uid(), extra={}))


def _tie(edit: Edit, link: LinkRecord, ends: Mapping[str, int]) -> None:
    """Link two members anew, where both are there and the scheme lets their labels be joined."""
    origin, target = ends.get(link.origin), ends.get(link.target)
    if origin is None or target is None:
        return
    labels = [one.label for one in tagged.annotations_by_id(edit.project, [origin, target])]
    kind = edit.project.scheme.link_kind(link.kind)
    if kind is not None and tuple(labels) in kind.ends:
        add_link(edit, link.kind, origin, target)

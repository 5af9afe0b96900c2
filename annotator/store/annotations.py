"""Annotations and their spans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import RuleError
from annotator.domain.identity import new_uid, now
from annotator.domain.rules import check_annotation, check_attribute, check_state
from annotator.domain.values import Annotation
from annotator.store import late
from annotator.store.annotators import annotator_id
from annotator.store.chain import canonical_json, parsed_json
from annotator.store.many import chunks
from annotator.store.many import marks as question_marks
from annotator.text.span import Span, disjoint

if TYPE_CHECKING:
    from annotator.domain.records import Attributes
    from annotator.store.edit import Edit
    from annotator.store.project import Project

CONTEXT = 32
"""How many characters on each side are kept with a span, so that it can be found again."""

Mark = tuple[int, int, int, str, str]
"""start, end, annotation id, label, attributes as JSON: what painting needs of one span."""

_SELECT = (
    "SELECT a.id, a.uid, a.article, a.label, a.attributes, a.note, a.review, n.name, "
    "a.created, a.modified, a.source FROM annotation a JOIN annotator n ON n.id = a.annotator"
)


def marks(project: Project, article: int) -> list[Mark]:
    """All spans of an article by start, as light tuples: the bulk read for painting."""
    return project.query(
        'SELECT s.start, s."end", a.id, a.label, a.attributes FROM span s '
        "CROSS JOIN annotation a ON a.id = s.annotation WHERE s.article = ? "
        'ORDER BY s.start, s."end", s.annotation',
        (article,),
    )


def marks_of(project: Project, ids: Collection[int]) -> list[Mark]:
    """The same light tuples for some annotations."""
    found = annotations_by_id(project, sorted(ids))
    return sorted(mark for one in found for mark in marks_made_of(one))


def marks_made_of(one: Annotation) -> list[Mark]:
    """The same light tuples of an annotation that was read."""
    attributes = canonical_json(one.attributes)
    return [(span.start, span.end, one.id, one.label, attributes) for span in one.spans]


def annotations_by_id(project: Project, ids: Sequence[int]) -> list[Annotation]:
    """These annotations in the order asked for; deleted ones are left out."""
    found = project.known().annotations.of(ids, partial(_read, project))
    return [found[id] for id in ids if id in found]


def _read(project: Project, ids: Sequence[int]) -> dict[int, Annotation]:
    found: dict[int, Annotation] = {}
    for chunk in chunks(ids):
        where = f"IN ({question_marks(chunk)})"
        spans: dict[int, list[Span]] = {}
        for id, start, end in project.query(
            f'SELECT annotation, start, "end" FROM span WHERE annotation {where} '
            "ORDER BY annotation, start",
            chunk,
        ):
            spans.setdefault(id, []).append(Span(start, end))
        for row in project.query(f"{_SELECT} WHERE a.id {where}", chunk):
            id, uid, article, label, attributes, *rest = row
            found[id] = Annotation(
                id, uid, article, label, tuple(spans.get(id, ())), parsed_json(attributes), *rest
            )
    return found


def annotation(project: Project, id: int) -> Annotation | None:
    """One annotation, None when it was deleted."""
    found = annotations_by_id(project, [id])
    return found[0] if found else None


def annotation_of(
    project: Project,
    article: int,
    label: str,
    spans: Sequence[Span],
    annotator: int | None = None,
) -> int | None:
    """The annotation of exactly these words with this label, by one annotator or by anybody."""
    found = project.query(
        "SELECT a.id, a.annotator FROM span s CROSS JOIN annotation a ON a.id = s.annotation "
        'WHERE s.article = ? AND s.start = ? AND s."end" = ? AND a.label = ?',
        (article, spans[0].start, spans[0].end, label),
    )
    ids = [id for id, who in found if annotator in (None, who)]
    same = (one.id for one in annotations_by_id(project, ids) if one.spans == tuple(spans))
    return next(same, None)


def reading_order(
    project: Project, article: int, labels: Collection[str] | None = None
) -> list[int]:
    """The article's annotations by where they begin, longer ones first; all labels by default."""
    chosen = "" if labels is None else f"AND a.label IN ({question_marks(labels)})"
    found = project.query(
        "SELECT a.id FROM annotation a JOIN span s ON s.annotation = a.id "
        f"WHERE a.article = ? {chosen} GROUP BY a.id "
        'ORDER BY min(s.start), max(s."end") DESC, a.id',
        (article, *(labels or ())),
    )
    return [id for (id,) in found]


def add_annotation(
    edit: Edit,
    article: int,
    label: str,
    spans: Iterable[Span],
    *,
    attributes: Attributes | None = None,
    note: str = "",
) -> int:
    """Tag `spans` of an article and return the new annotation's id.

    Raises RuleError when the scheme has no such label or value, when a span leaves the text,
    or when the same words bear this label from this annotator already.
    """
    project = edit.project
    places, text = disjoint(spans), project.text(article)
    check_annotation(project.scheme, len(text), label, places)
    for key, value in (attributes or {}).items():
        check_attribute(project.scheme, label, key, value)
    who = annotator_id(edit, project.annotator)
    if annotation_of(project, article, label, places, who) is not None:
        title = project.scheme.label(label)
        raise RuleError(f"These words are tagged as {title.title if title else label} already.")
    moment = now()
    edit.article = article
    id = edit.insert(
        late.AnnotationRow,
        uid=new_uid(),
        article=article,
        label=label,
        attributes=canonical_json(attributes or {}),
        note=note,
        annotator=who,
        created=moment,
        modified=moment,
    )
    _write_spans(edit, id, article, text, places)
    return id


def set_spans(edit: Edit, id: int, spans: Iterable[Span]) -> None:
    """Move an annotation to other spans; its links stay."""
    project = edit.project
    row = edit.current(late.AnnotationRow, id)
    places, text = disjoint(spans), project.text(row["article"])
    check_annotation(project.scheme, len(text), row["label"], places)
    found = project.query('SELECT id, start, "end" FROM span WHERE annotation = ?', (id,))
    kept = {Span(start, end): span for span, start, end in found}
    for place, span in kept.items():
        if place not in places:
            edit.delete(late.SpanRow, span)
    new = [place for place in places if place not in kept]
    _write_spans(edit, id, row["article"], text, new)
    if new or len(places) < len(kept):
        _touch(edit, id)


def add_span(edit: Edit, id: int, span: Span) -> None:
    """Add a further span; where it overlaps or touches one, the two become one."""
    found = edit.project.query('SELECT start, "end" FROM span WHERE annotation = ?', (id,))
    set_spans(edit, id, [*(Span(*ends) for ends in found), span])


def set_label(edit: Edit, id: int, label: str) -> None:
    """Make an annotation another label; what the new label cannot have is dropped.

    Raises RuleError when one of its links may not join the new label.
    """
    from annotator.store.links import check_links_with_label

    row = edit.current(late.AnnotationRow, id)
    if edit.project.scheme.label(label) is None:
        raise RuleError(f"The scheme has no label “{label}”.")
    check_links_with_label(edit.project, id, label)
    scheme = edit.project.scheme
    kept = {}
    for key, value in parsed_json(row["attributes"]).items():
        with suppress(RuleError):
            check_attribute(scheme, label, key, value)
            kept[key] = value
    source = row["source"] if label == "source" else None
    _touch(edit, id, label=label, attributes=canonical_json(kept), source=source)


def set_attribute(edit: Edit, id: int, key: str, value: str | list[str] | None) -> None:
    """Set one attribute, or clear it with None. Raises RuleError for what is not allowed."""
    row = edit.current(late.AnnotationRow, id)
    attributes = parsed_json(row["attributes"])
    if value is None:
        attributes.pop(key, None)
    else:
        check_attribute(edit.project.scheme, row["label"], key, value)
        attributes[key] = value
    _touch(edit, id, attributes=canonical_json(attributes))


def set_note(edit: Edit, id: int, note: str) -> None:
    _touch(edit, id, note=note)


def set_review(edit: Edit, id: int, review: str) -> None:
    """Say whether a reviewer found an annotation right."""
    check_state("review", review)
    _touch(edit, id, review=review)


def set_entry(edit: Edit, id: int, source: int | None) -> None:
    """Say who is meant by a source annotation. Raises RuleError for other labels."""
    if edit.current(late.AnnotationRow, id)["label"] != "source":
        raise RuleError("Only a source annotation can point to a source entry.")
    _touch(edit, id, source=source)


def remove_annotations(edit: Edit, ids: Iterable[int]) -> None:
    """Remove annotations with their spans, links and comments."""
    doomed = sorted(set(ids))
    if not doomed:
        return
    project = edit.project
    if edit.article is None:
        edit.article = edit.current(late.AnnotationRow, doomed[0])["article"]
    for row, columns in (
        (late.CommentRow, ("annotation",)),
        (late.WaiverRow, ("annotation",)),
        (late.LinkRow, ("origin", "target")),
        (late.SpanRow, ("annotation",)),
    ):
        children: set[int] = set()
        for chunk in chunks(doomed):
            for column in columns:
                statement = f'SELECT id FROM "{row._meta.table_name}" WHERE "{column}" IN '
                found = project.query(f"{statement}({question_marks(chunk)})", chunk)
                children.update(id for (id,) in found)
        edit.delete_many(row, children)
    edit.delete_many(late.AnnotationRow, doomed)


SPAN = ("annotation", "article", "start", "end", "exact", "before", "after")


def span_values(
    annotation: int, article: int, text: str, span: Span
) -> tuple[int, int, int, int, str, str, str]:
    """The columns `SPAN` of a span: its ends, its words, and what stands beside them."""
    start, end = span.start, span.end
    before = text[max(0, start - CONTEXT) : start]
    return annotation, article, start, end, text[start:end], before, text[end : end + CONTEXT]


def _write_spans(edit: Edit, id: int, article: int, text: str, spans: Iterable[Span]) -> None:
    for span in spans:
        values = span_values(id, article, text, span)
        edit.insert(late.SpanRow, **dict(zip(SPAN, values, strict=True)))


def _touch(edit: Edit, id: int, **columns: Any) -> None:
    """Write columns and the moment; an edit that changes nothing writes nothing."""
    before = edit.current(late.AnnotationRow, id)
    changed = any(before[name] != value for name, value in columns.items())
    if changed or not columns:
        edit.update(late.AnnotationRow, id, **columns, modified=now())
    if edit.article is None:
        edit.article = before["article"]

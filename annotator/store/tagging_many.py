"""Tagging many places with one label as one block of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.identity import new_uid, now
from annotator.domain.records import Attributes
from annotator.domain.rules import check_annotation, check_attribute
from annotator.store.annotations import SPAN, span_values
from annotator.store.annotators import annotator_id
from annotator.store.articles import article as article_of
from annotator.store.chain import canonical_json
from annotator.store.tables import AnnotationRow, SpanRow
from annotator.text.span import Span

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_ANNOTATION = (
    *("uid", "article", "label", "attributes", "annotator", "created", "modified", "source"),
)


def add_annotations(
    edit: Edit,
    article: int,
    label: str,
    places: Sequence[Span],
    *,
    attributes: Sequence[Attributes] | None = None,
    source: int | None = None,
) -> range:
    """Tag each place of an article by itself and return the ids in the same order.

    `attributes` has one mapping for each place; `source` is the entry that all of them mean.
    Raises RuleError when the scheme lacks the label or a value, or a place leaves the text.
    """
    project = edit.project
    check_annotation(project.scheme, article_of(project, article).length, label, places)
    for mapping in attributes or ():
        for key, value in mapping.items():
            check_attribute(project.scheme, label, key, value)
    answered = [canonical_json(dict(one)) for one in attributes or [{}] * len(places)]
    who, moment, text = annotator_id(edit, project.annotator), now(), project.text(article)
    edit.article = article
    ids = edit.insert_many(
        AnnotationRow,
        _ANNOTATION,
        ((new_uid(), article, label, answers, who, moment, moment, source) for answers in answered),
    )
    spans = (span_values(id, article, text, place) for id, place in zip(ids, places, strict=True))
    edit.insert_many(SpanRow, SPAN, spans)
    return ids


def tagged_places(project: Project, article: int, label: str) -> set[tuple[int, int]]:
    """The ends of every span of this label in an article."""
    found = project.query(
        'SELECT s.start, s."end" FROM span s JOIN annotation a ON a.id = s.annotation '
        "WHERE s.article = ? AND a.label = ?",
        (article, label),
    )
    return set(found)

"""Tasks: one for each article, with one annotation that holds all regions and relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.article_details import details_of
from annotator.formats.labelstudio.configuration import (
    LABEL,
    NOTE,
    REVIEW,
    TEXT,
    configuration,
    control,
)
from annotator.formats.package import PackageOut
from annotator.formats.pieces import CONTINUES
from annotator.formats.strict_json import Object, dumps
from annotator.text.span import Span

TASKS = "tasks.json"
CONFIGURATION = "config.xml"


def write(articles: Iterable[ArticleRecord], out: PackageOut, *, scheme: Scheme) -> None:
    """`tasks.json` to import and `config.xml` to paste as the labelling configuration.

    A later span of an interrupted annotation is a region of its own, tied by `continues`.
    """
    with out.text(TASKS) as tasks:
        tasks.write("[")
        for number, article in enumerate(articles, start=1):
            tasks.write(("," if number > 1 else "") + "\n" + dumps(_task(number, article, scheme)))
        tasks.write("\n]\n")
    with out.text(CONFIGURATION) as config:
        config.write(configuration(scheme))


def region_id(id: str, number: int) -> str:
    """The id of one span's region: the annotation's for the first."""
    return f"{id}-{number + 1}" if number else id


def _task(number: int, article: ArticleRecord, scheme: Scheme) -> Object:
    return {
        "id": number,
        "data": {TEXT: article.text, **details_of(article)},
        "annotations": [{"id": number, "result": list(_result(article, scheme))}],
    }


def _result(article: ArticleRecord, scheme: Scheme) -> Iterator[Object]:
    for one in article.annotations:
        for place, span in enumerate(one.spans):
            id = region_id(one.id, place)
            yield _region(id, article.text, span, LABEL, "labels", [one.label]) | {
                "meta": _made(one)
            }
            if place:
                yield _relation(id, one.id, CONTINUES)
        yield from _answers(article.text, one, scheme)
    for link in article.links:
        yield _relation(link.origin, link.target, link.kind)


def _answers(text: str, one: AnnotationRecord, scheme: Scheme) -> Iterator[Object]:
    """The questions that a region answers, and its note; they hang on the first span."""
    span = one.spans[0]
    for key, value in one.attributes.items():
        known = scheme.attribute(one.label, key)
        free = known is None or known.free or not known.values
        kind = "textarea" if free else "choices"
        values = [value] if isinstance(value, str) else list(value)
        name = control(one.label, key)
        answer = _region(one.id, text, span, name, kind, values)
        yield answer | ({"meta": {"list": True}} if isinstance(value, list) else {})
    if one.review != "unreviewed":
        yield _region(one.id, text, span, REVIEW, "choices", [one.review])
    if one.note:
        yield _region(one.id, text, span, NOTE, "textarea", [one.note])


def _region(id: str, text: str, span: Span, name: str, kind: str, values: list[str]) -> Object:
    key = "text" if kind == "textarea" else kind
    place: Object = {"start": span.start, "end": span.end}
    if kind != "textarea":  # whose `text` is the answer
        place["text"] = text[span.start : span.end]
    return {
        "id": id,
        "from_name": name,
        "to_name": TEXT,
        "type": kind,
        "origin": "manual",
        "value": {**place, key: values},
    }


def _made(one: AnnotationRecord) -> Object:
    members = {"annotator": one.annotator, "created": one.created, "modified": one.modified}
    return {key: value for key, value in members.items() if value}


def _relation(origin: str, target: str, kind: str) -> Object:
    return {
        "type": "relation",
        "from_id": origin,
        "to_id": target,
        "direction": "right",
        "labels": [kind],
    }

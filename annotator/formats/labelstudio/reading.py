"""Tasks of Label Studio read back: ours, or an export of a project of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord
from annotator.domain.states import REVIEW_STATES
from annotator.formats import members
from annotator.formats.article_details import ID, WORDS, read_details
from annotator.formats.labelstudio.configuration import NOTE, REVIEW, TEXT
from annotator.formats.package import PackageIn
from annotator.formats.pieces import Assembly, Given
from annotator.formats.strict_json import Object, Wrong, loads
from annotator.formats.text_lines import EachOne, whole_text

_LISTS = {"labels": "labels", "choices": "choices", "textarea": "text"}
"""The types that are read, and the member of `value` that holds what was answered."""


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """The articles of all tasks; of several annotations of a task each one's regions.

    Raises FormatError naming the file and the member; it can be asked for the next after that.
    """
    names = [name for name in package.names if name.endswith(".json")]
    if not names:
        raise FormatError("this holds no tasks of Label Studio, which end in .json.")
    return EachOne(_tasks(package, names), _article)


def _tasks(package: PackageIn, names: list[str]) -> Iterator[tuple[str, Any]]:
    """Every task with its place."""
    for name in names:
        try:
            tasks = members.items({"tasks": loads(whole_text(package.read(name), name))}, "tasks")
        except Wrong as wrong:
            raise wrong.told(name) from None
        for number, task in enumerate(tasks):
            yield f"{name}, tasks[{number}]", task


def _article(placed: tuple[str, Any]) -> ArticleRecord:
    place, value = placed
    try:
        return _read_task(value)
    except Wrong as wrong:
        raise wrong.told(place) from None


def _read_task(value: Any) -> ArticleRecord:
    task = members.an_object(value)
    data = members.an_object(task.get("data"))
    result = _results(task)
    made = Assembly(members.words(data, _text_member(data)))
    regions: dict[str, Object] = {}
    for place, item in result:
        try:
            _take(regions, item, place)
        except Wrong as wrong:
            raise wrong.inside(place) from None
    for id, region in regions.items():
        made.add(_given(id, region))
    for place, item in result:
        if item.get("type") == "relation":
            for kind in members.items(item, "labels") or ["relates_to"]:
                ends = (str(item.get("from_id")), str(item.get("to_id")))
                made.tie(str(kind), *ends, place)
    return made.article(**read_details(data))


def _results(task: Object) -> list[tuple[str, Object]]:
    """Every item of every annotation that was not cancelled, with its place."""
    found: list[tuple[str, Object]] = []
    for number, annotation in enumerate(members.items(task, "annotations")):
        one = members.an_object(annotation)
        if one.get("was_cancelled"):
            continue
        for place, item in enumerate(members.items(one, "result")):
            found.append((f"annotations[{number}].result[{place}]", members.an_object(item)))
    return found


def _text_member(data: Object) -> str:
    """The member of `data` that is annotated: `text`, or the only words there are."""
    if isinstance(data.get(TEXT), str):
        return TEXT
    others = [key for key, value in data.items() if isinstance(value, str)]
    others = [key for key in others if key not in (*WORDS, ID, "status")]
    if len(others) != 1:
        raise Wrong("a task needs its words in “text”", "data")
    return others[0]


def _take(regions: dict[str, Object], item: Object, place: str) -> None:
    """Gather what one item says of its region."""
    kind = item.get("type")
    if kind == "relation":
        return
    if kind not in _LISTS:
        raise Wrong(f"regions of the type “{str(kind)[:40]}” are not read", "type")
    value = members.an_object(item.get("value"))
    answers = members.items(value, _LISTS[kind])
    if not all(isinstance(answer, str) for answer in answers):
        raise Wrong("words are expected in this list", f"value.{_LISTS[kind]}")
    id = members.words(item, "id")
    region = regions.setdefault(id, {"place": place, "attributes": {}})
    if kind == "labels":
        _label(region, item, value, answers)
        return
    name = members.words(item, "from_name")
    meta = item.get("meta")
    if name == NOTE:
        region["note"] = "\n".join(answers)
    elif name == REVIEW and answers and answers[0] in REVIEW_STATES:
        region["review"] = answers[0]
    else:
        key = name.rpartition(".")[2]
        single = len(answers) == 1 and not (isinstance(meta, dict) and meta.get("list"))
        region["attributes"][key] = answers[0] if single else answers


def _label(region: Object, item: Object, value: Object, answers: list[str]) -> None:
    if "label" in region:
        raise Wrong("this region is given twice", "id")
    if len(answers) != 1:
        raise Wrong("a region needs one label", "value.labels")
    meta = item.get("meta")
    region |= {
        "label": answers[0],
        "start": members.offset(value, "start"),
        "end": members.offset(value, "end"),
        "text": members.words(value, "text"),
        "meta": meta if isinstance(meta, dict) else {},
    }


def _given(id: str, region: Object) -> Given:
    if "label" not in region:
        raise Wrong(f"the region “{id}” is answered but not given", region["place"])
    meta = region["meta"]
    return Given(
        key=id,
        label=region["label"],
        start=region["start"],
        end=region["end"],
        exact=region["text"],
        place=region["place"],
        id=id,
        attributes=region["attributes"],
        note=region.get("note", ""),
        more={
            "annotator": members.words(meta, "annotator", ""),
            "created": members.moment(meta, "created"),
            "modified": members.moment(meta, "modified"),
            "review": region.get("review", "unreviewed"),
        },
    )

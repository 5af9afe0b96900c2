"""Letting a scheme grow so that what is imported fits into it and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import ENTRY
from annotator.store.scheme_tables import AttributeRow, LabelRow, LinkEndRow, LinkKindRow, ValueRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit


Held = tuple[str, str, str | list[str]]
"""Label, attribute, and what it holds."""


def grow_for(
    edit: Edit, record: ArticleRecord, labels: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """Add the labels, attributes, values and link ends that `record` uses and the scheme lacks.

    `labels` are those of annotations that the project has already, by uid; `names` are what
    keys stand for, where a key does not say it.
    """
    labels = {**labels, **{annotation.id: annotation.label for annotation in record.annotations}}
    _labels(edit, labels.values(), names)
    held = [
        *((one.label, *pair) for one in record.annotations for pair in one.attributes.items()),
        *((ENTRY, *pair) for one in record.sources for pair in one.attributes.items()),
    ]
    _attributes(edit, held, names)
    ends = {(link.kind, labels[link.origin], labels[link.target]) for link in record.links}
    _ends(edit, sorted(ends), names)


def _labels(edit: Edit, keys: Iterable[str], names: Mapping[str, str]) -> None:
    known = {key for (key,) in edit.project.query("SELECT key FROM label")}
    for key in sorted(set(keys) - known):
        title = names.get(key) or _title(key)
        edit.insert(LabelRow, key=key, title=title, colour="other", position=len(known))
        known.add(key)


def _attributes(edit: Edit, held: Iterable[Held], names: Mapping[str, str]) -> None:
    """Add attributes, as ones that take any text, and values to those that do not."""
    project = edit.project
    known = {
        (label, key): (id, bool(free), bool(many))
        for id, label, key, free, many in project.query(
            "SELECT id, label, key, free, many FROM attribute"
        )
    }
    values = set(project.query("SELECT attribute, key FROM value"))
    for label, key, value in held:
        several = isinstance(value, list)
        if (label, key) not in known:
            title = names.get(key) or _title(key)
            place = len(known)
            columns = {"label": label, "key": key, "title": title, "free": 1, "position": place}
            id = edit.insert(AttributeRow, **columns, many=int(several))
            known[label, key] = (id, True, several)
        id, free, many = known[label, key]
        if several and not many:
            edit.update(AttributeRow, id, many=1)
            known[label, key] = (id, free, True)
        for one in value if isinstance(value, list) else [value]:
            if not free and (id, one) not in values:
                place = sum(1 for owner, _ in values if owner == id)
                edit.insert(ValueRow, attribute=id, key=one, title=one, position=place)
                values.add((id, one))


def _ends(edit: Edit, used: Iterable[tuple[str, str, str]], names: Mapping[str, str]) -> None:
    project = edit.project
    kinds = dict(project.query("SELECT key, id FROM link_kind"))
    ends = set(project.query("SELECT kind, origin, target FROM link_end"))
    for kind, origin, target in used:
        if kind not in kinds:
            kinds[kind] = edit.insert(
                LinkKindRow, key=kind, title=names.get(kind) or _title(kind), position=len(kinds)
            )
        if (kinds[kind], origin, target) not in ends:
            edit.insert(LinkEndRow, kind=kinds[kind], origin=origin, target=target)
            ends.add((kinds[kind], origin, target))


def _title(key: str) -> str:
    return key.replace("_", " ").capitalize() or key

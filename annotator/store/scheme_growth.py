"""Letting a scheme grow so that what is imported fits into it and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import ENTRY
from annotator.store.scheme_tables import AttributeRow, LabelRow, LinkEndRow, LinkKindRow, ValueRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit


def grow_for(
    edit: Edit, record: ArticleRecord, labels: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """Add the labels, attributes, values and link ends that `record` uses and the scheme lacks.

    `labels` are those of annotations that the project has already, by uid; `names` are what
    keys stand for, where a key does not say it.
    """
    labels = {**labels, **{annotation.id: annotation.label for annotation in record.annotations}}
    _labels(edit, labels.values(), names)
    used = {
        (annotation.label, key, value)
        for annotation in record.annotations
        for key, held in annotation.attributes.items()
        for value in (held if isinstance(held, list) else [held])
    }
    used |= {
        (ENTRY, key, value)
        for source in record.sources
        for key, held in source.attributes.items()
        for value in (held if isinstance(held, list) else [held])
    }
    _attributes(edit, sorted(used), names)
    many = {
        (annotation.label, key)
        for annotation in record.annotations
        for key, held in annotation.attributes.items()
        if isinstance(held, list)
    }
    _many(edit, sorted(many))
    ends = {(link.kind, labels[link.origin], labels[link.target]) for link in record.links}
    _ends(edit, sorted(ends), names)


def _labels(edit: Edit, keys: Iterable[str], names: Mapping[str, str]) -> None:
    known = {key for (key,) in edit.project.query("SELECT key FROM label")}
    for key in sorted(set(keys) - known):
        title = names.get(key) or _title(key)
        edit.insert(LabelRow, key=key, title=title, colour="other", position=len(known))
        known.add(key)


def _attributes(edit: Edit, used: Iterable[tuple[str, str, str]], names: Mapping[str, str]) -> None:
    project = edit.project
    known = {
        (label, key): (id, bool(free))
        for id, label, key, free in project.query("SELECT id, label, key, free FROM attribute")
    }
    values = set(project.query("SELECT attribute, key FROM value"))
    for label, key, value in used:
        if (label, key) not in known:
            id = edit.insert(
                AttributeRow,
                label=label,
                key=key,
                title=names.get(key) or _title(key),
                free=1,
                position=len(known),
            )
            known[label, key] = (id, True)
        attribute, free = known[label, key]
        if not free and (attribute, value) not in values:
            place = sum(1 for owner, _ in values if owner == attribute)
            edit.insert(ValueRow, attribute=attribute, key=value, title=value, position=place)
            values.add((attribute, value))


def _many(edit: Edit, used: Iterable[tuple[str, str]]) -> None:
    for label, key in used:
        found = edit.project.query(
            "SELECT id FROM attribute WHERE label = ? AND key = ?", (label, key)
        )
        edit.update(AttributeRow, found[0][0], many=1)


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

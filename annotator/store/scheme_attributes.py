"""Changing the attributes of a scheme with what annotations hold of them, inside an edit."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import RuleError
from annotator.domain.identity import now
from annotator.domain.scheme import ENTRY, Attribute, Value
from annotator.store.chain import Columns, canonical_json
from annotator.store.scheme_rows import read_scheme
from annotator.store.scheme_tables import AttributeRow, ValueRow
from annotator.store.tables import AnnotationRow, SourceRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_COLUMNS = ("type", "naming")  # attributes of entries that the source table has columns for

Held = dict[str, Any]
"""The attributes of one annotation; a key whose value is None is left out when written."""


def holding(project: Project, label: str, key: str, value: str | None = None) -> dict[int, Held]:
    """The attributes of annotations, or source entries, that hold this one, by id."""
    if label == ENTRY:
        found = project.query("SELECT id, attributes FROM source")
    else:
        found = project.query("SELECT id, attributes FROM annotation WHERE label = ?", (label,))
    rows: dict[int, Held] = {}
    for id, attributes in found:
        held = json.loads(attributes)
        present = held.get(key)
        values = present if isinstance(present, list) else [present]
        if present is not None and (value is None or value in values):
            rows[id] = held
    return rows


def add_attribute(edit: Edit, label: str, attribute: Attribute) -> None:
    """Add an attribute with its values to a label. Raises RuleError for a key that is taken."""
    scheme = read_scheme(edit.project)
    if scheme.attribute(label, attribute.key) is not None:
        raise RuleError(f"{label} has an attribute “{attribute.key}” already.")
    id = edit.insert(
        AttributeRow,
        label=label,
        key=attribute.key,
        title=attribute.title,
        required=int(attribute.required),
        many=int(attribute.many),
        free=int(attribute.free),
        position=len(scheme.attributes),
    )
    for position, value in enumerate(attribute.values):
        edit.insert(ValueRow, attribute=id, key=value.key, title=value.title, position=position)


def change_attribute(edit: Edit, label: str, key: str, **columns: Any) -> None:
    """Set an attribute's title, required, many or free."""
    edit.update(AttributeRow, _attribute_id(edit, label, key), **columns)


def order_attributes(edit: Edit, label: str, keys: Sequence[str]) -> None:
    """Put the attributes of a label into this order, in the places that they hold together."""
    found = dict(
        edit.project.query(
            "SELECT key, position FROM attribute WHERE label = ? ORDER BY position, id", (label,)
        )
    )
    order = [*keys, *(key for key in found if key not in keys)]
    last = -1
    for key, place in zip(order, sorted(found.values()), strict=True):
        last = max(place, last + 1)  # two may share a place after a merge
        edit.update(AttributeRow, _attribute_id(edit, label, key), position=last)


def order_values(edit: Edit, label: str, key: str, values: Sequence[str]) -> None:
    """Put the values of an attribute into this order; those that are not named follow."""
    attribute = read_scheme(edit.project).attribute(label, key)
    present = [one.key for one in attribute.values] if attribute else []
    rest = [one for one in present if one not in values]
    for position, value in enumerate([*values, *rest]):
        edit.update(ValueRow, _value_id(edit, label, key, value), position=position)


def remove_attribute(edit: Edit, label: str, key: str) -> None:
    """Delete an attribute with what annotations hold of it."""
    _must_not_be_a_column(label, key)
    _rewrite(edit, label, holding(edit.project, label, key), lambda held: {**held, key: None})
    drop_attribute(edit, _attribute_id(edit, label, key))


def add_value(edit: Edit, label: str, key: str, value: Value) -> None:
    """Allow one more value of an attribute. Raises RuleError for a key that is taken."""
    attribute = _attribute_id(edit, label, key)
    if edit.project.query(
        "SELECT 1 FROM value WHERE attribute = ? AND key = ?", (attribute, value.key)
    ):
        raise RuleError(f"“{value.key}” is a value of {key} already.")
    count = edit.project.query("SELECT count(*) FROM value WHERE attribute = ?", (attribute,))
    position = count[0][0]
    edit.insert(ValueRow, attribute=attribute, key=value.key, title=value.title, position=position)


def change_value(edit: Edit, label: str, key: str, value: str, title: str) -> None:
    """Give a value another title; annotations keep its key."""
    if not title.strip():
        raise RuleError("A value needs a title.")
    edit.update(ValueRow, _value_id(edit, label, key, value), title=title)


def merge_values(edit: Edit, label: str, key: str, value: str, into: str | None) -> None:
    """Make every `value` of an attribute `into`, or clear it with None, and drop `value`."""

    def replaced(held: Held) -> Held:
        present = held[key]
        if isinstance(present, list):
            kept = [into if one == value else one for one in present]
            return {**held, key: list(dict.fromkeys(one for one in kept if one)) or None}
        return {**held, key: into}

    _must_not_be_a_column(label, key)
    _rewrite(edit, label, holding(edit.project, label, key, value), replaced)
    edit.delete(ValueRow, _value_id(edit, label, key, value))


def take_attributes(edit: Edit, label: str, into: str) -> None:
    """Give label `into` the attributes and values of `label` that it lacks."""
    scheme = read_scheme(edit.project)
    for attribute in scheme.attributes_of(label):
        present = scheme.attribute(into, attribute.key)
        if present is None:
            add_attribute(edit, into, attribute)
            continue
        for value in attribute.values:
            if present.value(value.key) is None and not present.free:
                add_value(edit, into, attribute.key, value)


def drop_attribute(edit: Edit, id: int) -> None:
    """Delete an attribute's rows; what annotations hold of it is another's concern."""
    values = edit.project.query("SELECT id FROM value WHERE attribute = ?", (id,))
    edit.delete_many(ValueRow, [value for (value,) in values])
    edit.delete(AttributeRow, id)


def _rewrite(
    edit: Edit, label: str, rows: Mapping[int, Held], change: Callable[[Held], Held]
) -> None:
    moment = {} if label == ENTRY else {"modified": now()}
    given: dict[int, Columns] = {}
    for id, held in rows.items():
        kept = {key: value for key, value in change(held).items() if value is not None}
        given[id] = {"attributes": canonical_json(kept), **moment}
    edit.update_many(SourceRow if label == ENTRY else AnnotationRow, given)


def _must_not_be_a_column(label: str, key: str) -> None:
    if label == ENTRY and key in _COLUMNS:
        raise RuleError("What a source is and how it is named belongs to every project.")


def _attribute_id(edit: Edit, label: str, key: str) -> int:
    found = edit.project.query("SELECT id FROM attribute WHERE label = ? AND key = ?", (label, key))
    if not found:
        raise RuleError(f"The label {label} has no attribute “{key}”.")
    return int(found[0][0])


def _value_id(edit: Edit, label: str, key: str, value: str) -> int:
    found = edit.project.query(
        "SELECT id FROM value WHERE attribute = ? AND key = ?",
        (_attribute_id(edit, label, key), value),
    )
    if not found:
        raise RuleError(f"{key} has no value “{value}”.")
    return int(found[0][0])

"""The scheme as rows of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.scheme import Attribute, Label, LinkKind, Scheme, Value
from annotator.store import late

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def read_scheme(project: Project) -> Scheme:
    """The project's scheme, every part in its order."""
    ((key, title),) = project.query("SELECT scheme_key, scheme_title FROM project")
    labels = project.query(
        "SELECT key, title, shortcut, colour, rule FROM label ORDER BY position, id"
    )
    values: dict[int, list[Value]] = {}
    for attribute, value, text in project.query(
        "SELECT attribute, key, title FROM value ORDER BY position, id"
    ):
        values.setdefault(attribute, []).append(Value(value, text))
    attributes = project.query(
        "SELECT id, key, title, label, required, many, free FROM attribute ORDER BY position, id"
    )
    ends: dict[int, list[tuple[str, str]]] = {}
    for kind, origin, target in project.query(
        "SELECT kind, origin, target FROM link_end ORDER BY id"
    ):
        ends.setdefault(kind, []).append((origin, target))
    kinds = project.query("SELECT id, key, title, single FROM link_kind ORDER BY position, id")
    return Scheme(
        key,
        title,
        tuple(Label(*row) for row in labels),
        tuple(
            Attribute(
                name, text, on, bool(required), bool(many), bool(free), tuple(values.get(id, ()))
            )
            for id, name, text, on, required, many, free in attributes
        ),
        tuple(
            LinkKind(name, text, tuple(ends.get(id, ())), bool(single))
            for id, name, text, single in kinds
        ),
    )


def write_scheme(edit: Edit, scheme: Scheme) -> None:
    """Write all rows of `scheme` into a project that has none yet."""
    for place, label in enumerate(scheme.labels):
        edit.insert(
            late.LabelRow,
            key=label.key,
            title=label.title,
            shortcut=label.shortcut,
            colour=label.colour,
            rule=label.rule,
            position=place,
        )
    for place, attribute in enumerate(scheme.attributes):
        _write_attribute(edit, attribute, place)
    for place, kind in enumerate(scheme.link_kinds):
        id = edit.insert(
            late.LinkKindRow,
            key=kind.key,
            title=kind.title,
            single=int(kind.single),
            position=place,
        )
        for origin, target in kind.ends:
            edit.insert(late.LinkEndRow, kind=id, origin=origin, target=target)


def _write_attribute(edit: Edit, attribute: Attribute, place: int) -> None:
    id = edit.insert(
        late.AttributeRow,
        label=attribute.on,
        key=attribute.key,
        title=attribute.title,
        required=int(attribute.required),
        many=int(attribute.many),
        free=int(attribute.free),
        position=place,
    )
    for at, value in enumerate(attribute.values):
        edit.insert(late.ValueRow, attribute=id, key=value.key, title=value.title, position=at)


def replace_scheme(edit: Edit, scheme: Scheme) -> None:
    """Put `scheme` in the place of the project's own: for a project without annotations."""
    edit.growth = None
    for row in (
        late.LinkEndRow,
        late.LinkKindRow,
        late.ValueRow,
        late.AttributeRow,
        late.LabelRow,
    ):
        table = row._meta.table_name
        edit.delete_many(row, [id for (id,) in edit.project.query(f'SELECT id FROM "{table}"')])
    write_scheme(edit, scheme)

"""Changing the link kinds of a scheme with the links of those kinds, inside an edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.errors import RuleError
from annotator.domain.scheme import LinkKind
from annotator.store.scheme_tables import LinkEndRow, LinkKindRow
from annotator.store.tables import LinkRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def links_of_kind(project: Project, kind: str) -> int:
    """How many links of this kind there are."""
    return int(project.query("SELECT count(*) FROM link WHERE kind = ?", (kind,))[0][0])


def add_link_kind(edit: Edit, kind: LinkKind) -> None:
    """Add a link kind at the end. Raises RuleError for a key that is taken or unknown labels."""
    scheme = edit.project.scheme
    replace(scheme, link_kinds=(*scheme.link_kinds, kind))  # refuses what contradicts itself
    id = edit.insert(
        LinkKindRow,
        key=kind.key,
        title=kind.title,
        single=int(kind.single),
        position=len(scheme.link_kinds),
    )
    for origin, target in kind.ends:
        edit.insert(LinkEndRow, kind=id, origin=origin, target=target)


def change_link_kind(edit: Edit, key: str, title: str) -> None:
    """Give a link kind another title."""
    if not title.strip():
        raise RuleError("A link kind needs a title.")
    edit.update(LinkKindRow, _id(edit, key), title=title)


def order_link_kinds(edit: Edit, keys: Sequence[str]) -> None:
    """Put the link kinds into this order; those that are not named follow."""
    rest = [kind.key for kind in edit.project.scheme.link_kinds if kind.key not in keys]
    for position, key in enumerate([*keys, *rest]):
        edit.update(LinkKindRow, _id(edit, key), position=position)


def set_ends(edit: Edit, key: str, ends: Iterable[tuple[str, str]]) -> None:
    """Say which labels a link kind joins. Raises RuleError for links that stand."""
    project = edit.project
    wanted = set(ends)
    for origin, target, count in project.query(
        "SELECT o.label, t.label, count(*) FROM link l JOIN annotation o ON o.id = l.origin "
        "JOIN annotation t ON t.id = l.target WHERE l.kind = ? GROUP BY 1, 2",
        (key,),
    ):
        if (origin, target) not in wanted:
            raise RuleError(f"{count} {key} links join {origin} and {target}; remove them first.")
    id = _id(edit, key)
    present = {
        (origin, target): end
        for end, origin, target in project.query(
            "SELECT id, origin, target FROM link_end WHERE kind = ?", (id,)
        )
    }
    edit.delete_many(LinkEndRow, [present[pair] for pair in present.keys() - wanted])
    for origin, target in sorted(wanted - present.keys()):
        edit.insert(LinkEndRow, kind=id, origin=origin, target=target)


def remove_link_kind(edit: Edit, key: str) -> None:
    """Delete a link kind with its links; the annotations stay."""
    query = edit.project.query
    id = _id(edit, key)
    edit.delete_many(
        LinkRow, [link for (link,) in query("SELECT id FROM link WHERE kind = ?", (key,))]
    )
    ends = query("SELECT id FROM link_end WHERE kind = ?", (id,))
    edit.delete_many(LinkEndRow, [end for (end,) in ends])
    edit.delete(LinkKindRow, id)


def _id(edit: Edit, key: str) -> int:
    found = edit.project.query("SELECT id FROM link_kind WHERE key = ?", (key,))
    if not found:
        raise RuleError(f"The scheme has no link “{key}”.")
    return int(found[0][0])

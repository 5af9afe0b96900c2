"""Changing the labels of a scheme with all that is tagged by them, inside an edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import RuleError
from annotator.domain.identity import now
from annotator.domain.scheme import Label, Scheme
from annotator.store.annotations import remove_annotations
from annotator.store.scheme_attributes import drop_attribute, take_attributes
from annotator.store.scheme_tables import LabelRow, LinkEndRow
from annotator.store.tables import AnnotationRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the scheme would do: how many annotations, in how many articles, links."""

    annotations: int
    articles: int
    links: int
    refusals: tuple[str, ...] = ()
    """Sentences that say why it cannot be done; empty when it can."""


def effect_on_label(
    project: Project, label: str, into: str | None = None, *, leave: Collection[int] = ()
) -> Effect:
    """What deleting a label, or merging it into another, would do; counted, nothing changed.

    The annotations to `leave` are not counted, nor the links between them and others.
    """
    found = project.query("SELECT id, article FROM annotation WHERE label = ?", (label,))
    left = set(leave)
    places = {article for id, article in found if id not in left}
    tags = sum(1 for id, _ in found if id not in left)
    links = _links_at(project, label, left)
    refusals = [] if into is None else _forbidden(project.scheme, links, into)
    return Effect(tags, len(places), sum(links.values()), tuple(refusals))


_Ends = tuple[str, str, bool, str, bool]
"""Link kind, then for both ends its label and whether its annotation changes."""


def _links_at(project: Project, label: str, left: Collection[int]) -> Counter[_Ends]:
    found = project.query(
        "SELECT l.kind, o.id, o.label, t.id, t.label FROM link l "
        "JOIN annotation o ON o.id = l.origin JOIN annotation t ON t.id = l.target "
        "WHERE o.label = ?1 OR t.label = ?1",
        (label,),
    )
    ends: Counter[_Ends] = Counter()
    for kind, origin, start, target, end in found:
        moves = (start == label and origin not in left, end == label and target not in left)
        if any(moves):
            ends[kind, start, moves[0], end, moves[1]] += 1
    return ends


def _forbidden(scheme: Scheme, links: Counter[_Ends], into: str) -> list[str]:
    sentences = []
    for (kind, origin, first, target, second), count in sorted(links.items()):
        ends = (into if first else origin, into if second else target)
        link_kind = scheme.link_kind(kind)
        if link_kind is None or ends not in link_kind.ends:
            sentences.append(
                f"{count} {kind} links would join {ends[0]} and {ends[1]}, which is forbidden."
            )
    return sentences


def add_label(edit: Edit, label: Label) -> int:
    """Add a label at the end and return its row. Raises RuleError for a key that is taken."""
    scheme = edit.project.scheme
    replace(scheme, labels=(*scheme.labels, label))  # refuses what contradicts itself
    return edit.insert(
        LabelRow,
        key=label.key,
        title=label.title,
        shortcut=label.shortcut,
        colour=label.colour,
        rule=label.rule,
        position=len(scheme.labels),
    )


def change_label(edit: Edit, key: str, **columns: Any) -> None:
    """Set a label's title, shortcut, colour or rule. Raises RuleError for a key that is taken."""
    shortcut = columns.get("shortcut")
    for other in edit.project.scheme.labels:
        if shortcut and other.key != key and other.shortcut == shortcut:
            raise RuleError(f"The key {shortcut} belongs to {other.title} already.")
    if "title" in columns and not str(columns["title"]).strip():
        raise RuleError("A label needs a title.")
    edit.update(LabelRow, _id(edit, key), **columns)


def order_labels(edit: Edit, keys: Sequence[str]) -> None:
    """Put the labels into this order; those that are not named follow."""
    rest = [label.key for label in edit.project.scheme.labels if label.key not in keys]
    for position, key in enumerate([*keys, *rest]):
        edit.update(LabelRow, _id(edit, key), position=position)


def merge_labels(edit: Edit, label: str, into: str, *, leave: Sequence[int] = ()) -> None:
    """Make every annotation of `label` one of `into`, save those to `leave`, and drop `label`.

    The label stays while annotations are left with it. Attributes that `into` lacks come along.
    Raises RuleError when a link would join what the scheme forbids.
    """
    project = edit.project
    if label == into:
        raise RuleError("A label cannot be merged with itself.")
    refusals = effect_on_label(project, label, into, leave=leave).refusals
    if refusals:
        raise RuleError(refusals[0])
    take_attributes(edit, label, into)
    found = project.query("SELECT id FROM annotation WHERE label = ?", (label,))
    left = set(leave)
    moved = [id for (id,) in found if id not in left]
    columns = {"label": into, "modified": now()}
    edit.update_many(AnnotationRow, dict.fromkeys(moved, columns))
    if not left & {id for (id,) in found}:
        _drop_label(edit, label)


def split_label(edit: Edit, label: str, new: Label, ids: Sequence[int]) -> None:
    """Make a new label of some annotations of `label`; it may join what the old one may."""
    project = edit.project
    if project.scheme.label(new.key) is None:
        add_label(edit, new)
        _copy_ends(edit, label, new.key)
        take_attributes(edit, label, new.key)
    columns = {"label": new.key, "modified": now()}
    edit.update_many(AnnotationRow, dict.fromkeys(ids, columns))


def remove_label(edit: Edit, label: str) -> None:
    """Delete a label with its annotations and their links."""
    found = edit.project.query("SELECT id FROM annotation WHERE label = ?", (label,))
    remove_annotations(edit, [id for (id,) in found])
    _drop_label(edit, label)
    edit.article = None


def _drop_label(edit: Edit, label: str) -> None:
    query = edit.project.query
    ends = query("SELECT id FROM link_end WHERE origin = ?1 OR target = ?1", (label,))
    edit.delete_many(LinkEndRow, [id for (id,) in ends])
    for (id,) in query("SELECT id FROM attribute WHERE label = ?", (label,)):
        drop_attribute(edit, id)
    edit.delete(LabelRow, _id(edit, label))


def _copy_ends(edit: Edit, label: str, new: str) -> None:
    ends = set(edit.project.query("SELECT kind, origin, target FROM link_end"))
    for kind, origin, target in sorted(ends):
        made = (kind, new if origin == label else origin, new if target == label else target)
        if made not in ends:
            edit.insert(LinkEndRow, kind=made[0], origin=made[1], target=made[2])
            ends.add(made)


def _id(edit: Edit, label: str) -> int:
    found = edit.project.query("SELECT id FROM label WHERE key = ?", (label,))
    if not found:
        raise RuleError(f"The scheme has no label “{label}”.")
    return int(found[0][0])

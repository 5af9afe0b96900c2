"""Links between annotations, and the attributions that they make up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.errors import RuleError
from annotator.domain.identity import new_uid
from annotator.domain.rules import check_link
from annotator.domain.values import HEADS, PARTS, Annotation, Attribution, Link
from annotator.store import late
from annotator.store.annotations import annotations_by_id
from annotator.store.many import chunks, marks

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def links_in(project: Project, article: int) -> list[tuple[int, str, int, int]]:
    """All links of an article as light tuples: id, kind, origin, target; by id."""
    found = project.query(
        "SELECT l.id, l.kind, l.origin, l.target FROM annotation a JOIN link l ON l.origin = a.id "
        "WHERE a.article = ?",
        (article,),
    )
    found.sort()  # in order but for few, as they are found: SQLite would sort all anew
    return found


def links_of(project: Project, annotation_ids: Sequence[int]) -> list[Link]:
    """The links that have one of these annotations at either end, in the order they were made."""
    found = project.known().links.of(annotation_ids, partial(_read, project))
    each = {link.id: link for id in annotation_ids for link in found[id]}
    return [each[id] for id in sorted(each)]


def _read(project: Project, ids: Sequence[int]) -> dict[int, list[Link]]:
    """The links of each of these annotations, none left out."""
    found: dict[int, list[Link]] = {id: [] for id in ids}
    for chunk in chunks(ids):
        where = marks(chunk)
        for row in project.query(
            "SELECT id, uid, kind, origin, target FROM link "
            f"WHERE origin IN ({where}) OR target IN ({where})",
            [*chunk, *chunk],
        ):
            link = Link(*row)
            for end in {link.origin, link.target} & found.keys():
                found[end].append(link)
    return found


def add_link(edit: Edit, kind: str, origin: int, target: int) -> int:
    """Tie two annotations of one article and return the link's id.

    A kind that allows one link per origin moves to the new target. Raises RuleError for what
    the scheme forbids, for ends in different articles, and for a circle.
    """
    project = edit.project
    start, end = (
        edit.current(late.AnnotationRow, origin),
        edit.current(late.AnnotationRow, target),
    )
    if origin == target:
        raise RuleError("An annotation cannot be linked to itself.")
    if start["article"] != end["article"]:
        raise RuleError("A link joins two annotations of the same article.")
    check_link(project.scheme, kind, start["label"], end["label"])
    _refuse_circle(project, kind, origin, target)
    link_kind = project.scheme.link_kind(kind)
    for id, present in project.query(
        "SELECT id, target FROM link WHERE origin = ? AND kind = ?", (origin, kind)
    ):
        if present == target:
            return int(id)
        if link_kind is not None and link_kind.single:
            edit.delete(late.LinkRow, id)
    edit.article = start["article"]
    return edit.insert(late.LinkRow, uid=new_uid(), kind=kind, origin=origin, target=target)


def remove_link(edit: Edit, id: int) -> None:
    """Untie two annotations; both stay."""
    row = edit.current(late.LinkRow, id)
    edit.article = edit.current(late.AnnotationRow, row["origin"])["article"]
    edit.delete(late.LinkRow, id)


def check_links_with_label(project: Project, annotation: int, label: str) -> None:
    """Raise RuleError when a link of this annotation may not join `label`."""
    for link in links_of(project, [annotation]):
        other = link.target if link.origin == annotation else link.origin
        (found,) = annotations_by_id(project, [other])
        ends = (label, found.label) if link.origin == annotation else (found.label, label)
        check_link(project.scheme, link.kind, *ends)


def attribution(project: Project, annotation_id: int) -> Attribution | None:
    """The quote or claim that an annotation is, or is a part of, with all its parts.

    Who passed on what another one passed on is a part, over any number of steps. For a part of
    several the first head counts; None when it belongs to none.
    """
    head = _head_of(project, annotation_id)
    if head is None:
        return None
    found = {link.id: link for link in links_of(project, [head.id]) if link.origin == head.id}
    seen = {head.id}
    edge = [link.target for link in found.values() if link.kind in PARTS]
    while edge:
        seen.update(edge)
        further = [link for link in links_of(project, edge) if link.kind in PARTS]
        further = [link for link in further if link.origin in edge and link.origin != head.id]
        found |= {link.id: link for link in further}
        edge = [id for id in dict.fromkeys(link.target for link in further) if id not in seen]
    parts = annotations_by_id(project, sorted({link.target for link in found.values()} - {head.id}))
    return Attribution(head, tuple(found.values()), {part.id: part for part in parts})


def _head_of(project: Project, annotation_id: int) -> Annotation | None:
    """The first quote or claim on the way up from an annotation, itself included."""
    seen: set[int] = set()
    edge = [annotation_id]
    while edge:
        found = annotations_by_id(project, edge)
        heads = [one for one in found if one.label in HEADS]
        if heads:
            return heads[0]
        seen.update(edge)
        ties = [link for link in links_of(project, edge) if link.kind in PARTS]
        up = (link.origin for link in ties if link.target in edge)
        edge = [id for id in dict.fromkeys(up) if id not in seen]
    return None


def _refuse_circle(project: Project, kind: str, origin: int, target: int) -> None:
    seen = {target}
    edge = [target]
    while edge:
        found = project.query(
            f"SELECT target FROM link WHERE kind = ? AND origin IN ({marks(edge)})", [kind, *edge]
        )
        edge = [id for (id,) in found if id not in seen]
        seen.update(edge)
    if origin in seen:
        raise RuleError("This link would lead in a circle.")

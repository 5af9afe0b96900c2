"""Changing many annotations at once: each a few blocks of the journal, whatever their number."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from annotator.domain.identity import now
from annotator.domain.rules import check_attribute, check_state
from annotator.store.annotations import remove_annotations, set_label
from annotator.store.chain import canonical_json, parsed_json
from annotator.store.many import chunks, marks
from annotator.store.review_making import OF_PARTS
from annotator.store.tables import AnnotationRow
from annotator.store.waivers import waive

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def set_reviews(edit: Edit, ids: Collection[int], review: str) -> int:
    """Say of all these whether a reviewer found them right; returns how many changed."""
    check_state("review", review)
    others = [id for id, state in _column(edit.project, "review", ids) if state != review]
    return _change(edit, {id: {"review": review} for id in others})


def set_attributes(
    edit: Edit, ids: Collection[int], label: str, key: str, value: str | list[str] | None
) -> tuple[int, int]:
    """Answer one question of those of these that have a label, or clear it.

    Returns how many changed, and how many have another label and stay as they are. Raises
    RuleError when the label does not allow the answer.
    """
    if value is not None:
        check_attribute(edit.project.scheme, label, key, value)
    asked = [id for id, known in _column(edit.project, "label", ids) if known == label]
    changes: dict[int, dict[str, Any]] = {}
    for id, text in _column(edit.project, "attributes", asked):
        attributes = parsed_json(text)
        before = attributes.get(key)
        if value is None:
            attributes.pop(key, None)
        else:
            attributes[key] = value
        if before != value:
            changes[id] = {"attributes": canonical_json(attributes)}
    return _change(edit, changes), len(ids) - len(asked)


def set_labels(edit: Edit, ids: Collection[int], label: str) -> int:
    """Make all these another label; returns how many changed. Raises RuleError as for one."""
    others = [id for id, known in _column(edit.project, "label", ids) if known != label]
    for id in others:
        set_label(edit, id, label)
    return len(others)


def set_sources(edit: Edit, heads: Collection[int], entry: int | None) -> tuple[int, int]:
    """Say who is meant by the sources of these quotes and claims.

    Returns how many of their source annotations changed, and how many of these have none.
    """
    mentions = _first_sources(edit.project, heads)
    changed = set_meant(edit, set(mentions.values()), entry)
    return changed, len(heads) - len(mentions)


def set_meant(edit: Edit, mentions: Collection[int], entry: int | None) -> int:
    """Say who is meant by these source annotations; returns how many changed."""
    others = [id for id, source in _column(edit.project, "source", mentions) if source != entry]
    return _change(edit, {id: {"source": entry} for id in others})


def remove_attributions(edit: Edit, heads: Collection[int]) -> None:
    """Remove quotes and claims with the sources, cues and relays that belong to no other."""
    project = edit.project
    doomed = set(heads)
    for chunk in chunks(sorted(heads)):
        doomed.update(
            target
            for (target,) in project.query(
                "SELECT DISTINCT target FROM link WHERE kind IN ('source', 'cue', 'relay') "
                f"AND origin IN ({marks(chunk)})",
                chunk,
            )
        )
    parts = doomed - set(heads)
    for chunk in chunks(sorted(parts)):
        for origin, target in project.query(
            f"SELECT origin, target FROM link WHERE target IN ({marks(chunk)})", chunk
        ):
            if origin not in heads:
                doomed.discard(target)
    remove_annotations(edit, doomed)


def waive_remarks(edit: Edit, remarks: Mapping[int, Collection[str]], reason: str) -> int:
    """Let these kinds of remarks stand, by quote or claim; returns how many were let stand.

    What is told of a quote's source is let stand of that. Raises RuleError without a reason.
    """
    project = edit.project
    articles = dict(_column(project, "article", remarks))
    mentions = _first_sources(project, remarks)
    count = 0
    for head, kinds in sorted(remarks.items()):
        for kind in kinds:
            about = mentions.get(head, head) if kind in OF_PARTS else head
            waive(edit, articles[head], about, kind, reason)
            count += 1
    return count


def _first_sources(project: Project, heads: Collection[int]) -> dict[int, int]:
    """The source annotation of each of these quotes and claims; of several the first."""
    found: dict[int, int] = {}
    for chunk in chunks(sorted(heads)):
        found |= dict(
            project.query(
                "SELECT origin, target FROM link WHERE kind = 'source' "
                f"AND origin IN ({marks(chunk)}) ORDER BY id DESC",
                chunk,
            )
        )
    return found


def _column(project: Project, column: str, ids: Collection[int]) -> list[tuple[int, Any]]:
    found: list[tuple[int, Any]] = []
    for chunk in chunks(sorted(ids)):
        found += project.query(
            f"SELECT id, {column} FROM annotation WHERE id IN ({marks(chunk)})", chunk
        )
    return found


def _change(edit: Edit, changes: dict[int, dict[str, Any]]) -> int:
    moment = now()
    if changes and edit.article is None:
        edit.article = edit.current(AnnotationRow, min(changes))["article"]
    given: dict[int, dict[str, Any]] = {
        id: {**columns, "modified": moment} for id, columns in changes.items()
    }
    return edit.update_many(AnnotationRow, given)

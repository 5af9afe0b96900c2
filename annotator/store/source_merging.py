"""Making one source entry of several, and two of one: each an edit that can be undone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import RuleError
from annotator.domain.records import SourceRecord
from annotator.domain.values import Source
from annotator.store.chain import canonical_json, parsed_json
from annotator.store.mentions import count_mentions
from annotator.store.reviewing import set_meant
from annotator.store.sources import DISTINCT, add_source, remove_source, set_source, source
from annotator.store.tables import EverywhereRow, SourceRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

FIELDS = ("type", "naming", "affiliation", "role", "link")
"""What an entry says once: of two answers the first stays."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two answers to one question: the one that stays, and the one that is written into the note.

    `key` is one of `FIELDS` or an attribute of the scheme.
    """

    key: str
    stays: str
    noted: str


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge makes: the entry as it will be, and what changes for it.

    `gone` are the entries that disappear; `mentions` of them, in `articles`, mean `made` then.
    """

    made: Source
    gone: tuple[Source, ...]
    mentions: int
    articles: int
    conflicts: tuple[Conflict, ...]


def merging(project: Project, into: int, others: Sequence[int]) -> Merging:
    """What `merge_sources` would do. Raises RuleError as it does."""
    ids = list(dict.fromkeys(others))
    if into in ids:
        raise RuleError("A source cannot be merged with itself; choose another one.")
    if not ids:
        raise RuleError("Choose at least two sources to merge.")
    made, conflicts = source(project, into), []
    gone = tuple(source(project, id) for id in ids)
    for other in gone:
        made, told = _joined(made, other)
        conflicts += told
    mentions, articles = count_mentions(project, ids)
    return Merging(made, gone, mentions, articles, tuple(conflicts))


def merge_sources(edit: Edit, into: int, others: Sequence[int]) -> Merging:
    """Let all mentions of `others` mean `into`, which takes their names and what it lacks.

    Their answers that differ go into its note, so nothing that was written is lost. Raises
    RuleError for a source with itself, StoreError for one that is gone.
    """
    project = edit.project
    plan = merging(project, into, others)
    extras = [parsed_json(edit.current(SourceRow, one.id)["extra"]) for one in plan.gone]
    for one in plan.gone:
        found = project.query("SELECT id FROM annotation WHERE source = ?", (one.id,))
        set_meant(edit, [id for (id,) in found], into)
    _follow_elsewhere(edit, plan)
    for one in plan.gone:
        remove_source(edit, one.id)
    _write(edit, plan.made, extras)
    return plan


def split_source(
    edit: Edit, entry: int, mentions: Collection[int], to: int | None, name: str = ""
) -> int:
    """Let these mentions of an entry mean another, `to` or a new one called `name`; returns it.

    Raises RuleError when they would mean the same as before, or when one of them means another.
    """
    project = edit.project
    if not mentions:
        raise RuleError("Choose the mentions that mean somebody else.")
    if to == entry:
        raise RuleError("These mentions mean this source already; choose another one.")
    kept = source(project, entry)
    if to is None:
        to = add_source(edit, SourceRecord("", name.strip(), kept.type, kept.naming))
    set_meant(edit, mentions, to)
    set_distinct(edit, entry, to)
    return to


def set_distinct(edit: Edit, one: int, other: int) -> None:
    """Say that two entries are not the same, so that nobody proposes it again."""
    first, second = source(edit.project, one), source(edit.project, other)
    if second.uid not in first.distinct and first.uid not in second.distinct:
        set_source(edit, first.id, **{DISTINCT: [*first.distinct, second.uid]})


def _joined(made: Source, other: Source) -> tuple[Source, list[Conflict]]:
    """An entry with what another knows more, and where the two do not agree."""
    told = []
    columns: dict[str, Any] = {}
    for key in FIELDS:
        stays, comes = getattr(made, key), getattr(other, key)
        if not stays:
            columns[key] = comes
        elif comes and comes != stays:
            told.append(Conflict(key, stays, comes))
    attributes = dict(made.attributes)
    for key, value in other.attributes.items():
        stays = attributes.setdefault(key, value)
        if stays != value:
            told.append(Conflict(key, _words(stays), _words(value)))
    names = [made.name, *made.aliases, other.name, *other.aliases]
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    noted = [f"{other.name}: {one.key} {one.noted}" for one in told]
    notes = [note for note in (made.note.strip(), other.note.strip(), "; ".join(noted)) if note]
    return (
        replace(
            made,
            **columns,
            aliases=tuple(seen.values())[1:],
            attributes=attributes,
            note="\n".join(dict.fromkeys(notes)),
            protected=made.protected or other.protected,
            distinct=tuple(
                uid
                for uid in dict.fromkeys((*made.distinct, *other.distinct))
                if uid not in (made.uid, other.uid)
            ),
        ),
        told,
    )


def _words(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _write(edit: Edit, made: Source, extras: Sequence[dict[str, Any]]) -> None:
    """Write the joined entry; unknown keys of the others are taken where it has none."""
    extra = parsed_json(edit.current(SourceRow, made.id)["extra"])
    for more in extras:
        extra = more | extra
    edit.update(SourceRow, made.id, extra=canonical_json(extra))
    set_source(
        edit,
        made.id,
        **{key: getattr(made, key) for key in FIELDS},
        aliases=made.aliases,
        note=made.note,
        attributes=made.attributes,
        protected=made.protected,
        **{DISTINCT: list(made.distinct)},
    )


def _follow_elsewhere(edit: Edit, plan: Merging) -> None:
    """What names the entries that go by their uid names the one that stays."""
    project = edit.project
    gone = {one.uid for one in plan.gone}
    for id, uid in project.query("SELECT id, source FROM everywhere WHERE source IS NOT NULL"):
        if uid in gone:
            edit.update(EverywhereRow, id, source=plan.made.uid)
    listed = {one.id for one in (plan.made, *plan.gone)}
    for id, extra in project.query(
        "SELECT id, extra FROM source WHERE extra ->> ? IS NOT NULL", (f"$.{DISTINCT}",)
    ):
        said = parsed_json(extra).get(DISTINCT)
        if id not in listed and isinstance(said, list) and gone.intersection(map(str, said)):
            renamed = [plan.made.uid if uid in gone else uid for uid in said]
            set_source(edit, id, **{DISTINCT: list(dict.fromkeys(renamed))})

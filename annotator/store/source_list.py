"""Listing the source entries: narrowed, sorted, and each with its figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.values import HEADS, Source
from annotator.store.many import chunks, marks
from annotator.store.sources import sources_by_id

if TYPE_CHECKING:
    from annotator.store.project import Project

ORDERS = ("name", "mentions")

_HEADS = ", ".join(f"'{label}'" for label in sorted(HEADS))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An entry with how often it is mentioned, quoted (claims among them) and in how many articles.

    A quote is counted for every entry that its sources mean.
    """

    entry: Source
    mentions: int = 0
    said: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are listed: whose name, alias, role or affiliation holds `text`, and of which
    type and naming; None lets all through, an empty string those of which nothing is said."""

    text: str = ""
    type: str | None = None
    naming: str | None = None
    protected: bool = False


def source_ids(project: Project, wanted: Wanted | None = None, order: str = "name") -> list[int]:
    """The entries that are wanted, by name or the most mentioned first."""
    asked = wanted or Wanted()
    where, values = ["1"], []
    for column in ("type", "naming"):
        value = getattr(asked, column)
        if value is not None:
            where.append(f"coalesce({column}, '') = ?")
            values.append(value)
    if asked.protected:
        where.append("extra ->> '$.protected' = 1")
    rows = project.query(
        "SELECT id, name, aliases, coalesce(role, ''), coalesce(affiliation, '') FROM source "
        f"WHERE {' AND '.join(where)}",
        values,
    )
    words = asked.text.casefold().split()
    kept = [
        (name.casefold(), id)
        for id, name, *others in rows
        if not words or _holds_all(" ".join((name, *others)).casefold(), words)
    ]
    kept.sort()
    if order == "mentions":
        counts = dict(
            project.query(
                "SELECT source, count(*) FROM annotation WHERE source IS NOT NULL GROUP BY source"
            )
        )
        kept.sort(key=lambda pair: -counts.get(pair[1], 0))
    return [id for _, id in kept]


def source_lines(project: Project, ids: Sequence[int]) -> list[SourceLine]:
    """These entries with their figures, in the order asked for; deleted ones are left out."""
    entries = sources_by_id(project, ids)
    mentions = _counted(
        project, "SELECT source, count(*), count(DISTINCT article) FROM annotation a", ids
    )
    said = _counted(
        project,
        "SELECT a.source, count(DISTINCT h.id), 0 FROM annotation a "
        "JOIN link l ON l.target = a.id AND l.kind = 'source' "
        f"JOIN annotation h ON h.id = l.origin AND h.label IN ({_HEADS})",
        ids,
    )
    none = (0, 0)
    return [
        SourceLine(
            entries[id],
            mentions.get(id, none)[0],
            said.get(id, none)[0],
            mentions.get(id, none)[1],
        )
        for id in ids
        if id in entries
    ]


def source_counts(project: Project) -> dict[tuple[str, str, bool], int]:
    """How many entries have which type, naming and protection; empty where nothing is said."""
    found = project.query(
        "SELECT coalesce(type, ''), coalesce(naming, ''), "
        "coalesce(extra ->> '$.protected' = 1, 0), count(*) FROM source GROUP BY 1, 2, 3"
    )
    return {(type, naming, bool(protected)): count for type, naming, protected, count in found}


def _holds_all(text: str, words: Collection[str]) -> bool:
    return all(word in text for word in words)


def _counted(project: Project, statement: str, ids: Collection[int]) -> dict[int, tuple[int, int]]:
    return {
        id: (count, articles)
        for chunk in chunks(sorted(ids))
        for id, count, articles in project.query(
            f"{statement} WHERE a.source IN ({marks(chunk)}) GROUP BY a.source", chunk
        )
    }

"""Words that were tagged wherever they stood: remembered for articles that come later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.store.tables import EverywhereRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Words and the label they bear in all articles up to `seen`; `source`: the entry they mean."""

    id: int
    label: str
    words: str
    source: int | None
    seen: int


def remember(edit: Edit, label: str, words: str, source: int | None) -> None:
    """Keep that `words` were tagged as `label` in every article there is now."""
    project = edit.project
    known = project.query("SELECT id FROM everywhere WHERE label = ? AND words = ?", (label, words))
    uids = project.query("SELECT uid FROM source WHERE id = ?", (source,))
    given = {"source": uids[0][0] if uids else None, "seen": last_article(project)}
    if known:
        edit.update(EverywhereRow, known[0][0], **given)
    else:
        edit.insert(EverywhereRow, label=label, words=words, **given)


def looked_through(edit: Edit, ids: Iterable[int]) -> None:
    """Keep that somebody has looked at these words in every article there is now."""
    last = last_article(edit.project)
    for id in ids:
        edit.update(EverywhereRow, id, seen=last)


def everywhere(project: Project) -> list[Everywhere]:
    """All such words whose label the scheme still has, oldest first."""
    found = project.query(
        "SELECT e.id, e.label, e.words, s.id, e.seen FROM everywhere e "
        "JOIN label l ON l.key = e.label LEFT JOIN source s ON s.uid = e.source ORDER BY e.id"
    )
    return [Everywhere(*row) for row in found]


def last_article(project: Project) -> int:
    """The id of the newest article; 0 when there is none."""
    ((last,),) = project.query("SELECT coalesce(max(id), 0) FROM article")
    return int(last)

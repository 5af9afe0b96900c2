"""The history: what the journal says, in lines for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One edit. `kind` is `user | undo | redo | system`, `at` UTC, `rows` how many it changed."""

    id: int
    kind: str
    text: str
    annotator: str
    at: str
    article: int | None
    rows: int
    undoes: int | None


def history(
    project: Project,
    *,
    article: int | None = None,
    limit: int | None = None,
    before: int | None = None,
) -> list[HistoryLine]:
    """The edits, newest first; those of one article, below an id, at most `limit` on demand."""
    where, values = ["1"], []
    if article is not None:
        where.append("e.article = ?")
        values.append(article)
    if before is not None:
        where.append("e.id < ?")
        values.append(before)
    found = project.query(
        "SELECT e.id, e.kind, e.text, coalesce(n.name, ''), e.at, e.article, "
        "(SELECT coalesce(sum(count), 0) FROM edit_row r WHERE r.edit = e.id), e.undoes "
        "FROM edit e LEFT JOIN annotator n ON n.uid = e.annotator "
        f"WHERE {' AND '.join(where)} ORDER BY e.id DESC LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    return [HistoryLine(*row) for row in found]

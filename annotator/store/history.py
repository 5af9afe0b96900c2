"""The history: what the journal says, in lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.change import Change
from annotator.domain.errors import StoreError
from annotator.frozen import frozen
from annotator.store.journal import lines_of

if TYPE_CHECKING:
    from annotator.store.project import Project


@frozen
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
    annotator: str | None = None,
    limit: int | None = None,
    before: int | None = None,
) -> list[HistoryLine]:
    """The edits, newest first; of one article or annotator (uid), below an id, so many."""
    where: list[str] = ["1"]
    values: list[int | str] = []
    if annotator is not None:
        where.append("e.annotator = ?")
        values.append(annotator)
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


def annotators(project: Project) -> list[tuple[str, str]]:
    """Everybody who changed something here: uid and name."""
    return [
        (uid, name)
        for uid, name in project.query(
            "SELECT DISTINCT n.uid, n.name FROM annotator n JOIN edit e ON e.annotator = n.uid "
            "ORDER BY n.name, n.uid"
        )
    ]


def moments(project: Project, article: int) -> list[int]:
    """The edits that may have changed an article, oldest first: its own, and those of many."""
    found = project.query(
        "SELECT id FROM edit WHERE article = ? OR article IS NULL ORDER BY id", (article,)
    )
    return [id for (id,) in found]


def line_of(project: Project, edit: int) -> HistoryLine | None:
    """One edit of the history."""
    found = history(project, before=edit + 1, limit=1)
    return found[0] if found and found[0].id == edit else None


def change_of(project: Project, edit: int) -> Change:
    """What an edit of the history changed, as it was told when it was made."""
    from annotator.store.touched import Touched

    line = line_of(project, edit)
    if line is None:
        raise StoreError("The history has no such change.")
    return Touched().lines(lines_of(project, edit)).change(project, edit, line.kind, line.text)

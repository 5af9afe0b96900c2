"""Which articles are versions of one: a derived table, kept in step inside every edit."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.domain.values import Article
from annotator.domain.versions import Version, are_versions, is_later, sign
from annotator.store.many import chunks, marks

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_ALL = "SELECT id, headline, publisher, url FROM article"
_ADD = "INSERT OR REPLACE INTO review_version VALUES (?, ?)"


def keep_versions(edit: Edit, ids: Collection[int]) -> set[int]:
    """Bring these articles in step; returns the others of which they are versions, or were."""
    project = edit.project
    touched = set(ids)
    beside: set[int] = set()
    for chunk in chunks(sorted(touched)):
        where = marks(chunk)
        before = dict(
            project.query(f"SELECT * FROM review_version WHERE article IN ({where})", chunk)
        )
        now = _signs(project.query(f"{_ALL} WHERE id IN ({where})", chunk))
        gone = [(id,) for id in before if id not in now]
        edit.run_many("DELETE FROM review_version WHERE article = ?", gone)
        edit.run_many(_ADD, ((id, one) for id, one in now.items() if before.get(id) != one))
        for some in chunks(sorted({*before.values(), *now.values()})):
            beside.update(
                id
                for (id,) in project.query(
                    f"SELECT article FROM review_version WHERE sign IN ({marks(some)})", some
                )
            )
    return beside - touched


def leave_versions(edit: Edit) -> None:
    """Make the table anew."""
    edit.run("DELETE FROM review_version", ())
    edit.run_many(_ADD, _signs(edit.project.query(_ALL)).items())


def make_versions(connection: sqlite3.Connection) -> None:
    """Fill the table of a file that lacked it."""
    connection.executemany(_ADD, _signs(connection.execute(_ALL).fetchall()).items())


def newest_version(project: Project, article: Article) -> Version | None:
    """The newest version of an article with another text; None when it is that itself."""
    newest: tuple[str | None, int, str] | None = None
    for id, published, hash in project.query(
        "SELECT a.id, a.published, a.text FROM review_version mine "
        "JOIN review_version v ON v.sign = mine.sign AND v.article <> mine.article "
        "JOIN article a ON a.id = v.article WHERE mine.article = ?",
        (article.id,),
    ):
        than = newest[:2] if newest else (article.published, article.id)
        if hash != article.sha256 and is_later(published, id, *than):
            newest = (published, id, hash)
    if newest is None:
        return None
    ((text,),) = project.query("SELECT text FROM text WHERE sha256 = ?", (newest[2],))
    return _version(project.text(article.id), text)


@lru_cache(maxsize=8)
def _version(mine: str, newest: str) -> Version | None:
    return Version(newest) if are_versions(mine, newest) else None


def _signs(rows: Iterable[tuple[int, str | None, str | None, str | None]]) -> dict[int, str]:
    found = ((id, sign(*rest)) for id, *rest in rows)
    return {id: one for id, one in found if one is not None}

"""Indexes of the review that lie outside of the project and follow the stamp of its rows.

A cache: brought up to date when it is behind, made anew when it is missing, damaged or of
another history.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.store.many import chunks, marks
from annotator.store.search import index_path

if TYPE_CHECKING:
    from annotator.store.project import Project

_PAGE = 2_000
_LONGEST = 20_000
"""How many characters of one part of a quote are looked through."""

_STATE = """
CREATE TABLE state (stamp INTEGER NOT NULL, last_edit INTEGER NOT NULL, last_hash TEXT NOT NULL);
INSERT INTO state VALUES (0, 0, '');
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the review as an index takes it in; `words` are those of all its parts."""

    annotation: int
    name: str
    headline: str
    words: str


@dataclass(frozen=True, slots=True)
class ReviewCache:
    """One index: the end of its file's name, the statements that make it, and what takes rows in.

    `take` is given rows that are new or changed; rows of deleted quotes stay in the index.
    """

    name: str
    version: int
    tables: str
    take: Callable[[sqlite3.Connection, Sequence[Row]], None]

    def connected(self, project: Project) -> sqlite3.Connection:
        """A connection to the index; the caller closes it."""
        index = sqlite3.connect(self._path(project), isolation_level=None, timeout=2.0)
        index.execute("PRAGMA synchronous = OFF")  # lost in a power cut, it is made anew
        return index

    def refreshing(self, project: Project) -> Iterator[tuple[int, int]]:
        """Bring the index up to date a page at a time: how many rows of how many are in it."""
        index = self.connected(project)
        try:
            if not self._is_of(index, project):
                raise sqlite3.DatabaseError("an index of another history")
            yield from self._catch_up(index, project)
            return
        except sqlite3.DatabaseError:
            index.close()
            self._path(project).unlink(missing_ok=True)
            index = self.connected(project)
            index.executescript(
                f"BEGIN;{_STATE}{self.tables};PRAGMA user_version = {self.version};COMMIT;"
            )
            yield from self._catch_up(index, project)
        finally:
            index.close()

    def _path(self, project: Project) -> Path:
        return index_path(f"{project.uid}-{self.name}")

    def _is_of(self, index: sqlite3.Connection, project: Project) -> bool:
        if index.execute("PRAGMA user_version").fetchone()[0] != self.version:
            return False
        ((stamp, edit, hash),) = index.execute("SELECT * FROM state").fetchall()
        ((newest,),) = project.query("SELECT coalesce(max(stamp), 0) FROM review_row")
        if stamp > newest:
            return False
        return bool(
            edit == 0 or project.query("SELECT hash FROM edit WHERE id = ?", (edit,)) == [(hash,)]
        )

    def _catch_up(self, index: sqlite3.Connection, project: Project) -> Iterator[tuple[int, int]]:
        ((stamp,),) = index.execute("SELECT stamp FROM state").fetchall()
        after = (stamp, 2**62)
        done = behind = 0
        while True:
            page = project.query(
                "SELECT stamp, annotation, name, headline FROM review_row "
                "WHERE (stamp, annotation) > (?, ?) ORDER BY stamp, annotation LIMIT ?",
                (*after, _PAGE),
            )
            if not page:
                return
            ended = len(page) < _PAGE
            behind = behind or (len(page) if ended else _behind(project, after))
            after = page[-1][:2]
            done += len(page)
            words = _words(project, [row[1] for row in page])
            last = project.query("SELECT id, hash FROM edit ORDER BY id DESC LIMIT 1")[0]
            index.execute("BEGIN")
            self.take(index, [Row(id, name, head, words.get(id, "")) for _, id, name, head in page])
            # Rows of one stamp may lie on two pages: then they are taken in twice.
            index.execute(
                "UPDATE state SET stamp = ?, last_edit = ?, last_hash = ?",
                (after[0] if ended else after[0] - 1, *last),
            )
            index.execute("COMMIT")
            yield done, behind
            if ended:
                return


def _behind(project: Project, after: tuple[int, int]) -> int:
    ((count,),) = project.query(
        "SELECT count(*) FROM review_row WHERE (stamp, annotation) > (?, ?)", after
    )
    return int(count)


def _words(project: Project, ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for chunk in chunks(ids):
        for id, part in project.query(
            f"SELECT annotation, substr(exact, 1, {_LONGEST}) FROM span "
            f"WHERE annotation IN ({marks(chunk)}) ORDER BY annotation, start",
            chunk,
        ):
            found.setdefault(id, []).append(part)
    return {id: " ".join(parts) for id, parts in found.items()}

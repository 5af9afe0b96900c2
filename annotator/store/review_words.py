"""Finding words in quotes, claims and their sources, through an index outside the project.

Like the index of the articles' texts it is a cache: brought up to date when it is behind, made
anew when it is missing, damaged or of another history.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.store.search import index_path

if TYPE_CHECKING:
    from annotator.store.project import Project

VERSION = 1
_PAGE = 2_000
_LONGEST = 20_000
"""How many characters of one part of a quote are looked through."""

_TABLES = f"""
BEGIN;
CREATE TABLE state (stamp INTEGER NOT NULL, last_edit INTEGER NOT NULL, last_hash TEXT NOT NULL);
CREATE VIRTUAL TABLE quote USING fts5 (
    words, name, headline, tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO state VALUES (0, 0, '');
PRAGMA user_version = {VERSION};
COMMIT;
"""


class Found:
    """Annotations in which words were found, in the order of their ids; a bit for each."""

    def __init__(self) -> None:
        self._bits = bytearray()
        self._count = 0

    def add(self, ids: list[int]) -> None:
        """Add ids that are greater than all there are."""
        if ids:
            self._bits.extend(bytes(ids[-1] // 8 + 1 - len(self._bits)))
        for id in ids:
            self._bits[id // 8] |= 1 << id % 8
        self._count += len(ids)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, id: int) -> bool:
        return id // 8 < len(self._bits) and bool(self._bits[id // 8] >> id % 8 & 1)

    def __iter__(self) -> Iterator[int]:
        for place, byte in enumerate(self._bits):
            if byte:
                yield from (place * 8 + bit for bit in range(8) if byte >> bit & 1)


def finding(project: Project, text: str) -> Iterator[Found | None]:
    """Look for words: None while it goes on, then what was found.

    Words are joined by AND, the last may be the beginning of one; the index is brought up to
    date first.
    """
    for _ in refreshing(project):
        yield None
    asked = _asked(text)
    found = Found()
    if asked:
        with closing(_connect(_path(project))) as index:
            cursor = index.execute(
                "SELECT rowid FROM quote WHERE quote MATCH ? ORDER BY rowid", (asked,)
            )
            while page := cursor.fetchmany(_PAGE):
                found.add([id for (id,) in page])
                yield None
    yield found


def refreshing(project: Project) -> Iterator[None]:
    """Bring the index up to date a page of rows at a time."""
    path = _path(project)
    try:
        with closing(_connect(path)) as index:
            if not _is_of(index, project):
                raise sqlite3.DatabaseError("an index of another history")
            yield from _catch_up(index, project)
            return
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
    with closing(_connect(path)) as index:
        index.executescript(_TABLES)
        yield from _catch_up(index, project)


def _path(project: Project) -> Path:
    return index_path(f"{project.uid}-quotes")


def _asked(text: str) -> str:
    """What FTS5 is asked for: every word, in quotation marks so that none is an operator."""
    words = ["".join(c for c in word if c.isalnum() or c in "'’") for word in text.split()]
    asked = [f'"{word}"' for word in words if any(map(str.isalnum, word))]
    if asked and text[-1:].isalnum():
        asked[-1] += "*"
    return " ".join(asked)


def _connect(path: Path) -> sqlite3.Connection:
    index = sqlite3.connect(path, isolation_level=None, timeout=2.0)
    index.execute("PRAGMA synchronous = OFF")  # a cache: lost in a power cut, it is made anew
    return index


def _is_of(index: sqlite3.Connection, project: Project) -> bool:
    if index.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return False
    ((stamp, edit, hash),) = index.execute("SELECT * FROM state").fetchall()
    ((newest,),) = project.query("SELECT coalesce(max(stamp), 0) FROM review_row")
    if stamp > newest:
        return False
    return bool(
        edit == 0 or project.query("SELECT hash FROM edit WHERE id = ?", (edit,)) == [(hash,)]
    )


def _catch_up(index: sqlite3.Connection, project: Project) -> Iterator[None]:
    ((stamp,),) = index.execute("SELECT stamp FROM state").fetchall()
    after = (stamp, 2**62)
    while True:
        page = project.query(
            "SELECT stamp, annotation, name, headline FROM review_row "
            "WHERE (stamp, annotation) > (?, ?) ORDER BY stamp, annotation LIMIT ?",
            (*after, _PAGE),
        )
        if not page:
            break
        words = _words(project, [row[1] for row in page])
        index.execute("BEGIN")
        index.executemany("DELETE FROM quote WHERE rowid = ?", ((row[1],) for row in page))
        index.executemany(
            "INSERT INTO quote (rowid, words, name, headline) VALUES (?, ?, ?, ?)",
            ((id, words.get(id, ""), name, headline) for _, id, name, headline in page),
        )
        index.execute("COMMIT")
        after = page[-1][:2]
        if len(page) == _PAGE:
            yield
        else:
            break
    if after[1] != 2**62:
        last = project.query("SELECT id, hash FROM edit ORDER BY id DESC LIMIT 1")[0]
        index.execute("UPDATE state SET stamp = ?, last_edit = ?, last_hash = ?", (after[0], *last))


def _words(project: Project, ids: list[int]) -> dict[int, str]:
    from annotator.store.many import chunks, marks

    found: dict[int, list[str]] = {}
    for chunk in chunks(ids):
        for id, part in project.query(
            f"SELECT annotation, substr(exact, 1, {_LONGEST}) FROM span "
            f"WHERE annotation IN ({marks(chunk)}) ORDER BY annotation, start",
            chunk,
        ):
            found.setdefault(id, []).append(part)
    return {id: " ".join(parts) for id, parts in found.items()}

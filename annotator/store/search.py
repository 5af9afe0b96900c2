"""Searching the articles' texts through an index that lies outside the project.

The index is a cache in the user's cache folder: it is brought up to date when it is behind and
made anew when it is missing, damaged, or of another history than the project's.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.store.many import chunks, marks

if TYPE_CHECKING:
    from annotator.store.project import Project

VERSION = 1
_PAGE = 200
_TABLES = f"""
BEGIN;
CREATE TABLE state (last_edit INTEGER NOT NULL, last_hash TEXT NOT NULL, uid TEXT NOT NULL);
CREATE TABLE document (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = '', tokenize = "unicode61 remove_diacritics 2"
);
PRAGMA user_version = {VERSION};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in which the query was found, and where its first word stands (or None)."""

    article: int
    words: str
    offset: int | None


def index_path(uid: str) -> Path:
    """Where the index of a project lies."""
    from platformdirs import user_cache_path

    folder = user_cache_path("article-annotator", appauthor=False) / "search"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{uid}.sqlite"


def search(project: Project, query: str, *, limit: int = 200) -> list[Hit]:
    """The articles whose text or metadata fit `query`, best first.

    Words are joined by AND; `"a phrase"`, `word*`, `OR`, `-word` and brackets work as on the web.
    Brings the index up to date first, which takes a while only after large imports.
    """
    refresh(project)
    return hits(project, found_articles(project, query, limit=limit), query)


def found_articles(
    project: Project, query: str, *, limit: int = 200, typing: bool = False
) -> list[int]:
    """The ids of the articles that fit, in titles first; the index is taken as it is.

    While a person is `typing`, the last word may be the beginning of one.
    """
    titled = _in_metadata(project, query, limit)
    unfinished = typing and query[-1:].isalnum() and query.count('"') % 2 == 0
    hashes = _in_texts(project.uid, f"{query}*" if unfinished else query, limit)
    ids: dict[str, list[int]] = {}
    for chunk in chunks(hashes):
        for id, hash in project.query(
            f"SELECT id, text FROM article WHERE text IN ({marks(chunk)}) ORDER BY id", chunk
        ):
            ids.setdefault(hash, []).append(id)
    found = [*titled, *(id for hash in hashes for id in ids.get(hash, ()))]
    return list(dict.fromkeys(found))[:limit]


def hits(project: Project, ids: Sequence[int], query: str) -> list[Hit]:
    """Where the query stands in each of these articles."""
    return [_hit(project, id, query) for id in ids]


def refresh(
    project: Project,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Bring the index up to date with the project's texts.

    `progress` hears how many of how many texts are done; once `cancelled` answers True, asked
    after each page of texts, the rest is left for the next time.
    """
    for done, whole in refreshing(project):
        if progress is not None:
            progress(done, whole)
        if done < whole and cancelled is not None and cancelled():
            return  # not before a page is done: else it never gets on


def refreshing(project: Project) -> Iterator[tuple[int, int]]:
    """Bring the index up to date a page of texts at a time: how many of how many are done.

    The caller may do other things between two pages, or stop for good.
    """
    path = index_path(project.uid)
    try:
        with closing(_connect(path)) as index:
            if not _is_of(index, project):
                index.close()
                path.unlink(missing_ok=True)
                raise sqlite3.DatabaseError("an index of another history")
            yield from _catch_up(index, project)
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        with closing(_connect(path)) as index:
            _begin(index, project)
            yield from _catch_up(index, project)


def _connect(path: Path) -> sqlite3.Connection:
    index = sqlite3.connect(path, isolation_level=None, timeout=2.0)
    index.execute("PRAGMA synchronous = OFF")  # a cache: lost in a power cut, it is made anew
    return index


def _is_of(index: sqlite3.Connection, project: Project) -> bool:
    if index.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return False
    ((edit, hash, uid),) = index.execute("SELECT last_edit, last_hash, uid FROM state").fetchall()
    if uid != project.uid:
        return False
    return edit == 0 or project.query("SELECT hash FROM edit WHERE id = ?", (edit,)) == [(hash,)]


def _begin(index: sqlite3.Connection, project: Project) -> None:
    index.executescript(_TABLES)
    index.execute("INSERT INTO state VALUES (0, '', ?)", (project.uid,))


def _catch_up(index: sqlite3.Connection, project: Project) -> Iterator[tuple[int, int]]:
    known = {hash for (hash,) in index.execute("SELECT sha256 FROM document")}
    ((count,),) = project.query("SELECT count(*) FROM text")
    new = [] if count == len(known) else _new_texts(project, known)
    for done in range(0, len(new), _PAGE):
        page = new[done : done + _PAGE]
        index.execute("BEGIN")
        for hash, text in project.query(
            f"SELECT sha256, text FROM text WHERE sha256 IN ({marks(page)})", page
        ):
            id = index.execute("INSERT INTO document (sha256) VALUES (?)", (hash,)).lastrowid
            index.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (id, text))
        index.execute("COMMIT")
        yield min(done + _PAGE, len(new)), len(new)
    last = project.query("SELECT id, hash FROM edit ORDER BY id DESC LIMIT 1")
    if last:
        index.execute("UPDATE state SET last_edit = ?, last_hash = ?", last[0])


def _new_texts(project: Project, known: set[str]) -> list[str]:
    return [hash for (hash,) in project.query("SELECT sha256 FROM text") if hash not in known]


def _in_metadata(project: Project, query: str, limit: int) -> list[int]:
    pattern = "%" + query.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    found = project.query(
        "SELECT id FROM article WHERE headline LIKE ?1 ESCAPE '\\' OR publisher LIKE ?1 "
        "ESCAPE '\\' OR byline LIKE ?1 ESCAPE '\\' ORDER BY id LIMIT ?2",
        (pattern, limit),
    )
    return [id for (id,) in found]


def _in_texts(uid: str, query: str, limit: int) -> list[str]:
    from playhouse.fts_parser import parse

    asked = parse(query, ())
    path = index_path(uid)
    if not asked or not path.exists():
        return []
    try:
        with closing(_connect(path)) as index:
            found = index.execute(
                "SELECT d.sha256 FROM words JOIN document d ON d.id = words.rowid "
                "WHERE words MATCH ? ORDER BY bm25(words) LIMIT ?",
                (asked, limit),
            ).fetchall()
    except sqlite3.DatabaseError:  # just being made, or damaged: the next refresh makes it anew
        return []
    return [hash for (hash,) in found]


def _hit(project: Project, id: int, query: str) -> Hit:
    text = project.text(id)
    for place in _places(text, query):
        return Hit(id, _around(text, place), place)
    return Hit(id, " ".join(text[:120].split()), None)


def _around(text: str, place: int) -> str:
    """The words around a place, none of them cut at the start."""
    start = max(0, place - 40)
    if start:
        blank = re.search(r"\s", text[start:place])
        start += blank.end() if blank else 0
    said = " ".join(text[start : place + 120].split())
    return f"… {said}" if start else said


def _places(text: str, query: str) -> Iterator[int]:
    """Where the query, or else one of its words, stands in the text, capitals ignored."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter that grows: places would shift
        folded = text
    for word in (query.strip('"'), *query.replace('"', " ").replace("*", " ").split()):
        place = folded.find(word.lower()) if word else -1
        if place >= 0:
            yield place

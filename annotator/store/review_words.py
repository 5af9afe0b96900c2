"""Finding words in quotes, claims and their sources, through an index outside the project.

It follows the review's rows as `review_cache` says.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from annotator.store.review_cache import ReviewCache, Row

if TYPE_CHECKING:
    from annotator.store.project import Project

_PAGE = 2_000

FEW = 20_000
"""Of more matches than these the first rows can be shown before all are known."""

_TABLE = """
CREATE VIRTUAL TABLE quote USING fts5 (
    words, name, headline, tokenize = "unicode61 remove_diacritics 2"
)
"""


def _take(index: sqlite3.Connection, rows: Sequence[Row]) -> None:
    index.executemany("DELETE FROM quote WHERE rowid = ?", ((row.annotation,) for row in rows))
    index.executemany(
        "INSERT INTO quote (rowid, words, name, headline) VALUES (?, ?, ?, ?)",
        ((row.annotation, row.words, row.name, row.headline) for row in rows),
    )


_CACHE = ReviewCache(
    *("quotes", 1),
    _TABLE,
    _take,
)
refreshing = _CACHE.refreshing
"""Bring the index up to date a page of rows at a time."""


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

    def among(self, ids: Sequence[int]) -> list[int]:
        """Those of some annotations in which the words were found, in the same order."""
        return [id for id in ids if id in self]

    def __contains__(self, id: int) -> bool:
        return id // 8 < len(self._bits) and bool(self._bits[id // 8] >> id % 8 & 1)

    def __iter__(self) -> Iterator[int]:
        for place, byte in enumerate(self._bits):
            if byte:
                yield from (place * 8 + bit for bit in range(8) if byte >> bit & 1)


class Likely:
    """Says of annotations whether they hold some words, as long as not all such are known.

    Each question puts their words into a small index of the same kind, so the answers are those
    of the whole one; a few milliseconds for some hundred annotations.
    """

    def __init__(self, project: Project, asked: str) -> None:
        self._project, self._asked = project, asked

    def among(self, ids: Sequence[int]) -> list[int]:
        """Those of some annotations in which the words stand, in the same order."""
        with closing(_CACHE.connected(self._project)) as index:
            rows = index.execute(
                "SELECT rowid, words, name, headline FROM quote "
                "WHERE rowid IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            ).fetchall()
        with closing(sqlite3.connect(":memory:")) as small:
            small.execute(_TABLE)
            small.executemany(
                "INSERT INTO quote (rowid, words, name, headline) VALUES (?, ?, ?, ?)", rows
            )
            found = small.execute("SELECT rowid FROM quote WHERE quote MATCH ?", (self._asked,))
            held = {id for (id,) in found}
        return [id for id in ids if id in held]


def finding(project: Project, text: str, *, few: int = FEW) -> Iterator[Found | Likely | None]:
    """Look for words: None while it goes on, then what was found.

    Words are joined by AND, the last may be the beginning of one; the index is brought up to
    date first. When it is more than `few` a `Likely` comes once before, for the first rows.
    """
    for _ in refreshing(project):
        yield None
    asked = _asked(text)
    found, told = Found(), False
    if asked:
        with closing(_CACHE.connected(project)) as index:
            cursor = index.execute(
                "SELECT rowid FROM quote WHERE quote MATCH ? ORDER BY rowid", (asked,)
            )
            while page := cursor.fetchmany(_PAGE):
                found.add([id for (id,) in page])
                first = len(found) > few and not told
                told |= first
                yield Likely(project, asked) if first else None
    yield found


def _asked(text: str) -> str:
    """What FTS5 is asked for: every word, in quotation marks so that none is an operator."""
    words = ["".join(c for c in word if c.isalnum() or c in "'’") for word in text.split()]
    asked = [f'"{word}"' for word in words if any(map(str.isalnum, word))]
    if asked and text[-1:].isalnum():
        asked[-1] += "*"
    return " ".join(asked)

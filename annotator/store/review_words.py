"""Finding words in quotes, claims and their sources, through an index outside the project.

It follows the review's rows as `review_cache` says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from annotator.store.review_cache import ReviewCache, Row

if TYPE_CHECKING:
    from annotator.store.project import Project

_PAGE = 2_000


def _take(index: sqlite3.Connection, rows: Sequence[Row]) -> None:
    index.executemany("DELETE FROM quote WHERE rowid = ?", ((row.annotation,) for row in rows))
    index.executemany(
        "INSERT INTO quote (rowid, words, name, headline) VALUES (?, ?, ?, ?)",
        ((row.annotation, row.words, row.name, row.headline) for row in rows),
    )


_CACHE = ReviewCache(
    *("quotes", 1),
    """
    CREATE VIRTUAL TABLE quote USING fts5 (
        words, name, headline, tokenize = "unicode61 remove_diacritics 2"
    )
    """,
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
        with closing(_CACHE.connected(project)) as index:
            cursor = index.execute(
                "SELECT rowid FROM quote WHERE quote MATCH ? ORDER BY rowid", (asked,)
            )
            while page := cursor.fetchmany(_PAGE):
                found.add([id for (id,) in page])
                yield None
    yield found


def _asked(text: str) -> str:
    """What FTS5 is asked for: every word, in quotation marks so that none is an operator."""
    words = ["".join(c for c in word if c.isalnum() or c in "'’") for word in text.split()]
    asked = [f'"{word}"' for word in words if any(map(str.isalnum, word))]
    if asked and text[-1:].isalnum():
        asked[-1] += "*"
    return " ".join(asked)

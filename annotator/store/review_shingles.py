"""Finding quotes that may have the same words as another, through an index outside the project.

The index holds the pairs of neighbouring words of every quote. It only proposes: what became of
a quote since is seen when its words are compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from annotator.store.many import chunks, marks
from annotator.store.review_cache import ReviewCache, Row
from annotator.text.wording import shingles, whole, wording

if TYPE_CHECKING:
    from annotator.store.project import Project

COMMON = 1_000
"""A pair of words that so many quotes have tells little: it is asked for only when all do."""

ASKED = 400
"""So many pairs of words of a quote are looked up, those that few quotes have."""

MOST = 400
"""So many quotes are proposed at most, those with the most pairs in common."""


def _take(index: sqlite3.Connection, rows: Sequence[Row]) -> None:
    found = sorted(
        (shingle, row.annotation) for row in rows for shingle in shingles(wording(row.words).words)
    )
    index.executemany("INSERT OR IGNORE INTO shingle VALUES (?, ?)", found)


_CACHE = ReviewCache(
    *("shingles", 1),
    "CREATE TABLE shingle (shingle INTEGER NOT NULL, annotation INTEGER NOT NULL, "
    "PRIMARY KEY (shingle, annotation)) WITHOUT ROWID",
    _take,
)
refreshing = _CACHE.refreshing
"""Bring the index up to date a page of rows at a time: how many of how many are in it."""


def proposed(project: Project, words: Sequence[str]) -> list[int]:
    """The quotes and claims that may have these words, those with the most in common first."""
    if not words:
        return []
    with closing(_CACHE.connected(project)) as index:
        same = _quotes(index, [whole(words)], MOST)
        asked = _telling(index, sorted(shingles(words) - {whole(words)})[: 4 * ASKED])
        return [*dict.fromkeys([*same, *_quotes(index, asked, MOST)])]


def _telling(index: sqlite3.Connection, asked: Iterable[int]) -> list[int]:
    """The shingles that few quotes have, the rarest first; the rarest of all when none has few."""
    counted = []
    for shingle in asked:
        ((count,),) = index.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM shingle WHERE shingle = ? LIMIT {COMMON})",
            (shingle,),
        )
        if count > 1:  # the quote itself has it
            counted.append((count, shingle))
    counted.sort()
    rare = [shingle for count, shingle in counted if count < COMMON]
    return (rare or [shingle for _, shingle in counted[:2]])[:ASKED]


def _quotes(index: sqlite3.Connection, asked: Sequence[int], most: int) -> list[int]:
    found: dict[int, int] = {}
    for chunk in chunks(asked):
        for id, count in index.execute(
            "SELECT annotation, count(*) FROM "
            f"(SELECT annotation FROM shingle WHERE shingle IN ({marks(chunk)}) LIMIT 50000) "
            f"GROUP BY annotation ORDER BY 2 DESC, 1 LIMIT {most}",
            chunk,
        ):
            found[id] = found.get(id, 0) + count
    return sorted(found, key=lambda id: (-found[id], id))[:most]

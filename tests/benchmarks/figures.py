"""Timing: what every benchmark measures with, and how it says what it found."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

Figures = dict[str, Any]


class Taken(NamedTuple):
    """Milliseconds by the clock, and of this process alone: the rest is the disk, or others."""

    clock: float
    own: float


def taken(work: Callable[[], object]) -> Taken:
    """How long `work` takes."""
    start, own = time.perf_counter(), time.process_time()
    work()
    own = time.process_time() - own
    return Taken((time.perf_counter() - start) * 1000, own * 1000)


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes by the clock."""
    return taken(work).clock


def spread(times: list[float]) -> Figures:
    """The middle, the slow end and the worst of some times."""
    ordered = sorted(times)
    return {
        "median_ms": round(median(ordered), 2),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 2),
        "worst_ms": round(ordered[-1], 2),
        "times": len(ordered),
    }


def tell(name: str, figures: Figures) -> None:
    """Print one benchmark's figures as a line of JSON."""
    sys.stdout.write(json.dumps({"benchmark": name, **figures}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class BareCommits:
    """Single inserts into a table of two columns, each committed, with a project's settings."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
        for setting in ("journal_mode=TRUNCATE", "synchronous=FULL", "temp_store=MEMORY"):
            self._database.execute(f"PRAGMA {setting}")
        self._database.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, words TEXT) STRICT")

    def once(self) -> float:
        """How long one takes, in milliseconds."""
        start = time.perf_counter()
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute("INSERT INTO line (words) VALUES (?)", ("w" * 200,))
        self._database.execute("COMMIT")
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        self._database.close()


def bare_rows(path: Path) -> int:
    """Read the text and all tags of a project's longest article with bare `sqlite3`."""
    with closing(sqlite3.connect(path)) as database:
        article, _ = database.execute(
            "SELECT a.id, t.text FROM article a JOIN text t ON t.sha256 = a.text "
            "ORDER BY t.length DESC LIMIT 1"
        ).fetchone()
        rows = database.execute(
            'SELECT s.start, s."end", a.id, a.label, a.attributes FROM span s '
            "JOIN annotation a ON a.id = s.annotation WHERE s.article = ? ORDER BY s.start",
            (article,),
        ).fetchall()
    return len(rows)

"""What is looked at inside a file before it is opened: its schema, pages and journal's end."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import OpenRefused
from annotator.store.chain import START, broken_line
from annotator.store.schema import VERSION, statements

QUICK_CHECK_BYTES = 5_000_000
LAST_LINES = 100
DEADLINE_SECONDS = 10.0
_STEPS = 100_000


def examine(path: Path, *, settle: bool = False) -> None:
    """Raise OpenRefused when the file holds what is not ours, or is damaged where we look.

    The file is opened for reading only; with `settle` it is a copy of ours, where SQLite may
    first take back an interrupted edit.
    """
    mode = "rw" if settle else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0.2)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        deadline = time.monotonic() + DEADLINE_SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        _check_schema(connection, path, version)
        if path.stat().st_size <= QUICK_CHECK_BYTES:
            _quick_check(connection, path)
        if version == VERSION:
            _check_one_project(connection, path)
            _check_end_of_chain(connection, path)


def _check_schema(connection: sqlite3.Connection, path: Path, version: int) -> None:
    if version < VERSION:
        return  # the migration that brings it up to date knows what it was
    found = {
        str(sql): (str(kind), str(name))
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema")
        if sql is not None and name != "sqlite_sequence"
    }
    ours = set(statements(version))
    foreign = [f"{kind} “{name:.80}”" for sql, (kind, name) in found.items() if sql not in ours]
    if foreign:
        raise OpenRefused(
            f"“{path.name}” holds what the program did not put there: {', '.join(foreign[:5])}. "
            "It was not opened."
        )
    if missing := len(ours) - len(found):
        raise OpenRefused(
            f"“{path.name}” lacks {missing} of its tables and rules, so it is damaged; "
            "restore a backup."
        )


def _quick_check(connection: sqlite3.Connection, path: Path) -> None:
    ((answer, *_),) = connection.execute("PRAGMA quick_check(1)").fetchall()
    if answer != "ok":
        raise OpenRefused(f"“{path.name}” is damaged ({answer:.120}); restore a backup.")


def _check_one_project(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("SELECT count(*) FROM project").fetchone() != (1,):
        raise OpenRefused(f"“{path.name}” does not say which project it is, so it is damaged.")


def _check_end_of_chain(connection: sqlite3.Connection, path: Path) -> None:
    """Check the edits to which the last lines of the journal belong."""
    connection.row_factory = sqlite3.Row
    first = connection.execute(
        "SELECT min(edit) FROM (SELECT edit FROM edit_row ORDER BY id DESC LIMIT ?)",
        (LAST_LINES,),
    ).fetchone()[0]
    edits = connection.execute("SELECT * FROM edit WHERE id >= ? ORDER BY id", (first or 0,))
    rows = connection.execute("SELECT * FROM edit_row WHERE edit >= ? ORDER BY id", (first or 0,))
    previous = _hash_before(connection, first or 0)
    problem = broken_line(map(dict, edits), map(dict, rows), previous)
    if problem:
        raise OpenRefused(
            f"“{path.name}” is damaged or was changed by another program: {problem}. "
            "Restore a backup."
        )


def _hash_before(connection: sqlite3.Connection, edit: int) -> str:
    before = connection.execute(
        "SELECT id, hash FROM edit WHERE id < ? ORDER BY id DESC LIMIT 1", (edit,)
    ).fetchone()
    if before is None:
        return START
    last = connection.execute(
        "SELECT hash FROM edit_row WHERE edit = ? ORDER BY id DESC LIMIT 1", (before["id"],)
    ).fetchone()
    return str((last or before)["hash"])

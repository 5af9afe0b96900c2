"""What is looked at inside a file before it is opened: its schema, pages and journal's end."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from itertools import chain as chained
from pathlib import Path

from annotator.domain.errors import OpenRefused
from annotator.domain.identity import is_uid
from annotator.store.chain import START, Columns, broken_line, in_order
from annotator.store.file_header import read_header
from annotator.store.schema import VERSION, derived_objects, objects

QUICK_CHECK_BYTES = 5_000_000
LAST_LINES = 100
LAST_BYTES = 1_000_000
"""How much of the journal's end is looked at: lines, and bytes of blocks in them."""

DEADLINE_SECONDS = 10.0
_STEPS = 100_000

_LAST_ROWS = f"""
SELECT min(id) FROM (
    SELECT id, sum(coalesce(length(block), 0)) OVER (ORDER BY id DESC) AS bytes
    FROM (SELECT id, block FROM edit_row ORDER BY id DESC LIMIT {LAST_LINES})
) WHERE bytes <= {LAST_BYTES}
"""


def examine(path: Path, name: str, *, settle: bool = False) -> None:
    """Raise OpenRefused when the file holds what is not ours, or is damaged where we look.

    The file is opened for reading only; with `settle` it is a copy of ours, where SQLite may
    first take back an interrupted edit. `name` is what a person knows it by.
    """
    mode = "rw" if settle else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0.2)) as connection:
        connection.text_factory = escaped
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        deadline = time.monotonic() + DEADLINE_SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if settle:
            read_header(path).check_length(path)
        _check_schema(connection, name, version)
        if path.stat().st_size <= QUICK_CHECK_BYTES:
            _quick_check(connection, name)
        if version == VERSION:
            _check_one_project(connection, name)
            _check_end_of_chain(connection, name)


def escaped(raw: bytes) -> str:
    """Text as SQLite has it; where it is damaged, bytes that are no UTF-8 become surrogates."""
    return raw.decode("utf-8", "surrogateescape")


def _check_schema(connection: sqlite3.Connection, name: str, version: int) -> None:
    ours = objects(version)
    if ours is None:
        raise OpenRefused(
            f"“{name}” was made by a version of the program (format {version}) that this one "
            "cannot bring up to date."
        )
    found = set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    foreign = sorted(f"{kind} “{thing!s:.80}”" for kind, thing, _, _ in found - ours)
    if foreign:
        raise OpenRefused(
            f"“{name}” holds what the program did not put there: {', '.join(foreign[:5])}. "
            "It was not opened."
        )
    missing = len([thing for thing in ours - found if thing[1] not in derived_objects()])
    if missing:
        raise OpenRefused(
            f"“{name}” lacks {missing} of its tables and rules, so it is damaged; restore a backup."
        )


def _quick_check(connection: sqlite3.Connection, name: str) -> None:
    ((answer, *_),) = connection.execute("PRAGMA quick_check(1)").fetchall()
    if answer != "ok":
        raise OpenRefused(f"“{name}” is damaged ({answer:.120}); restore a backup.")


def _check_one_project(connection: sqlite3.Connection, name: str) -> None:
    uids = connection.execute("SELECT uid FROM project LIMIT 2").fetchall()
    if len(uids) != 1 or not is_uid(uids[0][0]):
        raise OpenRefused(
            f"“{name}” does not say which project it is, so it is damaged; restore a backup."
        )


def _check_end_of_chain(connection: sqlite3.Connection, name: str) -> None:
    """Check the last lines of the journal, whatever edits they belong to."""
    connection.row_factory = sqlite3.Row
    ((first,),) = connection.execute(_LAST_ROWS)
    rows = [*map(dict, connection.execute("SELECT * FROM edit_row WHERE id >= ?", (first or 0,)))]
    begun = rows[0]["edit"] if rows else 0
    before = _row_hash_before(connection, begun, first or 0)
    if before is None:  # the first line that is looked at is an edit's own
        lines = in_order(_edits(connection, begun), rows)
        before = _hash_before(connection, begun)
    else:
        own = [row for row in rows if row["edit"] == begun]
        later = in_order(_edits(connection, begun + 1), rows[len(own) :])
        lines = chained((("edit_row", row) for row in own), later)
    if problem := broken_line(lines, before):
        raise OpenRefused(
            f"“{name}” is damaged or was changed by another program: {problem}. Restore a backup."
        )


def _edits(connection: sqlite3.Connection, first: int) -> list[Columns]:
    found = connection.execute("SELECT * FROM edit WHERE id >= ? ORDER BY id", (first,))
    return [*map(dict, found)]


def _row_hash_before(connection: sqlite3.Connection, edit: int, row: int) -> str | None:
    """The hash of the edit's line before this one, None when this is its first."""
    found = connection.execute(
        "SELECT hash FROM edit_row WHERE edit = ? AND id < ? ORDER BY id DESC LIMIT 1", (edit, row)
    ).fetchone()
    return None if found is None else str(found["hash"])


def _hash_before(connection: sqlite3.Connection, edit: int) -> str:
    before = connection.execute(
        "SELECT id, hash FROM edit WHERE id < ? ORDER BY id DESC LIMIT 1", (edit,)
    ).fetchone()
    if before is None:
        return START
    return _row_hash_before(connection, before["id"], 2**62) or str(before["hash"])

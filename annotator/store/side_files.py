"""The files that SQLite puts beside a database, and those that others put there.

A rollback journal may name a "super-journal", a path that SQLite deletes on the next read:
the program never makes such a journal, so one that does is somebody's trap.
Source: SQLite file format, section 3 (the rollback journal).
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import OpenRefused, StoreError
from annotator.store.file_header import Header

MAGIC = bytes.fromhex("d9d505f920a163d7")
HEAD = 28


ENDINGS = ("-journal", "-wal", "-shm")


def refuse_leftovers(path: Path) -> None:
    """Raise StoreError when a new file at `path` would find recovery files of another one."""
    for ending in ENDINGS:
        side = Path(f"{path}{ending}")
        if _status(side, path) is not None:
            raise StoreError(
                f"Beside “{path.name}” lies “{side.name}”, which would spoil the new file; "
                "choose another name, or move it away if you know what it is."
            )


def refuse_side_files(path: Path, header: Header) -> None:
    """Raise OpenRefused when anything but our own rollback journal stands beside `path`."""
    for ending in ENDINGS[1:]:
        side = Path(f"{path}{ending}")
        if _status(side, path) is not None:
            raise OpenRefused(
                f"Beside “{path.name}” lies “{side.name}”, which is not the program's; move it "
                "away if you know what it is, then open the project again."
            )
    journal = Path(f"{path}-journal")
    status = _status(journal, path)
    if status is None:
        return
    if not stat.S_ISREG(status.st_mode) or not _is_ours(journal, status.st_size, header):
        raise OpenRefused(
            f"Beside “{path.name}” lies “{journal.name}”, which is not the program's own "
            "recovery file; move it away if you know what it is, then open the project again."
        )


def has_hot_journal(path: Path) -> bool:
    """Whether an interrupted edit waits beside `path` to be taken back.

    While another window writes, its journal lies there too: only SQLite can tell them apart, and
    asked for reading only it changes nothing. Raises sqlite3.OperationalError when it is locked.
    """
    try:
        if Path(f"{path}-journal").stat().st_size == 0:
            return False
    except FileNotFoundError:
        return False
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=0.2)) as connection:
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_READONLY_ROLLBACK":
                return True
            raise
    return False


def _status(side: Path, path: Path) -> os.stat_result | None:
    """What lies at the place of a side file; None for nothing.

    Raises OpenRefused when the name of `path` leaves no room for that of a side file.
    """
    try:
        return side.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        long = error.errno == errno.ENAMETOOLONG
        reason = "its name is too long; give it a shorter one" if long else error.strerror
        raise OpenRefused(
            f"“{path.name}” cannot have a recovery file beside it: {reason}."
        ) from error


def _is_ours(journal: Path, size: int, header: Header) -> bool:
    if size == 0:
        return True
    try:
        with journal.open("rb") as file:
            head = file.read(HEAD)
            file.seek(max(0, size - len(MAGIC)))
            tail = file.read()
    except OSError as error:
        raise OpenRefused(f"“{journal.name}” cannot be read: {error.strerror}.") from error
    if tail == MAGIC:
        return False  # a super-journal's name stands at the end
    if not any(head[:12]):
        return True  # an edit that never touched the file: SQLite takes no notice of it
    if len(head) < HEAD:
        return MAGIC.startswith(head[: len(MAGIC)])
    return head.startswith(MAGIC) and int.from_bytes(head[24:28]) == header.page_size

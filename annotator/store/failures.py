"""What SQLite says when it fails, in sentences for a person."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.errors import StoreBusy, StoreError, StoreFull

DATABASE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""The last comes from damaged text: SQLite hands out bytes that are no UTF-8 any more."""


@contextmanager
def telling_store_errors(path: Path) -> Iterator[None]:
    """Turn the database's errors about `path` into StoreError and its kin."""
    try:
        yield
    except DATABASE_ERRORS as error:
        raise store_error(error, path) from error


def store_error(error: BaseException, path: Path) -> StoreError:
    """The sentence for a database error, found by walking down to SQLite's own."""
    name = sqlite_name(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(f"Another program is writing “{path.name}” just now; please wait.")
    if name == "SQLITE_FULL" or "cannot rollback" in str(error):
        return disk_full(path)
    if name == "SQLITE_READONLY_DBMOVED":
        return StoreError(
            f"“{path.name}” was moved or deleted while it was open; save a copy elsewhere."
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(f"“{path.name}” cannot be written: the file or its folder is protected.")
    undecodable = isinstance(error, UnicodeDecodeError) or "Could not decode" in str(error)
    if undecodable or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")):
        return StoreError(
            f"“{path.name}” is damaged; restore a backup or run “annotator check” on it."
        )
    if name.startswith("SQLITE_IOERR"):
        return StoreFull(
            f"“{path.name}” could not be read or written: the disk is full or reports an error. "
            "What was saved before is safe; make room, then try again."
        )
    if name == "SQLITE_INTERRUPT":
        return StoreBusy(f"Reading “{path.name}” was interrupted; please try again.")
    return StoreError(f"“{path.name}” could not be used: {_deepest(error)}.")


def disk_full(path: Path) -> StoreFull:
    return StoreFull(
        f"The disk is full, so nothing more could be written to “{path.name}”. "
        "What was saved before is safe; make room, then try again."
    )


def file_error(error: OSError, path: Path) -> StoreError:
    """The sentence for the system's error about a file that was to be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(path)
    return StoreError(f"“{path}” could not be written: {error.strerror or error}.")


def sqlite_name(error: BaseException) -> str:
    """SQLite's name of the error, such as `SQLITE_FULL`, found behind peewee's; else empty."""
    seen: BaseException | None = error
    name = ""
    while seen is not None:
        name = getattr(seen, "sqlite_errorname", "") or name
        seen = seen.__cause__ or seen.__context__
    return name


def _deepest(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error).rstrip(".") or type(error).__name__

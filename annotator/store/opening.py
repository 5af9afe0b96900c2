"""Opening a project file: looked at from outside first, refused untouched, then connected."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import OpenRefused, StoreBusy, StoreError
from annotator.store.derived import make_derived
from annotator.store.examination import examine
from annotator.store.failures import (
    DATABASE_ERRORS,
    sqlite_name,
    store_error,
    telling_store_errors,
)
from annotator.store.file_header import Header, read_header
from annotator.store.open_files import OPENING, Identity, hold, identity_of, is_held, release
from annotator.store.schema import VERSION
from annotator.store.side_files import has_hot_journal, refuse_side_files

BUSY_MS = 200

PRAGMAS = (
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("mmap_size", 0),
    ("foreign_keys", "ON"),
    ("recursive_triggers", "ON"),
    ("temp_store", "MEMORY"),
    ("busy_timeout", BUSY_MS),
    ("cache_size", -32_000),
)
WRITING = (("synchronous", "FULL"), ("fullfsync", "ON"), ("secure_delete", "ON"))


@dataclass(slots=True)
class Opened:
    """An open file: its connection, why it cannot be written (or None), and which file it is."""

    path: Path
    connection: sqlite3.Connection
    read_only: str | None
    identity: Identity
    copy: Path | None = None
    closed: bool = False

    def must_be_in_place(self) -> None:
        """Raise StoreError when the file was moved, deleted or replaced since it was opened."""
        if not self._is_in_place():
            raise StoreError(
                f"“{self.path.name}” was moved, deleted or replaced while it was open; "
                "save a copy elsewhere to keep what you see."
            )

    def _is_in_place(self) -> bool:
        try:
            return identity_of(self.path) == self.identity
        except OSError:
            return False

    def close(self) -> None:
        """Close the connection; no journal stays beside the file."""
        # SQLite would remove the journal by its name, which now may be that of another file's.
        if self.read_only is None and self._is_in_place():
            with suppress(*DATABASE_ERRORS):  # another window may be writing: it will tidy up
                self.connection.execute("PRAGMA journal_mode = DELETE")
        if not self.closed:
            self.closed = True
            self.connection.close()
            release(self.identity)
        if self.read_only is None and not self.path.exists():
            _remove_empty(Path(f"{self.path}-journal"))
        if self.copy is not None:
            shutil.rmtree(self.copy.parent, ignore_errors=True)


def _remove_empty(journal: Path) -> None:
    with suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()


def open_file(path: Path, *, read_only: bool = False) -> Opened:
    """Open a project file after all checks of its header, side files, schema and journal's end.

    Raises OpenRefused with the reason; the file and its folder are then as they were. What this
    process has open already was looked at then.
    """
    path = _resolved(path)
    with OPENING:
        reason = "This project was opened for reading only." if read_only else _protection(path)
        # With an edit to take back, nobody here can be reading or writing: looking does no harm.
        if is_held(identity_of(path)) and not _is_hot(path):
            opened = connect(path, write=reason is None)
            opened.read_only = reason
            return opened
        return _look_and_connect(path, reason)


def _look_and_connect(path: Path, reason: str | None) -> Opened:
    header = read_header(path)
    refuse_side_files(path, header)
    hot = _is_hot(path)
    if not hot:
        header.check_length(path)
    copy = _copy(path) if hot else None
    try:
        with _asking(path):
            examine(copy or path, path.name, settle=hot)
        if header.user_version < VERSION:
            return _open_older(path, header, reason, copy)
        if reason is not None:
            opened = connect(copy or path, write=False, shown=path)
            opened.read_only, opened.copy = reason, copy
            copy = None
            return opened
        opened = connect(path, write=True)
        with telling_store_errors(path):
            make_derived(opened.connection)
        return opened
    finally:
        if copy is not None:
            shutil.rmtree(copy.parent, ignore_errors=True)


def _is_hot(path: Path) -> bool:
    with _asking(path):
        return has_hot_journal(path)


def connect(path: Path, *, write: bool, shown: Path | None = None) -> Opened:
    """Connect to a file without looking at it first; it must be there.

    `shown` is the file that a person knows, when `path` is only a copy or has no name yet.
    """
    mode = "rw" if write else "ro"
    pragmas = [*PRAGMAS, *(WRITING if write else (("query_only", "ON"),))]
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with _asking(shown or path):
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None)
    try:
        with _asking(shown or path):
            for name, value in pragmas:
                connection.execute(f"PRAGMA {name} = {value}")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 512 * 1024 * 1024)
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            if write:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
                connection.execute("PRAGMA journal_mode = TRUNCATE")
    except BaseException:
        connection.close()
        raise
    identity = identity_of(path)
    hold(identity)
    return Opened(path, connection, None, identity)


class _asking:
    """Database errors while opening become refusals; a lock stays something to wait for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, DATABASE_ERRORS):
            if sqlite_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise StoreBusy(
                    f"“{self.path.name}” is locked by another program; close it there, "
                    "or wait a moment, and open it again."
                ) from error
            raise OpenRefused(str(store_error(error, self.path))) from error


def _resolved(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except FileNotFoundError as error:
        raise OpenRefused(f"There is no file “{path}”.") from error
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError before 3.13
        reason = getattr(error, "strerror", None) or "its links lead in a circle"
        raise OpenRefused(f"“{path}” cannot be opened: {reason}.") from error


def _protection(path: Path) -> str | None:
    """Why a file can only be read; None when it can be written.

    Permission bits count even for root, to whom the system would allow everything.
    """
    status = path.stat()
    if status.st_nlink > 1:
        return (
            f"“{path.name}” has a second name elsewhere on the disk, so it is open for "
            "reading only; save a copy to work on."
        )
    writable = os.access(path, os.W_OK) and status.st_mode & 0o222
    folder = path.parent
    if not writable:
        return f"“{path.name}” is protected, so it is open for reading only."
    if not (os.access(folder, os.W_OK) and folder.stat().st_mode & 0o222):
        return f"The folder of “{path.name}” is protected, so it is open for reading only."
    return None


def _copy(path: Path) -> Path:
    """A copy of a file with its hot journal, where SQLite may roll back without harm."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-"))
    before = _state(path)
    try:
        shutil.copyfile(path, folder / path.name)
        shutil.copyfile(f"{path}-journal", folder / f"{path.name}-journal")
        unchanged = _state(path) == before
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        if _state(path) != before:
            raise _recovering(path) from error
        raise OpenRefused(f"“{path.name}” could not be examined: {error.strerror}.") from error
    if not unchanged:
        shutil.rmtree(folder, ignore_errors=True)
        raise _recovering(path)
    return folder / path.name


def _state(path: Path) -> list[tuple[int, int] | None]:
    """Size and time of the file and its journal."""
    found: list[tuple[int, int] | None] = []
    for name in (path, Path(f"{path}-journal")):
        try:
            status = name.stat()
            found.append((status.st_size, status.st_mtime_ns))
        except OSError:
            found.append(None)
    return found


def _recovering(path: Path) -> StoreBusy:
    return StoreBusy(
        f"Another window is just taking back an interrupted change in “{path.name}”; "
        "open it again in a moment."
    )


def _open_older(path: Path, header: Header, reason: str | None, copy: Path | None) -> Opened:
    from annotator.store.migrating import migrate

    if reason is not None or copy is not None:
        raise OpenRefused(
            f"“{path.name}” was made by an earlier version and must be brought up to date first; "
            + (reason or "open it once more after the program that wrote it is closed.")
        )
    migrate(path, header.user_version)
    return connect(path, write=True)

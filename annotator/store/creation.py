"""New project files, and copies of open ones: whole or not there at all."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import StoreBusy, StoreError
from annotator.domain.identity import new_uid, now
from annotator.domain.scheme import Scheme
from annotator.store import late
from annotator.store.failures import file_error, telling_store_errors
from annotator.store.schema import APPLICATION_ID, PAGE_SIZE, VERSION, statements
from annotator.store.scheme_rows import write_scheme
from annotator.store.side_files import refuse_leftovers

if TYPE_CHECKING:
    from annotator.store.edit import Edit

BUSY_SECONDS = 0.2
PAGES_AT_ONCE = 2000
"""Between so many pages others may write; a copy that they overtake begins again."""


def create_file(path: Path, fill: Callable[[Path], None]) -> None:
    """Make a project file at `path`, where nothing may be yet; `fill` writes its first rows."""
    beside = _beside(path)
    try:
        _check_free(path)
        with telling_store_errors(path):
            _make_tables(beside)
        fill(beside)
        _put_in_place(beside, path, replace=False)
    except OSError as error:
        raise file_error(error, path) from error
    finally:
        _remove(beside)


def fill_project(edit: Edit, title: str, scheme: Scheme) -> None:
    """Write the rows that every project has from its start."""
    edit.insert(
        late.ProjectRow,
        uid=new_uid(),
        title=title,
        created=now(),
        scheme_key=scheme.key,
        scheme_title=scheme.title,
    )
    edit.insert(late.AnnotatorRow, uid=edit.project.annotator.uid, name=edit.project.annotator.name)
    write_scheme(edit, scheme)


def copy_file(connection: sqlite3.Connection, path: Path, to: Path) -> None:
    """Copy the database behind `connection` to `to`; a file that is there is replaced whole."""
    beside = _beside(to)
    try:
        _check_target(path, to)
        with telling_store_errors(to):
            _copy_pages(connection, path, beside)
        _put_in_place(beside, to, replace=True)
    except OSError as error:
        raise file_error(error, to) from error
    finally:
        _remove(beside)


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's name last through a power cut, where the system can."""
    with suppress(OSError):  # some systems cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _check_free(path: Path) -> None:
    """Raise StoreError, or OSError, when no project can be made at `path`."""
    if path.is_dir():
        raise StoreError(f"“{path}” is a folder; a project needs the name of a file.")
    if path.exists() or path.is_symlink():
        raise StoreError(f"“{path.name}” exists already; choose another name or open it.")
    if not path.parent.is_dir():
        raise StoreError(f"There is no folder “{path.parent}” to put the project in.")
    refuse_leftovers(path)


def _check_target(path: Path, to: Path) -> None:
    """Raise StoreError, or OSError, when `path` cannot be copied to `to`."""
    if to.is_dir():
        raise StoreError(f"“{to}” is a folder; a copy needs the name of a file.")
    if to.exists() and path.exists() and to.samefile(path):
        raise StoreError("A copy needs another name than the project itself.")
    if not to.parent.is_dir():
        raise StoreError(f"There is no folder “{to.parent}” to put the copy in.")
    refuse_leftovers(to)


def _copy_pages(connection: sqlite3.Connection, path: Path, to: Path) -> None:
    give_up = time.monotonic() + BUSY_SECONDS

    def watch(status: int, remaining: int, total: int) -> None:
        if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE) and time.monotonic() > give_up:
            raise StoreBusy(f"Another program is writing “{path.name}” just now; please wait.")

    with closing(sqlite3.connect(to)) as target:
        target.execute("PRAGMA journal_mode = OFF")  # not under its name yet
        target.execute("PRAGMA synchronous = OFF")
        connection.backup(target, pages=PAGES_AT_ONCE, progress=watch, sleep=0.02)


def _beside(path: Path) -> Path:
    return path.parent / f".{path.name[:60]}.{new_uid()[:8]}.part"


def _put_in_place(beside: Path, path: Path, *, replace: bool) -> None:
    with beside.open("rb") as handle:
        os.fsync(handle.fileno())
    if replace:
        beside.replace(path)
    else:
        try:
            os.link(beside, path)  # unlike a rename, never over a file made in the meantime
        except FileExistsError as error:
            raise StoreError(f"“{path.name}” exists already; choose another name.") from error
        except OSError:  # a file system without hard links
            beside.rename(path)
        else:
            beside.unlink()
    sync_folder(path.parent)


def _make_tables(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode = MEMORY")  # not under its name yet
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _remove(beside: Path) -> None:
    for part in (beside, Path(f"{beside}-journal")):
        part.unlink(missing_ok=True)

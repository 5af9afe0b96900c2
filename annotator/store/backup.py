"""Backups: whole copies in the user's data folder, thinned out as they age."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import OpenRefused, StoreError
from annotator.domain.identity import new_uid
from annotator.store.creation import copy_file, sync_folder
from annotator.store.failures import file_error, telling_store_errors
from annotator.store.side_files import ENDINGS

if TYPE_CHECKING:
    from annotator.store.project import Project

KEEP_BYTES = 2_000_000_000
"""The most that the backups of one project take; the newest is always kept."""

_NAME = "%Y%m%dT%H%M%S%f"


def backup_folder(uid: str) -> Path:
    """Where the backups of a project lie: in the user's data folder, never beside the file."""
    from platformdirs import user_data_path

    folder = user_data_path("article-annotator", appauthor=False) / "backups" / uid
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, folder) from error
    return folder


def moment_name(after: datetime | None = None) -> str:
    """The name of a backup made just now, always behind that of the one made at `after`."""
    moment = datetime.now(UTC)
    if after is not None:  # clocks may jump back
        moment = max(moment, after + timedelta(microseconds=1))
    return moment.strftime(_NAME)


def backup(project: Project, to: Path) -> None:
    """Write a whole copy of the project, as committed, to `to`."""
    project.save_copy(to)


def backups(uid: str) -> list[tuple[datetime, Path]]:
    """The backups of a project with their moments (UTC), newest first."""
    found = []
    for path in backup_folder(uid).glob("*.annotator"):
        try:
            moment = datetime.strptime(path.stem, _NAME).replace(tzinfo=UTC)
        except ValueError:
            continue  # a file that somebody else put there
        found.append((moment, path))
    return sorted(found, reverse=True)


def uid_in(path: Path) -> str | None:
    """The uid of the project in a file that need not be whole; None when it cannot be read.

    The file is only looked at: not even a journal beside it is played back.
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with suppress(sqlite3.Error, ValueError):
        with closing(sqlite3.connect(address, uri=True)) as connection:
            found = connection.execute("SELECT uid FROM project").fetchone()
        if found and isinstance(found[0], str) and found[0].isalnum():
            return found[0]
    return None


def make_rolling_backup(path: Path, uid: str) -> Path | None:
    """Copy the file at `path` into the backups when it changed since the last one; thin them.

    Reads through a connection of its own, so it may run beside the program's writing one.
    Returns the copy, or None when the newest holds the same edits as the file.
    """
    present = backups(uid)
    newest = present[0] if present else None
    with telling_store_errors(path), closing(_reading(path)) as connection:
        if newest is not None and _last_edit_in(newest[1]) == _last_edit(connection):
            return None
        to = backup_folder(uid) / f"{moment_name(newest and newest[0])}.annotator"
        copy_file(connection, path, to)
    thin(uid)
    return to


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)


def _last_edit(connection: sqlite3.Connection) -> tuple[int, str] | None:
    found: tuple[int, str] | None = connection.execute(
        "SELECT id, hash FROM edit ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return found


def _last_edit_in(saved: Path) -> tuple[int, str] | None:
    """The same of a backup; None when it cannot be read any more."""
    with suppress(sqlite3.Error), closing(_reading(saved)) as connection:
        return _last_edit(connection)
    return None


def thin(uid: str) -> None:
    """Keep all backups of the last hour, then one an hour, one a day, one a week."""
    present = backups(uid)
    if not present:
        return
    (last, kept), *older = present
    seen: set[tuple[str, int]] = set()
    size = kept.stat().st_size
    for moment, path in older:
        size += path.stat().st_size
        slot = _slot(last, moment)
        if (slot is not None and slot in seen) or size > KEEP_BYTES:
            path.unlink()
        elif slot is not None:
            seen.add(slot)


def _slot(newest: datetime, moment: datetime) -> tuple[str, int] | None:
    """The hour, day or week that keeps one backup; None within the last hour."""
    hours = (newest - moment).total_seconds() / 3600
    if hours < 1:
        return None
    stamp = int(moment.timestamp())
    if hours < 24:
        return ("hour", stamp // 3600)
    if hours < 24 * 14:
        return ("day", stamp // 86_400)
    return ("week", stamp // (7 * 86_400))


def restore(saved: Path, to: Path) -> Path | None:
    """Put a backup in the place of a project file; returns where what was there is kept.

    Raises OpenRefused when the backup itself is not whole, StoreFull when there is no room;
    then nothing was touched.
    """
    from annotator.store.check import check_project
    from annotator.store.project import Project

    with Project.open(saved, read_only=True) as project:
        if findings := check_project(project).findings:
            raise OpenRefused(f"The backup “{saved.name}” is damaged: {findings[0]}")
        if not to.exists():
            project.save_copy(to)
            return None
        fresh = to.with_name(f".{to.stem[:60]}.{new_uid()[:8]}.part")
        project.save_copy(fresh)
    try:
        aside = _set_aside(to)
        fresh.rename(to)
        sync_folder(to.parent)
    except OSError as error:
        raise StoreError(f"“{to.name}” could not be replaced: {error.strerror}.") from error
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def _set_aside(path: Path) -> Path:
    """Rename a file together with its recovery files; returns its new name.

    At every moment the file, by either name, has beside it what SQLite needs to recover it.
    """
    aside = path.with_name(f"{path.stem} (before restoring {moment_name()}){path.suffix}")
    sides = [ending for ending in ENDINGS if Path(f"{path}{ending}").is_file()]
    for ending in sides:
        shutil.copyfile(f"{path}{ending}", f"{aside}{ending}")
    sync_folder(path.parent)
    path.rename(aside)
    sync_folder(path.parent)
    for ending in sides:
        Path(f"{path}{ending}").unlink()
    return aside

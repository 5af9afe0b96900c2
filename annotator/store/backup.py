"""Backups: whole copies in the user's data folder, thinned out as they age."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import StoreError
from annotator.store.creation import copy_file, sync_folder
from annotator.store.failures import telling_store_errors

if TYPE_CHECKING:
    from annotator.store.project import Project

KEEP_BYTES = 2_000_000_000
"""The most that the backups of one project take; the newest is always kept."""

_NAME = "%Y%m%dT%H%M%S%f"


def backup_folder(uid: str) -> Path:
    """Where the backups of a project lie: in the user's data folder, never beside the file."""
    from platformdirs import user_data_path

    folder = user_data_path("article-annotator", appauthor=False) / "backups" / uid
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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


def make_rolling_backup(path: Path, uid: str) -> Path | None:
    """Copy the file at `path` into the backups when it changed since the last one; thin them.

    Reads through a connection of its own, so it may run beside the program's writing one.
    Returns the copy, or None when the newest is as new as the file.
    """
    present = backups(uid)
    if present and present[0][1].stat().st_mtime >= path.stat().st_mtime:
        return None
    to = backup_folder(uid) / f"{datetime.now(UTC).strftime(_NAME)}.annotator"
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with (
        telling_store_errors(path),
        closing(sqlite3.connect(uri, uri=True, timeout=2.0)) as connection,
    ):
        copy_file(connection, path, to)
    thin(uid)
    return to


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


def restore(saved: Path, to: Path) -> None:
    """Put a backup in the place of a project file; what was there is kept beside it.

    Raises OpenRefused when the backup itself is not whole.
    """
    from annotator.store.project import Project

    with Project.open(saved, read_only=True) as project:
        aside = _set_aside(to) if to.exists() else None
        try:
            project.save_copy(to)
        except StoreError:
            if aside is not None:
                aside.rename(to)
            raise


def _set_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem} (before restoring {stamp}){path.suffix}")
    try:
        path.rename(aside)
    except OSError as error:
        raise StoreError(f"“{path.name}” could not be set aside: {error.strerror}.") from error
    sync_folder(path.parent)
    return aside

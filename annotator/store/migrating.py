"""Bringing a project of an earlier version up to date, in one transaction, after a backup.

Each step is a file `NNNN_name.py` with `up(migrator, database)`, and `upgrade(table, row)` for
undo and replay of what was journaled before it; NNNN is the version that it leads to.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from peewee import PeeweeException, SqliteDatabase

from annotator.domain.errors import OpenRefused, StoreError
from annotator.store.creation import copy_file
from annotator.store.failures import DATABASE_ERRORS, store_error
from annotator.store.schema import VERSION, objects

STEPS = Path(__file__).with_name("migrations")


def migrate(path: Path, version: int, *, steps: Path = STEPS, to: int = VERSION) -> Path:
    """Bring the file at `path` from `version` up to `to`; it is as it was when that fails.

    Returns the copy of the file as it was, which stays in the backups. Raises OpenRefused when
    there is no way, StoreError when there is no room.
    """
    from playhouse.migrate import SqliteMigrator
    from playhouse.migrations import Migration  # 44 ms, and hardly ever needed

    found = {step.idx: step for step in Migration.load_directory(str(steps))}
    missing = [number for number in range(version + 1, to + 1) if number not in found]
    if missing:
        raise OpenRefused(
            f"“{path.name}” was made by a version of the program (format {version}) that this "
            "one cannot bring up to date."
        )
    kept = _keep(path, version)
    database = SqliteDatabase(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0.2)
    try:
        database.connect()
        database.execute_sql("PRAGMA synchronous = EXTRA")
        database.execute_sql("PRAGMA foreign_keys = OFF")
        with database.atomic("IMMEDIATE"):
            if _version_of(database) == version:  # no other window did it in the meantime
                for number in range(version + 1, to + 1):
                    found[number].load().up(SqliteMigrator(database), database)
                database.execute_sql(f"PRAGMA user_version = {to}")
                _check_result(database, path, to)
    except (PeeweeException, *DATABASE_ERRORS) as error:
        raise OpenRefused(str(store_error(error, path))) from error
    finally:
        database.close()
    return kept


def _version_of(database: SqliteDatabase) -> int:
    return int(database.execute_sql("PRAGMA user_version").fetchone()[0])


def _check_result(database: SqliteDatabase, path: Path, to: int) -> None:
    statement = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    if frozenset(database.execute_sql(statement)) != objects(to):
        raise OpenRefused(f"“{path.name}” could not be brought up to date; it is as it was.")
    if database.execute_sql("PRAGMA foreign_key_check").fetchone():
        raise OpenRefused(
            f"“{path.name}” could not be brought up to date, as some of it refers to what is "
            "not there; it is as it was."
        )


def _keep(path: Path, version: int) -> Path:
    from annotator.store.backup import backup_folder, moment_name

    name = f"{path.stem}-format-{version}-{moment_name()}.annotator"
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        to = backup_folder("before-update") / name
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            copy_file(connection, path, to)
    except StoreError as error:
        raise OpenRefused(f"“{path.name}” must be copied before an update. {error}") from error
    return to

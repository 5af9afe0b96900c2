"""Bringing a project of an earlier version up to date, in one transaction, after a backup.

Each step is a file `NNNN_name.py` with `up(migrator, database)`, and `upgrade(table, row)` for
undo and replay of what was journaled before it; NNNN is the version that it leads to.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import SqliteDatabase

from annotator.domain.errors import OpenRefused
from annotator.store.failures import DATABASE_ERRORS, store_error
from annotator.store.schema import VERSION

STEPS = Path(__file__).with_name("migrations")


def migrate(path: Path, version: int, *, steps: Path = STEPS, to: int = VERSION) -> None:
    """Bring the file at `path` from `version` up to `to`; it is as it was when that fails.

    A copy of the file as it was stays in the backups. Raises OpenRefused when there is no way.
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
    _keep(path, version)
    database = SqliteDatabase(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    try:
        database.connect()
        with _one_transaction(database):
            for number in range(version + 1, to + 1):
                found[number].load().up(SqliteMigrator(database), database)
            database.execute_sql(f"PRAGMA user_version = {to}")
            broken = database.execute_sql("PRAGMA foreign_key_check").fetchone()
            if broken:
                raise OpenRefused(f"“{path.name}” could not be brought up to date: {broken}.")
    except DATABASE_ERRORS as error:
        raise OpenRefused(str(store_error(error, path))) from error
    finally:
        database.close()


@contextmanager
def _one_transaction(database: SqliteDatabase) -> Iterator[None]:
    database.execute_sql("PRAGMA synchronous = FULL")
    database.execute_sql("PRAGMA foreign_keys = OFF")
    with database.atomic("IMMEDIATE"):
        yield


def _keep(path: Path, version: int) -> None:
    from annotator.store.backup import backup_folder

    folder = backup_folder("before-update")
    shutil.copyfile(path, folder / f"{path.stem}-format-{version}.annotator")

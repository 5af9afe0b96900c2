"""Making derived tables anew in a file that lacks them."""

from __future__ import annotations

import sqlite3

from annotator.store.schema import DERIVED_NAMES, derived_objects, derived_statements

_DUE = "review_due"


def make_derived(connection: sqlite3.Connection) -> None:
    """Make the derived tables that are missing, and have all of their rows made later.

    Where only the note of what is due is missing, nothing is due: a file of before there was one.
    """
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    missing = derived_objects() - found
    if not missing:
        return
    from annotator.store.versions import make_versions  # hardly ever needed

    connection.execute("BEGIN IMMEDIATE")
    try:
        if missing == {_DUE}:
            connection.execute(derived_statements()[_DUE])
        else:
            for table in DERIVED_NAMES:
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in derived_statements().values():
                connection.execute(statement)
            make_versions(connection)
            connection.execute("INSERT INTO review_pending SELECT id, 0 FROM article")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise

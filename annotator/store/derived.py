"""Making derived tables anew in a file that lacks them."""

from __future__ import annotations

import sqlite3

from annotator.store.schema import derived_objects, derived_statements


def make_derived(connection: sqlite3.Connection) -> None:
    """Make the derived tables that are missing, and have all of their rows made later."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if derived_objects() <= found:
        return
    from annotator.store.versions import make_versions  # hardly ever needed

    connection.execute("BEGIN IMMEDIATE")
    try:
        for table in ("review_row", "review_traits", "review_pending", "review_version"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in derived_statements():
            connection.execute(statement)
        make_versions(connection)
        connection.execute("INSERT INTO review_pending SELECT id, 0 FROM article")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise

"""What a project file of this version looks like inside, as SQLite keeps it."""

from __future__ import annotations

import re
from functools import cache

from annotator.resource import ResourceMissing, resource

APPLICATION_ID = int.from_bytes(b"AAnn")
VERSION = 1
PAGE_SIZE = 4096

DERIVED_NAMES = frozenset(
    ("review_due", "review_pending", "review_row", "review_traits", "review_version")
)
"""The tables that are made out of the others; see `annotator.store.review_tables`."""

_SEQUENCE = "CREATE TABLE sqlite_sequence(name,seq)"
_TEXT_KEY = "TEXT NOT NULL PRIMARY KEY"
_MAKES = re.compile(
    r'CREATE (?:UNIQUE )?(TABLE|INDEX|TRIGGER) "(\w+)"(?:(?: BEFORE \w+)? ON "(\w+)")?'
)


@cache
def statements(version: int = VERSION) -> tuple[str, ...]:
    """The statements that make the tables of `version`, one for each object, in making order.

    Shipped one to a line. Raises ResourceMissing for a version that the program never had.
    """
    lines = resource(f"schema/{version}.sql").read_text("utf-8").splitlines()
    return tuple(line.removesuffix(";") for line in lines if line)


@cache
def derived_statements() -> dict[str, str]:
    """What makes that which is derived from the other tables, by the name of what it makes."""
    made = [_object(statement) for statement in statements()]
    return {name: statement for _, name, on, statement in made if on in DERIVED_NAMES}


@cache
def derived_objects() -> frozenset[str]:
    """The names of these tables and of their indexes."""
    return frozenset(derived_statements())


@cache
def objects(version: int) -> frozenset[tuple[str, str, str, str | None]] | None:
    """All that SQLite's schema table lists in a file of `version`: kind, name, table, statement.

    None when the program knows no such version.
    """
    try:
        made = statements(version)
    except ResourceMissing:
        return None
    found: set[tuple[str, str, str, str | None]] = {_object(statement) for statement in made}
    found.add(("table", "sqlite_sequence", "sqlite_sequence", _SEQUENCE))
    keyed = [name for kind, name, _, sql in found if kind == "table" and _TEXT_KEY in str(sql)]
    found |= {("index", f"sqlite_autoindex_{name}_1", name, None) for name in keyed}
    return frozenset(found)


@cache
def _object(statement: str) -> tuple[str, str, str, str]:
    match = _MAKES.match(statement)
    if match is None:
        raise ValueError(f"a statement that makes nothing: {statement:.60}")
    kind, name, on = match.groups()
    return (kind.lower(), name, on or name, statement)

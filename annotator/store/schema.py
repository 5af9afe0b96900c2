"""What a project file of this version looks like inside, as SQLite keeps it."""

from __future__ import annotations

import re
from functools import cache

from annotator.resource import ResourceMissing, resource
from annotator.store.journal_tables import EditRow, EditRowRow
from annotator.store.review_tables import DERIVED
from annotator.store.scheme_tables import AttributeRow, LabelRow, LinkEndRow, LinkKindRow, ValueRow
from annotator.store.tables import (
    AnnotationRow,
    AnnotatorRow,
    ArticleRow,
    CommentRow,
    EverywhereRow,
    LinkRow,
    OriginalRow,
    ProjectRow,
    RegionRow,
    Row,
    SessionRow,
    SourceRow,
    SpanRow,
    SuggestionRow,
    TextRow,
    WaiverRow,
)

APPLICATION_ID = int.from_bytes(b"AAnn")
VERSION = 1
PAGE_SIZE = 4096

JOURNALED: tuple[type[Row], ...] = (
    ProjectRow,
    AnnotatorRow,
    ArticleRow,
    RegionRow,
    LabelRow,
    AttributeRow,
    ValueRow,
    LinkKindRow,
    LinkEndRow,
    SourceRow,
    AnnotationRow,
    SpanRow,
    LinkRow,
    CommentRow,
    WaiverRow,
    EverywhereRow,
    SessionRow,
)
"""Tables whose every change stands in the journal, parents before children."""

TABLES = (TextRow, OriginalRow, *JOURNALED, SuggestionRow, EditRow, EditRowRow, *DERIVED)


_DERIVED_NAMES = frozenset(row._meta.table_name for row in DERIVED)
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
def derived_statements() -> tuple[str, ...]:
    """The statements that make what is derived from the other tables, and can be made again."""
    return tuple(made for made in statements() if _object(made)[2] in _DERIVED_NAMES)


@cache
def derived_objects() -> frozenset[str]:
    """The names of these tables and of their indexes."""
    return frozenset(_object(made)[1] for made in derived_statements())


@cache
def objects(version: int) -> frozenset[tuple[str, str, str, str | None]] | None:
    """All that SQLite's schema table lists in a file of `version`: kind, name, table, statement.

    None when the program knows no such version.
    """
    try:
        made = statements(version)
    except ResourceMissing:
        return None
    found = {_object(statement) for statement in made}
    found.add(("table", "sqlite_sequence", "sqlite_sequence", _SEQUENCE))
    keyed = [name for kind, name, _, sql in found if kind == "table" and _TEXT_KEY in str(sql)]
    found |= {("index", f"sqlite_autoindex_{name}_1", name, None) for name in keyed}
    return frozenset(found)


def _object(statement: str) -> tuple[str, str, str, str | None]:
    match = _MAKES.match(statement)
    if match is None:
        raise ValueError(f"a statement that makes nothing: {statement:.60}")
    kind, name, on = match.groups()
    return (kind.lower(), name, on or name, statement)


@cache
def by_table() -> dict[str, type[Row]]:
    """The journaled tables by name."""
    return {table_name(row): row for row in JOURNALED}


@cache
def table_name(row: type[Row]) -> str:
    return str(row._meta.table_name)


@cache
def columns(row: type[Row]) -> tuple[str, ...]:
    """Column names in table order, `id` first."""
    return tuple(field.column_name for field in row._meta.sorted_fields)


@cache
def defaults(row: type[Row]) -> dict[str, object]:
    """What a new row holds where nothing is said; columns that must be given are missing."""
    return {
        field.column_name: field.default
        for field in row._meta.sorted_fields
        if field.default is not None or field.null
    }

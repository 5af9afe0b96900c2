"""What a project file of this version looks like inside, as SQLite keeps it."""

from __future__ import annotations

from functools import cache

from annotator.resource import resource
from annotator.store.journal_tables import EditRow, EditRowRow
from annotator.store.tables import (
    AnnotationRow,
    AnnotatorRow,
    ArticleRow,
    AttributeRow,
    CommentRow,
    LabelRow,
    LinkEndRow,
    LinkKindRow,
    LinkRow,
    ProjectRow,
    RegionRow,
    Row,
    SessionRow,
    SourceRow,
    SpanRow,
    SuggestionRow,
    TextRow,
    ValueRow,
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
    SessionRow,
)
"""Tables whose every change stands in the journal, parents before children."""

TABLES = (TextRow, *JOURNALED, SuggestionRow, EditRow, EditRowRow)


@cache
def statements(version: int = VERSION) -> tuple[str, ...]:
    """The statements that make the tables of `version`, one for each object, in making order."""
    text = resource(f"schema/{version}.sql").read_text("utf-8")
    return tuple(part.strip() for part in text.split(";\n\n") if part.strip())


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

"""All tables, in the order in which they are made."""

from __future__ import annotations

from functools import cache

from annotator.store.columns import table_name
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


@cache
def by_table() -> dict[str, type[Row]]:
    """The journaled tables by name."""
    return {table_name(row): row for row in JOURNALED}

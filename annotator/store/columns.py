"""The columns of a table, by its class."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store.tables import Row


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

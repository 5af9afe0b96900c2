"""The columns of the tables of a data set, and the rows between them and the native objects."""

from __future__ import annotations

from typing import Any

import pyarrow

from annotator.formats.strict_json import Object

_WORDS, _NUMBER = pyarrow.string(), pyarrow.int64()
_MANY = pyarrow.list_(_WORDS)
_ATTRIBUTES = pyarrow.list_(
    pyarrow.struct([("key", _WORDS), ("values", _MANY), ("many", pyarrow.bool_())])
)
_SPANS = pyarrow.list_(pyarrow.struct([("start", _NUMBER), ("end", _NUMBER), ("exact", _WORDS)]))
_REGIONS = pyarrow.list_(pyarrow.struct([("kind", _WORDS), ("start", _NUMBER), ("end", _NUMBER)]))
_SPECIAL = {
    "spans": _SPANS,
    "regions": _REGIONS,
    "attributes": _ATTRIBUTES,
    "aliases": _MANY,
    "sources": _MANY,
    "start": _NUMBER,
    "end": _NUMBER,
    "place": _NUMBER,
}
_COLUMNS = {
    "articles": "id headline byline publisher published dateline url language status text sha256 "
    "regions sources",
    "annotations": "id article place words start end spans attributes note annotator created "
    "modified review source",
    "links": "id article kind from to",
    "sources": "id name type naming aliases affiliation role note attributes",
    "comments": "id article annotation text annotator created",
}
TABLES = {
    table: pyarrow.schema(
        [(name, _SPECIAL.get(name, _WORDS)) for name in columns.split()],
        metadata={"offset_unit": "Unicode code points, counted from 0, the end exclusive"},
    )
    for table, columns in _COLUMNS.items()
}
"""The schema of each table; that of annotations lacks `label`, which is their folder's name."""

_MADE = ("words", "start", "end")
"""Columns that say again what the spans say."""


def to_row(table: str, found: Object) -> dict[str, Any]:
    """The row of an object; attributes as a list, for which columns have a type."""
    row = {name: found.get(name) for name in TABLES[table].names}
    if "attributes" in row:
        row["attributes"] = [
            {"key": key, "values": [value] if isinstance(value, str) else value}
            | {"many": isinstance(value, list)}
            for key, value in (found.get("attributes") or {}).items()
        ]
    return row


def from_row(table: str, row: dict[str, Any]) -> Object:
    """The object of a row; columns that are not ours are left out."""
    known = {name: row[name] for name in TABLES[table].names if row.get(name) is not None}
    if isinstance(known.get("attributes"), list):
        known["attributes"] = {
            one["key"]: one["values"] if one["many"] else (one["values"] or [""])[0]
            for one in known["attributes"]
        }
    return {name: value for name, value in known.items() if name not in _MADE}

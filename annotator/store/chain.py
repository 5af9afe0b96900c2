"""The journal's lines and the hashes that chain them."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

START = "0" * 64
"""What the first line is hashed over."""

BLOCK_ROWS = 1000

Columns = dict[str, Any]

EDIT_COLUMNS = (
    *("id", "kind", "text", "annotator", "session", "at", "undoes", "group", "schema"),
    "article",
)
ROW_COLUMNS = ("id", "edit", "table", "action", "row", "count", "before", "after", "block")


@dataclass(slots=True)
class Line:
    """One row's change, or a block of rows of one table that were all inserted or deleted.

    `rows` are tuples in the table's column order, `id` first; only a block has them.
    """

    table: str
    action: str
    row: int
    before: Columns | None = None
    after: Columns | None = None
    count: int = 1
    block: bytes | None = None

    def rows(self) -> list[list[Any]]:
        """The rows of a block; empty for a single row's line."""
        if self.block is None:
            return []
        unpacked: list[list[Any]] = json.loads(zlib.decompress(self.block))
        return unpacked


def block_line(table: str, action: str, rows: Sequence[Sequence[Any]]) -> Line:
    """A line for many rows at once: their JSON, compressed."""
    packed = zlib.compress(canonical_json(rows).encode("utf-8"), 1)
    return Line(table, action, int(rows[0][0]), count=len(rows), block=packed)


def canonical_json(value: object) -> str:
    """Sorted keys, no spaces, not ASCII-escaped: the same text for the same value, always."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def edit_hash(previous: str, columns: Columns) -> str:
    """The hash of an edit's line over the line before it."""
    return _hash(previous, {name: columns[name] for name in EDIT_COLUMNS})


def row_hash(previous: str, columns: Columns) -> str:
    """The hash of an `edit_row` line over the line before it; a block enters by its own hash."""
    plain = {name: columns[name] for name in ROW_COLUMNS}
    if plain["block"] is not None:
        plain["block"] = hashlib.sha256(plain["block"]).hexdigest()
    return _hash(previous, plain)


def _hash(previous: str, plain: Columns) -> str:
    return hashlib.sha256((previous + canonical_json(plain)).encode("utf-8")).hexdigest()


def broken_line(
    edits: Iterable[Columns], rows: Iterable[Columns], previous: str = START
) -> str | None:
    """Say which journal line does not fit the one before it; None when all do.

    Both in the order of their ids; `rows` are those of `edits`. `previous` is the hash before.
    """
    for table, line in _in_order(edits, rows):
        expected = (edit_hash if table == "edit" else row_hash)(previous, line)
        if line["hash"] != expected:
            return f"line {line['id']} of the journal's table {table} does not fit its hash"
        previous = expected
    return None


def _in_order(edits: Iterable[Columns], rows: Iterable[Columns]) -> Iterator[tuple[str, Columns]]:
    waiting = iter(rows)
    row = next(waiting, None)
    for edit in edits:
        yield "edit", edit
        while row is not None and row["edit"] == edit["id"]:
            yield "edit_row", row
            row = next(waiting, None)
    if row is not None:
        yield "edit_row", row | {"hash": ""}  # belongs to no edit that was given

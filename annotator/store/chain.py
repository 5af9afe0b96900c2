"""The journal's lines and the hashes that chain them."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.errors import StoreError

START = "0" * 64
"""What the first line is hashed over."""

BLOCK_ROWS = 1000

MOST_BYTES = 1_000_000_000
"""The most that a packed block or original may hold: more is a trap, or damage."""

Columns = dict[str, Any]

EDIT_COLUMNS = (
    *("id", "kind", "text", "annotator", "session", "at", "undoes", "group", "schema"),
    "article",
)
ROW_COLUMNS = ("id", "edit", "table", "action", "row", "count", "before", "after", "block")

canonical_json = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
"""Sorted keys, no spaces, not ASCII-escaped: the same text for the same value, always."""


_DECODER = json.JSONDecoder()

UNREADABLE = (
    "A part of the project cannot be read, so its file is damaged; "
    "restore a backup, or run “annotator check” on it."
)


def parsed_json(text: str | bytes) -> Any:
    """What JSON of the project's own says. Raises StoreError when it is damaged."""
    if text == "{}":  # what most rows have
        return {}
    try:
        if isinstance(text, str):
            value, end = _DECODER.raw_decode(text)  # half the time of `loads`: no blanks are ours
            if end == len(text):
                return value
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreError(UNREADABLE) from error


@dataclass(slots=True)
class Line:
    """One row's change, or a block of rows of one table that all changed in the same way.

    A block's rows are lists in the table's column order, `id` first. A block of updates holds
    `count` rows as they were and then, in the same order, as they became.
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
        try:
            rows: list[list[Any]] = parsed_json(unpacked_bytes(self.block))
        except zlib.error as error:
            raise StoreError(UNREADABLE) from error
        return rows


def block_line(
    table: str, action: str, rows: Sequence[Sequence[Any]], after: Sequence[Sequence[Any]] = ()
) -> Line:
    """A line for many rows at once: their JSON, compressed. `after` is what updates made them."""
    packed = zlib.compress(canonical_json([*rows, *after]).encode("utf-8"), 1)
    return Line(table, action, int(rows[0][0]), count=len(rows), block=packed)


def unpacked_bytes(packed: bytes) -> bytes:
    """What was compressed. Raises zlib.error for what is damaged, or larger than may be."""
    opener = zlib.decompressobj()
    raw = opener.decompress(packed, MOST_BYTES)
    if not opener.eof or opener.unused_data:
        raise zlib.error("the packed bytes are damaged or too many")
    return raw


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
    text = previous + canonical_json(plain)
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def broken_line(lines: Iterable[tuple[str, Columns]], previous: str = START) -> str | None:
    """Say which journal line does not fit the one before it; None when all do.

    Lines as `in_order` gives them; `previous` is the hash of the line before the first.
    """
    for table, line in lines:
        expected = (edit_hash if table == "edit" else row_hash)(previous, line)
        if line["hash"] != expected:
            return f"line {line['id']} of the journal's table {table} does not fit its hash"
        previous = expected
    return None


def in_order(edits: Iterable[Columns], rows: Iterable[Columns]) -> Iterator[tuple[str, Columns]]:
    """Each edit, then its rows, with their tables; both are given in the order of their ids.

    A row that belongs to none of the edits comes last, without a hash that could fit.
    """
    waiting = iter(rows)
    row = next(waiting, None)
    for edit in edits:
        yield "edit", edit
        while row is not None and row["edit"] == edit["id"]:
            yield "edit_row", row
            row = next(waiting, None)
    if row is not None:
        yield "edit_row", row | {"hash": ""}

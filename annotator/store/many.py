"""Asking for many ids in pieces that one statement can hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

MANY = 500
"""How many ids one statement asks for: below SQLite's bound on variables."""


def chunks(items: Sequence[Item], size: int = MANY) -> Iterator[Sequence[Item]]:
    """`items` in pieces of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def marks(values: Collection[object]) -> str:
    """As many question marks as there are values, for `IN (…)`."""
    return ", ".join("?" * len(values))

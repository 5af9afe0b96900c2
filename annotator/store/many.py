"""Asking for many ids in pieces that one statement can hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

Key = TypeVar("Key", int, str)

MANY = 500
"""How many ids one statement asks for: below SQLite's bound on variables."""


def chunks(keys: Sequence[Key], size: int = MANY) -> Iterator[Sequence[Key]]:
    """`keys` in pieces of at most `size`."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def marks(values: Collection[object]) -> str:
    """As many question marks as there are values, for `IN (…)`."""
    return ", ".join("?" * len(values))

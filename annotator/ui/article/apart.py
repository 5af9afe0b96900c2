"""Where two lists differ that mostly say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def apart(before: Sequence[T], after: Sequence[T]) -> list[T]:
    """Both without what both begin with and what both end with: none where they are the same."""
    least = min(len(before), len(after))
    first = next((n for n in range(least) if before[n] != after[n]), least)
    least -= first
    last = next((n for n in range(least) if before[-1 - n] != after[-1 - n]), least)
    return [*before[first : len(before) - last], *after[first : len(after) - last]]

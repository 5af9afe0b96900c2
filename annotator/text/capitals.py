"""Comparing words whatever their capitals, at the speed of a scan."""

from __future__ import annotations

from functools import lru_cache


def lowered(words: str) -> str:
    """The words without capitals; a few letters (`İ`) become two, so offsets may move."""
    return words.lower().replace("ς", "σ")  # which of the two it is depends on what follows


@lru_cache(maxsize=1)
def lowered_in_place(text: str) -> str | None:
    """The text without capitals where every character keeps its place; None where one cannot.

    Kept, as one types letter after letter: for the same text it costs nothing.
    """
    small = lowered(text)
    return small if len(small) == len(text) else None

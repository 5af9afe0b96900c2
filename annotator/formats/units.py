"""The units in which others count offsets, made code points.

A file says in which unit it counts by its covered words: the first unit in which all of them fit
is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from annotator.text.offsets import Offsets

Place = Callable[[int], int]
"""An offset in some unit -> code points of the same text."""


def code_points(text: str) -> Place:
    return lambda offset: offset


def utf16(text: str) -> Place:
    return Offsets(text).code_point


def utf8(text: str) -> Place:
    widths = accumulate((len(char.encode("utf-8", "replace")) for char in text), initial=0)
    return _by_starts(list(widths))


def crlf(text: str) -> Place:
    """Line ends counted as two, where the text has one."""
    widths = accumulate((2 if char == "\n" else 1 for char in text), initial=0)
    return _by_starts(list(widths))


def with_mark(text: str) -> Place:
    """A byte order mark counted as the first character."""
    return lambda offset: offset - 1


UNITS: dict[str, Callable[[str], Place]] = {
    "code points": code_points,
    "UTF-16 units": utf16,
    "UTF-8 bytes": utf8,
    "code points with CR LF as two": crlf,
    "code points behind a byte order mark": with_mark,
}


def fitting_unit(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[str, Place] | None:
    """The first unit in which every (start, end, covered words) fits the text; None if none."""
    for name, unit in UNITS.items():
        place = unit(text)
        if all(covers(text, place(start), place(end), exact) for start, end, exact in spans):
            return name, place
    return None


def covers(text: str, start: int, end: int, exact: str) -> bool:
    """Whether `[start, end)` of the text is exactly these words."""
    return 0 <= start < end <= len(text) and text[start:end] == exact


def _by_starts(starts: list[int]) -> Place:
    return lambda offset: bisect_right(starts, offset) - 1

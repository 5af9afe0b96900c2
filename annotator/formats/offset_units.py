"""The units in which formats count offsets, each converted to code points and back.

Sources: Unicode Standard, section 3.9 (encoding forms); UAX 29 (grapheme clusters).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from annotator.text.offsets import Offsets


class Unit(StrEnum):
    """What a format counts; the values are words for a person."""

    CODE_POINTS = "code points"
    UTF_16 = "UTF-16 units"
    CR_LF = "CR LF counted as two"
    MARK = "a byte order mark counted"
    UTF_8 = "UTF-8 bytes"
    CLUSTERS = "grapheme clusters"


Convert = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Conversion:
    """Offsets of one text in one unit: `given` from code points, `taken` to them.

    Both answer -1 for what is no place in the text: beyond its end, inside a character.
    """

    given: Convert
    taken: Convert


def conversion(unit: Unit, text: str) -> Conversion:
    """How offsets of a text are counted in a unit. Linear once, then O(log n) an offset."""
    if unit is Unit.CODE_POINTS:
        return Conversion(_same, _same)
    if unit is Unit.UTF_16:
        offsets = Offsets(text)
        return Conversion(offsets.utf16, offsets.code_point)
    if unit is Unit.CR_LF:
        return _line_ends_counted_twice(text)
    if unit is Unit.MARK:
        return Conversion(lambda offset: offset + 1, lambda offset: offset - 1)
    if unit is Unit.UTF_8:
        lengths = (len(char.encode("utf-8", "surrogatepass")) for char in text)
        return _by_places([0, *accumulate(lengths)])
    return _clusters(text)


def _same(offset: int) -> int:
    return offset


def _index(places: Sequence[int], offset: int) -> int:
    """Where an offset stands in a rising list; -1 when it is not there."""
    index = bisect_left(places, offset)
    return index if index < len(places) and places[index] == offset else -1


def _item(places: Sequence[int], index: int) -> int:
    return places[index] if 0 <= index < len(places) else -1


def _by_places(ends: Sequence[int]) -> Conversion:
    """For a list that says of every code point where it begins in the unit."""
    return Conversion(lambda offset: _item(ends, offset), lambda offset: _index(ends, offset))


def _line_ends_counted_twice(text: str) -> Conversion:
    """Offsets in the same text had its lines ended in CR LF."""
    feeds = [place for place, char in enumerate(text) if char == "\n"]
    # Where each line feed's CR would have stood.
    doubled = [place + before for before, place in enumerate(feeds)]
    return Conversion(
        lambda offset: offset + bisect_left(feeds, offset),
        lambda offset: offset - bisect_left(doubled, offset),
    )


def _clusters(text: str) -> Conversion:
    import regex

    starts: Iterable[int] = (match.start() for match in regex.finditer(r"\X", text))
    places = [*starts, len(text)]
    return Conversion(lambda offset: _index(places, offset), lambda offset: _item(places, offset))

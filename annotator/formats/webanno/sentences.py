"""The text of a file put together from its sentences, and the unit in which it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotator.formats.offset_units import Unit, conversion
from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong

UNITS = (Unit.UTF_16, Unit.CODE_POINTS, Unit.UTF_8)
"""Those that are tried; the first is the one that the format should count in."""
_MOST_BLANKS = 1_000_000
_NAMED = 3
_ENDED = re.compile(r"[.!?…。！？][\"'”’»›)\]]*$")


@dataclass(slots=True)
class Sentence:
    """One sentence: its text, and its tokens by number of the line, begin, end and words."""

    line: int
    text: str
    tokens: list[tuple[int, int, int, str]] = field(default_factory=list)


class Sentences:
    """Takes one sentence after the other; its tokens must stand in it, in one unit for all."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, str, int]] = []
        self._off: dict[Unit, list[str]] = {unit: [] for unit in UNITS}

    def add(self, one: Sentence) -> None:
        """One more. Raises Wrong when it has no tokens."""
        if not one.tokens:
            raise Wrong("a sentence has no tokens", f"line {one.line}")
        begin = one.tokens[0][1]
        self._kept.append((one.line, one.text, begin))
        units = UNITS[:1] if one.text.isascii() else UNITS
        for unit in units:
            off = self._missing(one, begin, unit)
            for other in UNITS if units == UNITS[:1] else (unit,):
                self._off[other] += off

    def _missing(self, one: Sentence, begin: int, unit: Unit) -> list[str]:
        taken = conversion(Unit.CODE_POINTS if one.text.isascii() else unit, one.text).taken
        off: list[str] = []
        for line, start, end, words in one.tokens:
            first, last = taken(start - begin), taken(end - begin)
            if (first < 0 or one.text[first:last] != words) and len(off) < _NAMED:
                off.append(f"“{shown(words)}” at {start}-{end} (line {line})")
        return off

    def text(self) -> tuple[str, Unit]:
        """The whole text and its unit. Raises Wrong naming the tokens that stand nowhere.

        What stood between two sentences is not in the file, only how long it was: a blank, a
        line end behind a line that does not end like a sentence, or several line ends.
        """
        unit = next((unit for unit in UNITS if not self._off[unit]), None)
        if unit is None:
            lost = ", ".join(self._off[UNITS[0]][:_NAMED])
            raise Wrong(f"these words are not at their offsets: {lost}")
        parts: list[str] = []
        length = blanks = 0
        for line, words, begin in self._kept:
            gap = begin - length
            blanks += max(gap, 0)
            if gap < 0:
                raise Wrong("a sentence begins within the one before", f"line {line}")
            if blanks > _MOST_BLANKS:
                raise Wrong("there are over a million blanks between sentences", f"line {line}")
            parts += (_between(gap, parts[-1] if parts else ""), words)
            length = begin + conversion(unit, words).given(len(words))
        return "".join(parts), unit


def _between(gap: int, before: str) -> str:
    if gap == 1 and (not before or _ENDED.search(before)):
        return " "
    return ("\n" if before else " ") * gap

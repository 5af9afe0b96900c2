"""Where the structures of a file stand: UTF-16 units, unless the words say something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.formats.offset_units import Convert, Unit, conversion
from annotator.formats.placing import Place
from annotator.formats.span_units import SpanReader, shown

Given = tuple[int, int, str | None]
"""Begin and end, and the words that stood there when it was written, where they are known."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place for each that was given, and a sentence for each that needs one."""

    places: list[Place]
    doubts: list[str]


def placed(raw: str, reader: SpanReader, given: Sequence[Given]) -> Placed:
    """Offsets are believed before words: who moves an annotation in another program moves them.

    They are not when all the words stand where another unit has them, or none where they should.
    """
    taken = conversion(Unit.UTF_16, raw).taken
    known = [(begin, end, exact) for begin, end, exact in given if exact is not None]
    off = [one for one in known if not _stands(raw, taken, one)]
    if off:
        found, unit = reader.spans(known)
        if all(found):
            taken, off = conversion(unit, raw).taken, []
    believed = len(off) < len(known) or len(known) == 1
    wrong = set(off)
    places: list[Place] = []
    doubts: list[str] = []
    for one in given:
        begin, end, exact = one
        span = reader.span(taken(begin), taken(end)) if one in wrong and believed else None
        if exact is not None and one in wrong:
            words = "" if span is None else reader.text[span.start : span.end]
            doubts.append(_doubt(begin, end, exact, words))
        if exact is not None and one in wrong and span is None:
            places.append(Place(None, None, exact))
        else:
            places.append(Place(taken(begin), taken(end)))
    return Placed(places, doubts)


def _stands(raw: str, taken: Convert, one: tuple[int, int, str]) -> bool:
    begin, end, exact = one
    return 0 <= begin < end and raw[taken(begin) : taken(end)] == exact


def _doubt(begin: int, end: int, exact: str, words: str) -> str:
    if not words:
        return f"“{shown(exact)}” is not at {begin}-{end}; it is looked for by its words."
    return f"“{shown(exact)}” is not at {begin}-{end}, but “{shown(words)}”; that is tagged."

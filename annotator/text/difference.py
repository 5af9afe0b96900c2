"""In which words two wordings differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.text.wording import Wording

SAME, LEFT_OUT, PUT_IN = "same", "left_out", "put_in"

_ENDS = re.compile(r"[\w.,;:!?…%)\]”’»]\Z")
"""Behind these a word does not begin without a blank."""

_MARKS = {LEFT_OUT: "[-{}-]", PUT_IN: "{{+{}+}}"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that both have, or only the first (`left_out`), or only the other (`put_in`)."""

    kind: str
    words: str


def difference(one: Wording, other: Wording) -> list[Piece]:
    """The other text in pieces, and between them what it leaves out of the first.

    All that is `same` or `put_in`, joined, is the other text to the character; marks and blanks
    are its own.
    """
    return pieces(one, other, changes(one.words, other.words))


@dataclass(frozen=True, slots=True)
class Change:
    """Words `[start, end)` of the first stand as `[from_, to)` in the other."""

    start: int
    end: int
    from_: int
    to: int


def changes(one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """What makes one into the other, in order, with as many words as can be the same."""
    from rapidfuzz.distance import LCSseq

    found: list[Change] = []
    for block in LCSseq.opcodes(one, other):
        if block.tag == "equal":
            continue
        start, end, from_, to = block.src_start, block.src_end, block.dest_start, block.dest_end
        if found and (found[-1].end, found[-1].to) == (start, from_):  # one after the other
            start, from_ = found[-1].start, found.pop().from_
        found.append(Change(start, end, from_, to))
    return found


def pieces(one: Wording, other: Wording, changed: Iterable[Change]) -> list[Piece]:
    """The other text in pieces, given in which words it differs from the first."""
    found: list[Piece] = []
    at = 0
    for change in changed:
        start, end = _place(other, change)
        found.append(Piece(SAME, other.text[at:start]))
        found.append(Piece(LEFT_OUT, one.exact(change.start, change.end)))
        found.append(Piece(PUT_IN, other.text[start:end]))
        at = end
    found.append(Piece(SAME, other.text[at:]))
    return [piece for piece in found if piece.words]


def _place(other: Wording, change: Change) -> tuple[int, int]:
    if change.from_ < change.to:
        return other.starts[change.from_], other.ends[change.to - 1]
    place = other.starts[change.to] if change.to < len(other) else 0
    if change.to == len(other) and len(other):
        place = other.ends[-1]
    return place, place


def joined(shown: Iterable[Piece]) -> list[Piece]:
    """The pieces as they are read in a row: a blank where two words would touch."""
    made: list[Piece] = []
    for piece in shown:
        before = made[-1] if made else None
        touches = before and _ENDS.search(before.words) and piece.words[0].isalnum()
        if before and touches and LEFT_OUT in (before.kind, piece.kind):
            made.append(Piece(SAME, " "))
        made.append(piece)
    return made


def in_line(shown: Iterable[Piece]) -> str:
    """The pieces as one line for people: `[-left out-]` and `{+put in+}`."""
    words = (_MARKS.get(piece.kind, "{}").format(piece.words) for piece in joined(shown))
    return " ".join("".join(words).split())

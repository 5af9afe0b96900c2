"""Quotation marks of English and European typography, told apart from apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSERS: dict[str, str] = {
    '"': '"”',
    "＂": "＂",
    "``": "''\"",
    "“": '”"“',
    "„": '“”"‟',
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "'": "'’",
    "‘": "’'‘",
    "‚": "‘’'",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
}
"""Opening mark -> the marks that close it."""

_SINGLE = "'’"
_EITHER = frozenset("\"＂”«»‹›'")
"""Marks that open in one language or place and close in another."""

_GLYPHS = "\"“”„‟«»‹›‘’‚'「」『』＂〝〞〟"
_GAP = re.compile(r"\n\s*+")
_TOKEN_TEX = re.compile(rf"\n\s*+|``|''|[{_GLYPHS}]")
_RUN_BEFORE = re.compile(rf"[{_GLYPHS}`]{{0,6}}$")
_RUN_AFTER = re.compile(rf"[{_GLYPHS}`]{{0,6}}")
_ELIDED = re.compile(r"(?:\d\ds?|tis|twas|twere|em|til|cause|bout|round|n|cos)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{<—–-/=¿¡…")
_WRAPPED = range(45, 101)
"""Lengths of a line that may have been broken by a machine in mid-paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `opens` and `closes` say what its neighbours allow, both when they are silent."""

    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool
    first: bool
    """True when only blanks stand before it in its paragraph."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a paragraph: the offset behind its last character."""

    end: int


def marks(text: str, start: int, end: int) -> list[Mark | Break]:
    """The marks and paragraph ends of a stretch in order; linear. Apostrophes are left out."""
    found: list[Mark | Break] = []
    line = start
    for low, high in _tokens(text, start, end):
        if text[low] == "\n":
            if not _is_wrapped(text, line, low, high):
                found.append(Break(low))
            line = high
        else:
            mark = _mark(text, (low, high), start, end, line)
            if mark:
                found.append(mark)
    return _without_possessives(text, found)


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where marks and line ends stand, in order; a line end with the blanks behind it.

    Each kind of mark is looked for by itself: many times faster than one pattern for all.
    """
    if text.find("``", start, end) >= 0:
        yield from (match.span() for match in _TOKEN_TEX.finditer(text, start, end))
        return
    behind = start
    for place in sorted(_places(text, start, end)):
        if place >= behind:
            gap = _GAP.match(text, place, end)
            behind = gap.end() if gap else place + 1
            yield place, behind


def _places(text: str, start: int, end: int) -> Iterator[int]:
    for glyph in f"\n{_GLYPHS}":
        place = text.find(glyph, start, end)
        while place >= 0:
            yield place
            place = text.find(glyph, place + 1, end)


def _is_wrapped(text: str, line: int, gap: int, behind: int) -> bool:
    """True when the line was broken in mid-sentence, so that the paragraph goes on."""
    if gap - line not in _WRAPPED or text.count("\n", gap, behind) > 1:
        return False
    return text[behind : behind + 1].islower() or text[gap - 1] not in ".!?:…\"”’'»"


def _mark(text: str, place: tuple[int, int], start: int, end: int, line: int) -> Mark | None:
    glyph = text[slice(*place)]
    before, after = _neighbours(text, place, start, end)
    opens, closes = _directions(glyph, before, after)
    if glyph in _SINGLE or glyph == "‘":
        if before.isalnum() and after.isalnum():
            return None
        if opens and _ELIDED.match(text, place[1], min(end, place[1] + 8)):
            return None
    if not (opens or closes):
        return None
    first = not text[line : place[0]].strip() if place[0] - line < 40 else False
    return Mark(*place, glyph, opens, closes, first)


def _neighbours(text: str, place: tuple[int, int], start: int, end: int) -> tuple[str, str]:
    """The characters around the run of marks in which this one stands, blanks at the edges."""
    run = _RUN_BEFORE.search(text[max(start, place[0] - 6) : place[0]])
    left = place[0] - (len(run[0]) if run else 0)
    tail = _RUN_AFTER.match(text, place[1], end)
    right = tail.end() if tail else place[1]
    return (text[left - 1] if left > start else " "), (text[right] if right < end else " ")


def _directions(glyph: str, before: str, after: str) -> tuple[bool, bool]:
    after_gap = before.isspace() or before in _BEFORE_OPENING
    opens = after_gap and not after.isspace() and after not in ".,;:!?)]}"
    closes = not before.isspace() and not after.isalnum()
    if glyph == "’":
        return False, not before.isspace()
    if glyph == "'":  # an apostrophe more often than a mark: only clear places count
        return opens and not before.isalnum(), closes and not opens
    if glyph in _EITHER or glyph == "''":
        return (opens, closes) if opens != closes else (True, True)
    if glyph in "“‘":  # they close in German and Czech
        return (False, True) if closes and not opens else (True, False)
    return glyph in CLOSERS, glyph not in CLOSERS


def _without_possessives(text: str, found: list[Mark | Break]) -> list[Mark | Break]:
    """Without the mark of `the workers' plan` where a later one closes the quotation."""
    kept: list[Mark | Break] = []
    later_closes = False
    for mark in reversed(found):
        if isinstance(mark, Break):
            later_closes = False
        elif mark.glyph in _SINGLE:
            if later_closes and _may_be_possessive(text, mark):
                continue
            later_closes = mark.closes and not mark.opens
        kept.append(mark)
    kept.reverse()
    return kept


def _may_be_possessive(text: str, mark: Mark) -> bool:
    after = text[mark.end : mark.end + 2]
    return text[mark.start - 1 : mark.start] in "sSxz" and after[:1] == " " and after[1:].isalpha()

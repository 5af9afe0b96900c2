"""Quotation marks of English and European typography, told apart from apostrophes."""

from __future__ import annotations

import re
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
_TOKEN = re.compile(rf"\n\s*+|[{_GLYPHS}]")
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
    token = _TOKEN_TEX if text.find("``", start, end) >= 0 else _TOKEN
    for match in token.finditer(text, start, end):
        if match[0][0] == "\n":
            if not _is_wrapped(text, line, match):
                found.append(Break(match.start()))
            line = match.end()
        else:
            mark = _mark(text, match, start, end, line)
            if mark:
                found.append(mark)
    return _without_possessives(text, found)


def _is_wrapped(text: str, line: int, gap: re.Match[str]) -> bool:
    """True when the line was broken in mid-sentence, so that the paragraph goes on."""
    if gap[0].count("\n") > 1 or gap.start() - line not in _WRAPPED:
        return False
    following = text[gap.end() : gap.end() + 1]
    return following.islower() or text[gap.start() - 1] not in ".!?:…\"”’'»"


def _mark(text: str, match: re.Match[str], start: int, end: int, line: int) -> Mark | None:
    glyph = match[0]
    before, after = _neighbours(text, match, start, end)
    opens, closes = _directions(glyph, before, after)
    if glyph in _SINGLE or glyph == "‘":
        if before.isalnum() and after.isalnum():
            return None
        if opens and _ELIDED.match(text, match.end(), min(end, match.end() + 8)):
            return None
    if not (opens or closes):
        return None
    first = not text[line : match.start()].strip() if match.start() - line < 40 else False
    return Mark(match.start(), match.end(), glyph, opens, closes, first)


def _neighbours(text: str, match: re.Match[str], start: int, end: int) -> tuple[str, str]:
    """The characters around the run of marks in which this one stands, blanks at the edges."""
    low = max(start, match.start() - 6)
    run = _RUN_BEFORE.search(text[low : match.start()])
    left = match.start() - (len(run[0]) if run else 0)
    tail = _RUN_AFTER.match(text, match.end(), end)
    right = tail.end() if tail else match.end()
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

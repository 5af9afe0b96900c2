"""The stretch of a sentence's tokens, between stops and quotations, in which one looks."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.suggest.tokens import HIDDEN, STOP, WORD, Token


def floor_of(found: Sequence[Token], at: int) -> int:
    """The first token of the stretch between stops and quotations that holds `at`."""
    while at > 0 and found[at - 1].kind not in (STOP, HIDDEN):
        if found[at - 1].text in ('"', "“", "”", "«", "»", ";"):
            break
        at -= 1
    return at


def clause_floor(found: Sequence[Token], at: int) -> int:
    """As `floor_of`, but on the far side of words quoted within the same clause."""
    floor = floor_of(found, at)
    while floor > 1 and found[floor - 1].kind == HIDDEN:
        if found[floor - 2].kind != WORD:
            break
        floor = floor_of(found, floor - 1)
    return floor


def ceiling_of(found: Sequence[Token], at: int) -> int:
    """The token behind the stretch that holds `at`."""
    while at < len(found) and found[at].kind not in (STOP, HIDDEN):
        if found[at].text in (";", ":", '"', "“", "”"):
            break
        at += 1
    return at

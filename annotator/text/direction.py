"""In which direction words are read."""

from __future__ import annotations

import re
import unicodedata

_LOOKED_AT = 200  # characters in which the first letter is sought
_LEFT, _RIGHT = "L", ("R", "AL")
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def is_right_to_left(words: str) -> bool:
    """True when the first letter is of a script read from right to left.

    Source: Unicode Bidirectional Algorithm (UAX 9), rules P2 and P3.
    """
    head = words[:_LOOKED_AT]
    if head.isascii():
        return False
    kinds = map(unicodedata.bidirectional, head)
    return next((kind in _RIGHT for kind in kinds if kind == _LEFT or kind in _RIGHT), False)


def may_turn(words: str) -> bool:
    """True when some of the words may run from right to left."""
    return not words.isascii() and _TURNING.search(words) is not None

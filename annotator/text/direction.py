"""In which direction words are read."""

from __future__ import annotations

import unicodedata

_LOOKED_AT = 200  # characters in which the first letter is sought
_LEFT, _RIGHT = "L", ("R", "AL")


def is_right_to_left(words: str) -> bool:
    """True when the first letter is of a script read from right to left.

    Source: Unicode Bidirectional Algorithm (UAX 9), rules P2 and P3.
    """
    head = words[:_LOOKED_AT]
    if head.isascii():
        return False
    kinds = map(unicodedata.bidirectional, head)
    return next((kind in _RIGHT for kind in kinds if kind == _LEFT or kind in _RIGHT), False)

"""Code points and the UTF-16 units of others."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Code points of one text <-> the UTF-16 units in which Qt and many formats count.

    Built once a text, linear; each question is O(log n) in its astral characters.
    Source: Unicode Standard, section 3.9.
    """

    def __init__(self, text: str) -> None:
        # Encoding tells whether there is one 30 times faster than looking at each character.
        astral = not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(
            text
        )
        self._astral = [found.start() for found in _ASTRAL.finditer(text)] if astral else []
        # Where each astral character begins in UTF-16: its own place plus those before it.
        self._units = [place + before for before, place in enumerate(self._astral)]

    def utf16(self, offset: int) -> int:
        """The UTF-16 unit at which code point `offset` begins."""
        return offset + bisect_left(self._astral, offset)

    def code_point(self, unit: int) -> int:
        """The code point that begins at UTF-16 `unit`; the middle of a pair counts as its start."""
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:  # between the halves of a pair
            return self._astral[before - 1]
        return unit - before

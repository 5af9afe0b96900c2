"""Where the characters of an article stand in the document that Qt shows."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate

from annotator.text.offsets import Offsets

LONGEST = 4096
"""Characters that are laid out at once: longer paragraphs are shown in pieces of this size."""

_LONGEST_WIDE = 1400
"""The same where most characters take three bytes: Chinese, say, costs ten times as much a line."""
_LOOK_BACK = 400
_JOINER = "\u200d"


class Places:
    """Offsets of a text (code points) <-> positions in its document (UTF-16 units).

    `display` is what the document holds: the text, with a line break more where a piece of an
    overlong paragraph ends. `starts` are the positions at which paragraphs (or pieces) begin,
    closed by one past the end; `first[n]` tells the first code point of paragraph n in `display`.
    Building is linear, at the speed of C; each question is O(log n).
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        lengths = list(map(len, text.split("\n")))
        self._cuts = _cuts(text, lengths) if max(lengths) > _LONGEST_WIDE else []
        self._breaks = [cut + before for before, cut in enumerate(self._cuts)]
        if self._cuts:
            edges = [0, *self._cuts, len(text)]
            text = "\n".join(map(text.__getitem__, map(slice, edges, edges[1:])))
            lengths = list(map(len, text.split("\n")))
        self.display = text
        self.lengths = lengths
        self._offsets = Offsets(text)
        self._astral = self._offsets.utf16(len(text)) > len(text)
        ends = accumulate(map((1).__add__, lengths), initial=0)
        self.first = array("q", ends)
        self.starts = self.first
        if self._astral:
            self.starts = array("q", map(self._offsets.utf16, self.first))
            self.starts[-1] = self._offsets.utf16(len(text)) + 1
        self._plain = not self._astral and not self._cuts

    def __len__(self) -> int:
        """How many paragraphs (or pieces) there are; at least one."""
        return len(self.lengths)

    def position(self, offset: int) -> int:
        """Where in the document the code point `offset` begins."""
        if self._plain:
            return offset
        return self._offsets.utf16(offset + bisect_right(self._cuts, offset))

    def end_position(self, offset: int) -> int:
        """Where in the document a stretch that ends before `offset` ends."""
        if self._plain:
            return offset
        return self._offsets.utf16(offset + bisect_left(self._cuts, offset))

    def offset(self, position: int) -> int:
        """The code point that begins at `position`; beyond the end, the end."""
        if self._plain:
            return min(position, self.length)
        place = self._offsets.code_point(position)
        return min(place - bisect_left(self._breaks, place), self.length)

    def paragraph(self, position: int) -> int:
        """The number of the paragraph (or piece) that holds `position`."""
        return min(bisect_right(self.starts, position), len(self)) - 1

    def words(self, paragraph: int) -> str:
        """What the paragraph (or piece) shows."""
        start = self.first[paragraph]
        return self.display[start : start + self.lengths[paragraph]]

    def continues(self, paragraph: int) -> bool:
        """True when this is a further piece of the paragraph above."""
        place = self.first[paragraph] - 1
        found = bisect_left(self._breaks, place)
        return found < len(self._breaks) and self._breaks[found] == place

    def head(self, paragraph: int) -> int:
        """The first piece of the paragraph that `paragraph` is a piece of."""
        while paragraph and self.continues(paragraph):
            paragraph -= 1
        return paragraph

    def units(self, paragraph: int, place: int) -> int:
        """UTF-16 units before character `place` of a paragraph."""
        start = self.first[paragraph]
        return self._offsets.utf16(start + place) - self.starts[paragraph]


def _cuts(text: str, lengths: list[int]) -> list[int]:
    """Where overlong paragraphs are cut: after a space if one is near, never in a cluster."""
    wide = len(text.encode("utf-8", "surrogatepass")) > 2.4 * len(text)
    longest = _LONGEST_WIDE if wide else LONGEST
    cuts: list[int] = []
    start = 0
    for length in lengths if max(lengths) > longest else ():
        end = start + length
        while end - start > longest:
            start = _cut(text, start + longest)
            cuts.append(start)
        start = end + 1
    return cuts


def _cut(text: str, latest: int) -> int:
    space = text.rfind(" ", latest - _LOOK_BACK, latest)
    if space >= 0:
        return space + 1
    for place in range(latest, latest - _LOOK_BACK, -1):
        if not _joined(text[place - 1], text[place]):
            return place
    return latest


def _joined(left: str, right: str) -> bool:
    """True when a reader may see both as one character."""
    return (
        _JOINER in (left, right)
        or unicodedata.category(right) in ("Mn", "Mc", "Me", "Sk", "Cf")
        or "\U0001f1e6" <= right <= "\U0001f1ff"
        or "\u1160" <= right <= "\u11ff"
    )

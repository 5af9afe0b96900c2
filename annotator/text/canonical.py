"""The one form in which every article's text is kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from annotator.frozen import frozen

LINE_ENDS = {
    "\r": "CR",
    "\u2028": "U+2028",
    "\u2029": "U+2029",
    "\ufdd0": "U+FDD0",
    "\ufdd1": "U+FDD1",
}
_LEADING = {"\ufeff": "U+FEFF", "\ufffe": "U+FFFE"}
_REPLACEMENT = "\ufffd"
# Read as code points, so that a pair of surrogates is two characters that no file can hold.
_SURROGATE = re.compile("[\ud800-\udfff]")
_CR_LF = re.compile("\r\n")


@cache
def _other_line_end() -> re.Pattern[str]:
    """Line ends but LF. Made when first needed: a set across so many code points takes a while."""
    return re.compile("[\r\u2028\u2029\ufdd0\ufdd1]")


@frozen
class Canonical:
    """A canonical text, how many of each kind were replaced, and where old offsets went.

    The kinds: `CR LF`, `CR`, `U+2028`, `U+2029`, `U+FDD0`, `U+FDD1` (made a line feed), `NUL`,
    `surrogate` (made U+FFFD), `U+FEFF`, `U+FFFE` (dropped at the very start).
    """

    text: str
    replaced: Mapping[str, int]
    removed: Sequence[int] = ()
    """Old offsets of the characters that are gone, ascending."""

    def offset(self, old: int) -> int:
        """Where the old offset stands now. O(log n) in the removed characters."""
        return old - bisect_left(self.removed, old)


def canonical(text: str) -> Canonical:
    """The text with line ends as LF and without what no store or screen can hold; linear.

    Nothing else changes: no normal form, no trimming; NBSP and soft hyphens stay.
    """
    replaced: dict[str, int] = {}
    removed: list[int] = []
    leading = _LEADING.get(text[:1])
    if leading:
        replaced[leading] = 1
        removed.append(0)
    if "\r\n" in text:
        pairs = [match.start() for match in _CR_LF.finditer(text)]
        replaced["CR LF"] = len(pairs)
        removed += pairs
    text = (text[1:] if leading else text).replace("\r\n", "\n")
    if _other_line_end().search(text):
        for char, kind in LINE_ENDS.items():
            text = _replace(text, char, "\n", kind, replaced)
    text = _replace(text, "\0", _REPLACEMENT, "NUL", replaced)
    if _SURROGATE.search(text):
        text, replaced["surrogate"] = _SURROGATE.subn(_REPLACEMENT, text)
    return Canonical(text, replaced, removed)


def storable(text: str) -> str:
    """Short words (a name, a note) without NUL and lone surrogates; line ends stay."""
    if "\0" in text:
        text = text.replace("\0", _REPLACEMENT)
    return text if text.isascii() else _SURROGATE.sub(_REPLACEMENT, text)


def _replace(text: str, char: str, by: str, kind: str, replaced: dict[str, int]) -> str:
    count = text.count(char)
    if count:
        replaced[kind] = count
        text = text.replace(char, by)
    return text

"""Characters that steer how text is drawn but are not seen: shown as small chips."""

from __future__ import annotations

import re

from annotator.ui.article.places import Places

_NAMES = {
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2061": "FA",
    "\u2062": "IT",
    "\u2063": "IS",
    "\u2064": "IP",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u061c": "ALM",
    "\u180e": "MVS",
    "\ufeff": "BOM",
}
_HIDDEN = re.compile("[" + "".join(_NAMES) + "\U000e0000-\U000e007f]+")
_JOINERS = "\u200c\u200d"
_LATIN = re.compile("[\u0000-\u058f\u2000-\u206f]?")
_MOST = 60
"""Chips that one paragraph shows."""


def hidden_in(words: str, paragraph: int, places: Places) -> list[tuple[int, str]]:
    """Where hidden characters stand in a paragraph (UTF-16 units), and what a chip says there.

    Joiners inside scripts and emoji that need them are ordinary spelling and left alone.
    """
    if words.isascii():
        return []
    found: list[tuple[int, str]] = []
    for run in _HIDDEN.finditer(words):
        if len(found) == _MOST:
            break
        if not _ordinary(words, run.start(), run.end()):
            found.append((places.units(paragraph, run.start()), _name(run[0])))
    return found


def _ordinary(words: str, start: int, end: int) -> bool:
    if words[start:end].strip(_JOINERS):
        return False
    around = words[start - 1 : start] if start else "", words[end : end + 1]
    return not all(_LATIN.fullmatch(char) for char in around)


def _name(run: str) -> str:
    name = _NAMES.get(run[0], "TAG")
    return name if len(run) == 1 else f"{name} +{len(run) - 1}"

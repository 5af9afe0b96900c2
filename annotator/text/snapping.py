"""Where an end of a tag may rest when it is drawn along a text: at words and their marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from annotator.text.segments import steps_in
from annotator.text.span import Span

_REACH = 500
"""Characters on each side in which a place to rest is looked for."""

_OPENING = ("Ps", "Pi", "Pf", "Sc")
_CLOSING = ("Pe", "Pi", "Pf", "Po", "Sc")
_BEFORE = "\"'#@¿¡"


def start_near(text: str, place: int, end: int) -> int | None:
    """The place nearest to `place` where a tag that ends at `end` may begin.

    At a word, or at the marks right before it. None when no word begins before `end`.
    """
    place = max(0, min(place, end - 1))
    return _nearest((stop for stop in _starts(text, place) if stop < end), place)


def end_near(text: str, place: int, start: int) -> int | None:
    """The place nearest to `place` where a tag that begins at `start` may end.

    Behind a word, or behind the marks right after it. None when no word ends after `start`.
    """
    place = min(len(text), max(place, start + 1))
    return _nearest((stop for stop in _ends(text, place) if stop > start), place)


def _starts(text: str, place: int) -> Iterator[int]:
    for word in _words(text, place):
        start = word.start
        yield start
        while start and _opens(text[start - 1]):
            start -= 1
            yield start


def _ends(text: str, place: int) -> Iterator[int]:
    for word in _words(text, place):
        end = word.end
        yield end
        while end < len(text) and _closes(text[end]):
            end += 1
            yield end


def _words(text: str, place: int) -> Iterator[Span]:
    return steps_in(text, Span(max(0, place - _REACH), place + _REACH))


def _opens(char: str) -> bool:
    return char in _BEFORE or unicodedata.category(char) in _OPENING


def _closes(char: str) -> bool:
    return unicodedata.category(char) in _CLOSING


def _nearest(stops: Iterator[int], place: int) -> int | None:
    return min(stops, key=lambda stop: abs(stop - place), default=None)

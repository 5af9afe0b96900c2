"""Places that fit what a person typed: words, or a regular expression with a bound on time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.text.capitals import lowered, lowered_in_place
from annotator.text.span import Span

MOST = 10_000
"""So many places are found at most."""

SECONDS = 1.0
"""Longer than this no pattern may run."""

BAD, SLOW, MANY = "bad", "slow", "many"


@dataclass(frozen=True, slots=True)
class Matches:
    """Places in order; `trouble` says why there may be more, or none.

    `bad`: no regular expression (`reason` tells), `slow`: time was up, `many`: the bound on count.
    """

    spans: tuple[Span, ...] = ()
    trouble: str = ""
    reason: str = ""


def find_words(text: str, words: str) -> Matches:
    """Every place of these characters, capitals ignored; linear, and faster for the same text."""
    if not words:
        return Matches()
    small, wanted = lowered_in_place(text), lowered(words)
    if small is None or len(wanted) != len(words):
        found = re.finditer(re.escape(words), text, re.IGNORECASE)
        return _gathered(Span(*one.span()) for one in found)
    return _gathered(_places(small, wanted))


def find_pattern(text: str, pattern: str, *, seconds: float = SECONDS) -> Matches:
    """Every place that fits a regular expression, capitals as written; empty ones left out.

    A pattern that runs away is stopped after `seconds`; what it found by then is kept.
    """
    if not pattern:
        return Matches()
    import regex  # bounds time, unlike re; loaded when the first pattern is typed

    found: list[Span] = []
    try:
        compiled = regex.compile(pattern, regex.MULTILINE)
        for match in compiled.finditer(text, timeout=seconds):
            if match.end() > match.start():
                found.append(Span(*match.span()))
                if len(found) == MOST:
                    return Matches(tuple(found), MANY)
    except regex.error as error:
        return Matches((), BAD, str(error.msg))
    except TimeoutError:
        return Matches(tuple(found), SLOW)
    except (OverflowError, RecursionError, MemoryError):  # a{99999999999}, or thousands of brackets
        return Matches((), BAD, "too large")
    return Matches(tuple(found))


def _places(text: str, words: str) -> Iterator[Span]:
    place = text.find(words)
    while place >= 0:
        yield Span(place, place + len(words))
        place = text.find(words, place + len(words))


def _gathered(places: Iterator[Span]) -> Matches:
    found: list[Span] = []
    for place in places:
        found.append(place)
        if len(found) == MOST:
            return Matches(tuple(found), MANY)
    return Matches(tuple(found))

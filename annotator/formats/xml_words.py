"""XML written by hand, as lxml itself would write it.

A tree of a hundred thousand tags takes many times as long to build as to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from annotator.formats.controls import REPLACEMENT, UNSTORABLE

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ESCAPES_OF_VALUES = {**_ESCAPES, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_AT_A_TIME = 1_000
_IN_CONTENT = re.compile(f"[{''.join(_ESCAPES)}{UNSTORABLE}]")
_IN_VALUE = re.compile(f"[{''.join(_ESCAPES_OF_VALUES)}{UNSTORABLE}]")


def content(words: str) -> str:
    """Words that stand between tags; U+FFFD for what XML has no way to write."""
    return _IN_CONTENT.sub(_content, words) if _IN_CONTENT.search(words) else words


def value(words: str) -> str:
    """Words that stand between the double quotes of an attribute; blanks come back as they are."""
    return _IN_VALUE.sub(_value, words) if _IN_VALUE.search(words) else words


def opened(name: str, given: Mapping[str, str]) -> str:
    """The opening tag of an element with its attributes."""
    attributes = [f' {key}="{value(words)}"' for key, words in given.items()]
    return f"<{name}{''.join(attributes)}>"


def element(name: str, given: Mapping[str, str], inside: str = "") -> str:
    """An element; `inside` is XML already."""
    return f"{opened(name, given)}{inside}</{name}>"


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of a document as UTF-8, many at a time."""
    waiting = iter(pieces)
    while some := list(islice(waiting, _AT_A_TIME)):
        yield "".join(some).encode()


def _content(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], REPLACEMENT)


def _value(found: re.Match[str]) -> str:
    return _ESCAPES_OF_VALUES.get(found[0], REPLACEMENT)

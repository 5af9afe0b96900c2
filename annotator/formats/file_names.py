"""Names of files that every system takes, made from words of an article."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
_NOT_PLAIN = re.compile(r"[^\w]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def numbered(number: int, words: str) -> str:
    """A name without an ending: the number, which makes it unique, and the first words."""
    return f"{number:05}-{plain_name(words)}"


def plain_name(words: str, instead: str = "article") -> str:
    """Letters and digits of some words with `-` between; `instead` when there are none.

    Nothing in it is a path, a device of Windows, a hidden file or a character that a system
    refuses; at most 60 characters.
    """
    plain = unicodedata.normalize("NFC", words)[: 4 * _LONGEST]
    name = _NOT_PLAIN.sub("-", plain).strip("-_")[:_LONGEST].strip("-_").lower()
    while len(name.encode()) > 2 * _LONGEST:  # systems count bytes
        name = name[:-1]
    return name if name and not _RESERVED.fullmatch(name) else instead

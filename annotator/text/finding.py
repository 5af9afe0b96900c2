"""Finding by a few letters: words of a query begin words of a title, in any order."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_ACCENTED = frozenset("aceinouy")  # letters that often bear accents
_LATER, _INSIDE = 1, 4
_LONGEST = 2000  # characters of a title that are looked at


def folded(text: str) -> str:
    """The text without capitals and accents, for comparing."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


class Wanted:
    """What somebody typed; `score` says how well a title fits it."""

    def __init__(self, query: str) -> None:
        self.words = tuple(folded(query).split())[:8]

    def __bool__(self) -> bool:
        return bool(self.words)

    def score(self, title: str) -> int | None:
        """How badly `title` fits, 0 at best; None when a word is not in it at all.

        A word that begins the title costs nothing, one that begins a later word 1, one that
        stands inside a word 4.
        """
        text = folded(title[:_LONGEST])
        cost = 0
        for place, word in enumerate(self.words):
            at = text.find(word)
            if at < 0:
                return None
            if at > 0 and not _begins(text, word):
                cost += _INSIDE
            elif at > 0 and place == 0:
                cost += _LATER
        return cost

    def like(self) -> list[str]:
        """Patterns for SQL's LIKE that let through at least all that fits, one a word.

        Letters that LIKE cannot compare without regard to case or accents match any letter.
        """
        return ["%" + "".join(_loose(char) for char in word) + "%" for word in self.words]


def _begins(text: str, word: str) -> bool:
    return any(text.startswith(word, found.start()) for found in _WORD.finditer(text))


def _loose(char: str) -> str:
    if char in "%_\\":
        return "\\" + char
    if char in _ACCENTED:
        return "_"
    return char if char.isascii() else "%"

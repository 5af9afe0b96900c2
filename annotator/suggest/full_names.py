"""The full name that stands above for a surname that stands alone."""

from __future__ import annotations

import re

from annotator.suggest.kinds import kind_of
from annotator.suggest.lexicon import is_title, lexicon

_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'\-]*\.?")
_REACH = 60  # characters before a surname in which the given names stand
_SMALL = ("determiners", "pronouns", "openers", "prepositions", "times", "roles", "subordinators")
_MOST_GIVEN = 2


def full_name(words: str, before: str) -> str | None:
    """The nearest name in `before` of which `words`, a surname with or without title, is the end.

    None where they are more than a surname, or where it stands with no given name.
    """
    parts = [part for part in words.split() if not is_title(part, "rev")]
    if len(parts) != 1 or not _CAPITAL.fullmatch(parts[0]):
        return None
    surname = re.compile(rf"(?<![\w’'-]){re.escape(parts[0])}(?![\w-])")
    for match in reversed(list(surname.finditer(before))):
        given = _given(before[max(0, match.start() - _REACH) : match.start()])
        if given:
            name = " ".join((*given, parts[0]))
            if kind_of(name).type == "person":
                return name
    return None


def _given(before: str) -> list[str]:
    """The given names and initials right before a place, without titles."""
    line = before.rpartition("\n")[2]
    found: list[str] = []
    if not line.endswith((" ", "\u00a0")):
        return found
    for word in reversed(line.split()):
        initial = len(word) == 2 and word[1] == "."
        plain = word.rstrip(".").casefold()
        is_name = _CAPITAL.fullmatch(word) and (initial or not word.endswith("."))
        if not is_name or lexicon().is_any(plain, *_SMALL) or len(found) == _MOST_GIVEN:
            break
        found.insert(0, word)
    return found

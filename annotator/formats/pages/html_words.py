"""Words put into HTML; most hold nothing that must be escaped, and many come again and again."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

_SPECIAL = re.compile("[&<>\"']")
_MARKUP = re.compile("[&<>]")


def escaped(words: str) -> str:
    """Words as they may stand anywhere, in the quotes of an attribute too."""
    return escape(words) if _SPECIAL.search(words) else words


def escaped_text(words: str) -> str:
    """Words as they may stand between tags."""
    return escape(words, quote=False) if _MARKUP.search(words) else words


@lru_cache(maxsize=4_000)
def escaped_term(words: str) -> str:
    """The same as `escaped` for titles, answers and names, which are few."""
    return escape(words)

"""Whether a text is English: the rules of this package know no other language."""

from __future__ import annotations

import re
from functools import lru_cache

_LOOKED_AT = 6_000  # characters from the top
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 12
"""Fewer words than this may be of any language, so they are taken for English."""
_SHARE = 0.1
"""English prose has three times as many of these, other languages a few by chance."""
_COMMON = frozenset(
    "the and that this with from for by to of it its his her their they he she you we our been "
    "has have had were are is was be not but which who whom whose would could should about after "
    "said says what when where there these those than then into over only also more most".split()
)
_ELSEWHERE = frozenset("is was had of me we he die den over also after to her been it who".split())
"""Words of other languages too: of them alone no text is English."""


def is_english(text: str, language: str | None = None) -> bool:
    """True where a text is English, or too short to tell; `language` is its tag where known."""
    if language:
        return language.casefold().replace("_", "-").partition("-")[0] in ("en", "eng", "english")
    return _reads_english(text[:_LOOKED_AT])


@lru_cache(maxsize=8)
def _reads_english(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    letters = sum(map(len, words))
    latin = sum(len(word) for word in words if word[0] < "\u0250")
    if letters > _FEWEST and latin * 2 < letters:
        return False
    if len(words) < _FEWEST:
        return True
    common = [word for word in words if word in _COMMON]
    return len(common) >= len(words) * _SHARE and not _ELSEWHERE.issuperset(common)

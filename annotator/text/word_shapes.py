"""What a word looks like, as patterns: in scripts with spaces between words and without."""

from __future__ import annotations

import re
from functools import cache

from annotator.text.scripts import ABOVE, KATAKANA, MARKS, SPACELESS

_LETTER = rf"[^\W_{''.join(SPACELESS)}]"
_INSIDE = "’'\\-‑·.\u05be\u05f3\u05f4"  # apostrophes, hyphens and points, Hebrew ones too
_SPELT = rf"{_LETTER}+(?:[{_INSIDE}](?={_LETTER}){_LETTER}+|[{MARKS}]+{_LETTER}*)*"
WORD = re.compile("|".join((_SPELT, *(f"[{kind}]+" for kind in SPACELESS))))
RUN = re.compile(f"[{''.join(SPACELESS)}]+")


@cache  # made when the first end is moved: it takes 15 ms
def step() -> re.Pattern[str]:
    """What an end moves by: a word, or one character where no spaces part the words."""
    alone = "".join(kind for kind in SPACELESS if kind != KATAKANA)
    return re.compile(rf"{_SPELT}|[{KATAKANA}]+|[{alone}]{ABOVE}*")

"""Where the same words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.span import Span


def occurrences(text: str, words: str, *, whole_words: bool = True) -> Iterator[Span]:
    """Every place of exactly these words in order, none overlapping another; linear.

    Blanks of any kind and number stand for one another. With `whole_words`, a place that begins
    or ends within a word does not count.
    """
    parts = words.split()
    if not parts:
        return
    pattern = r"\s+".join(map(re.escape, parts))
    if whole_words:
        before = r"(?<!\w)" if _is_word(parts[0][0]) else ""
        after = r"(?!\w)" if _is_word(parts[-1][-1]) else ""
        pattern = f"{before}{pattern}{after}"
    for found in re.finditer(pattern, text):
        yield Span(*found.span())


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"

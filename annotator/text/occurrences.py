"""Where the same words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from annotator.text.scripts import MARKS, SPACELESS
from annotator.text.span import Span

_LETTER = rf"[^\W{''.join(SPACELESS)}]"
_BORDERS = re.compile(rf"{_LETTER}|[{MARKS}]")
"""Characters that tell where a word ends; among those of scripts without spaces none does."""


def occurrences(text: str, words: str, *, whole_words: bool = True) -> Iterator[Span]:
    """Every place of exactly these words in order, none overlapping another; linear.

    Blanks of any kind and number stand for one another. With `whole_words`, a place that begins
    or ends within a word does not count; where no spaces part the words, every place does.
    """
    parts = words.split()
    if not parts:
        return
    pattern = r"\s+".join(map(re.escape, parts))
    if whole_words:
        before = rf"(?<!{_LETTER})" if _BORDERS.match(parts[0][0]) else ""
        after = rf"(?![{MARKS}]|{_LETTER})" if _BORDERS.match(parts[-1][-1]) else ""
        pattern = f"{before}{pattern}{after}"
    for found in re.finditer(pattern, text):
        yield Span(*found.span())


def nearest(text: str, words: str, place: Span, low: int, high: int) -> Span | None:
    """The place of these words within `[low, high)` that is nearest to `place`."""
    found = [Span(one.start + low, one.end + low) for one in occurrences(text[low:high], words)]
    far = (max(one.start - place.end, place.start - one.end, 0) for one in found)
    return min(zip(far, found, strict=True), default=(0, None))[1]


def next_run(
    text: str, parts: Sequence[str], start: int, taken: Collection[tuple[int, int]] = ()
) -> tuple[Span, ...] | None:
    """The next place behind `start`, else the first of all, where these words stand in a row.

    The first of them is none of the `taken` stretches; the others follow, each where it comes
    next.
    """
    if not parts:
        return None
    firsts = [one for one in occurrences(text, parts[0]) if (one.start, one.end) not in taken]
    firsts.sort(key=lambda one: one.start < start)
    for first in firsts:
        run = [first]
        for words in parts[1:]:
            rest = text[run[-1].end :]
            following = next(occurrences(rest, words), None)
            if following is None:
                break
            by = run[-1].end
            run.append(Span(following.start + by, following.end + by))
        if len(run) == len(parts):
            return tuple(run)
    return None

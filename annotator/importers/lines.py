"""The lines of a text as an importer looks at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOPPED = re.compile(r"[.!?…。！？؟۔।][\"'”’»›」』)\]]*$")
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.!?][\"'”’»]?\s+[\"'“‘«]?[A-Z]")
_LONG = 200
_WRAPPED = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without blanks at its ends; `gap` says a blank line is above."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def plain(self) -> str:
        """Its words in small letters with single blanks: how repeated lines are known."""
        return " ".join(self.text.casefold().split())

    @property
    def words(self) -> int:
        """How many words it has; two East Asian characters count as one."""
        return len(_WORD.findall(self.text)) + len(_EAST_ASIAN.findall(self.text)) // 2

    @property
    def is_stopped(self) -> bool:
        """True when it ends as a sentence does."""
        return _STOPPED.search(self.text[-12:]) is not None

    @property
    def is_titled(self) -> bool:
        """True when most of its longer words are capitalised, as in a headline."""
        longer = [word for word in _WORD.findall(self.text) if len(word) > 3]
        capitalised = sum(not word[0].islower() for word in longer)
        return len(longer) > 1 and capitalised * 10 >= len(longer) * 7

    @property
    def is_several_sentences(self) -> bool:
        return _INNER_STOP.search(self.text) is not None


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of a stretch that are not blank, in order."""
    end = len(text) if end is None else end
    gap = False
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        raw = text[start:stop]
        words = raw.strip()
        if words:
            left = start + len(raw) - len(raw.lstrip())
            yield Line(left, left + len(words), words, gap)
        gap = not words
        start = stop + 1


def is_prose(line: Line, following: Line | None, *, first: bool = False) -> bool:
    """True when a line reads as a sentence of the article, not as a title or a name.

    `first`: it is the text's first line, where a headline is likelier.
    """
    if len(line.text) >= _LONG or line.is_several_sentences:
        return True
    if line.is_stopped:
        asks = line.text.rstrip("\"'”’»").endswith(("?", "!", "？", "！"))
        least = 15 if first and asks else 2 if first else 3
        return line.words >= least and not (line.is_titled and (asks or line.words < 12))
    continued = following is not None and not following.gap and following.text[0].islower()
    return len(line.text) >= _WRAPPED and continued

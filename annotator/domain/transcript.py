"""What became of a quote when it was held against what its source said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.review import ReviewLine
from annotator.text.difference import Piece

STATES = ("verbatim", "trimmed", "changed", "not_found")
"""Every word in a row · words left out where the quote shows it · other words · not there."""


@dataclass(frozen=True, slots=True)
class Held:
    """A quote held against a transcript.

    `pieces` are the quote's text in pieces: `left_out` are words of the transcript that it leaves
    out, `put_in` its words that the transcript has not. `start` and `end` are where it stands in
    the transcript, in code points, None when it is not found. `omitted` counts the words left out
    of a trimmed quote; `is_reordered` says that its parts stand in another order; `compared` how
    many of its words were compared, `words` how many it has.
    """

    state: str
    pieces: Sequence[Piece]
    start: int | None = None
    end: int | None = None
    omitted: int = 0
    is_reordered: bool = False
    compared: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quote of the project with all its words, and the words of the transcript it stands for.

    `uid` and `article` are its lasting id and that of its article.
    """

    line: ReviewLine
    uid: str
    article: str
    words: str
    held: Held
    found: str


@dataclass(frozen=True, slots=True)
class TranscriptCheck:
    """All direct quotes of a source, held against the transcript of a name and so many words."""

    source: str
    transcript: str
    words: int
    quotes: Sequence[CheckedQuote]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many quotes are in which state; every state is there."""
        states = [quote.held.state for quote in self.quotes]
        return {state: states.count(state) for state in STATES}

"""The words and marks around a quote, in order, with what lies inside quotations hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.text.span import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|"  # U.S.
    r"(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Prof|St|Lt|Col|Sgt|Capt|Rev|Jr|Sr|Inc|Corp|Co)\.|"
    r"\b(?-i:[A-Z])\.(?=\s)|"  # an initial
    r"(?:he|she|it|who|that|there|let|what)(?=['’]s\b)|"  # he's, but not Obuya's
    r"[^\W_]+(?=['’](?:m|re|ve|ll|d)\b)|(?<=\w)['’](?:m|re|ve|ll|d|s)\b|"
    r"[^\W_]+(?:['’.\-][^\W_]+)*|--+|\.\.\.|[^\w\s]",
    re.IGNORECASE,
)
WORD, STOP, COMMA, BREAK, HIDDEN = "word", "stop", "comma", "break", "hidden"
_KINDS = {".": STOP, "!": STOP, "?": STOP, "…": STOP, ",": COMMA}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `kind` is word, stop, comma, break (other marks), or hidden."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def is_capital(self) -> bool:
        return self.kind == WORD and self.text[0].isupper()


def tokens(text: str, place: Span, hidden: Sequence[Span]) -> list[Token]:
    """The tokens of a stretch; each hidden span is one token, `hidden` sorted and disjoint."""
    found: list[Token] = []
    at = place.start
    for span in [*hidden, Span(place.end, place.end + 1)]:
        start, end = max(span.start, place.start), min(span.end, place.end)
        for match in _TOKEN.finditer(text, at, max(at, min(start, place.end))):
            found.append(_token(match))
        if start < end:
            found.append(Token(start, end, "", HIDDEN))
        at = max(at, end)
    return found


def _token(match: re.Match[str]) -> Token:
    words = match[0]
    kind = (
        WORD
        if words[0].isalnum() or (len(words) > 1 and words[-1].isalpha())
        else _KINDS.get(words, BREAK)
    )
    return Token(match.start(), match.end(), words, kind)

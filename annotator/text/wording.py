"""The words of a text as they are compared: typography is left out, every word counts."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import normalize
from zlib import crc32

import regex

_STEP = 20_000
"""How many words are read between two pauses."""

_SINGLE = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts that put no blank between words: each of their signs is a word here."""

_LETTER = rf"[[\w\p{{M}}\u00ad\u200b-\u200d\u2060]--[_{_SINGLE}]]"
_ELLIPSIS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)*)"
_TOKEN = regex.compile(
    rf"(?P<cut>\[\s*{_ELLIPSIS}\s*\]|\(\s*{_ELLIPSIS}\s*\)|{_ELLIPSIS})"
    rf"|(?P<note>(?<!{_LETTER})\[[^\[\]\n]{{1,300}}\](?!{_LETTER}))"
    r"|(?P<stage>\((?i:applause|laughter|laughs|cheers|cheering|crosstalk|inaudible|pause|"
    r"interruption|applause and cheers|laughter and applause)[.!]?\))"
    r"|(?P<short>(?<!\p{L})(?:\p{L}\.){2,}(?!\p{L}))"
    rf"|(?P<word>(?:(?<![\w\])])[-−](?=\d))?(?:\[{_LETTER}+\])?{_LETTER}+"
    rf"(?:['’ʼ‘]{_LETTER}+|\[{_LETTER}+\]{_LETTER}*|(?<=\d)[.,:](?=\d){_LETTER}+)*)"
    rf"|(?P<sign>[{_SINGLE}]\p{{M}}*|[%‰&@#§+=<>]|\p{{Sc}}|\p{{Sm}}|\p{{So}})",
    regex.V1,
)
_INNER = regex.compile(rf"{_LETTER}+(?:['’ʼ‘]{_LETTER}+)*|[{_SINGLE}]", regex.V1)
_UNSEEN = regex.compile(r"[\u00ad\u200b-\u200d\u2060\[\]]")
_THOUSANDS = regex.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of `text`, folded, and where each stands in it, in code points.

    `cuts` are the words before which the text shows that something is left out (an ellipsis);
    `notes` the words that an editor put in, in square brackets.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    cuts: frozenset[int] = field(default=frozenset())
    notes: frozenset[int] = field(default=frozenset())

    def __len__(self) -> int:
        return len(self.words)

    def exact(self, first: int, last: int) -> str:
        """The text from word `first` up to, not with, word `last`; empty when there is none."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def wording(text: str) -> Wording:
    """The words of a text; linear in it."""
    return next(found for found in reading(text) if found is not None)


def reading(text: str) -> Iterator[Wording | None]:
    """Read the words of a long text: None while it goes on, then all of them."""
    words: list[str] = []
    starts, ends = array("q"), array("q")
    cuts: set[int] = set()
    notes: set[int] = set()
    paused = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "cut":
            cuts.add(len(words))
        elif kind == "note":
            for inner in _INNER.finditer(text, token.start(), token.end()):
                notes.add(len(words))
                words.append(folded(inner.group()))
                starts.append(inner.start())
                ends.append(inner.end())
        elif kind != "stage":
            words.append(folded(token.group()))
            starts.append(token.start())
            ends.append(token.end())
            if len(words) - paused >= _STEP:
                paused = len(words)
                yield None
    yield Wording(text, words, starts, ends, frozenset(cuts), frozenset(notes))


def folded(word: str) -> str:
    """A word without capitals, compatibility forms, curly marks and invisible characters."""
    if "." in word and not any(map(str.isdigit, word)):  # U.S. is US
        word = word.replace(".", "")
    if word.isascii():
        plain = word.lower()
    else:
        plain = normalize("NFKC", normalize("NFKC", _UNSEEN.sub("", word)).casefold())
        for mark in "’ʼ‘":
            plain = plain.replace(mark, "'")
        plain = plain.replace("−", "-") if len(plain) > 1 else plain
    if "[" in plain:
        plain = _UNSEEN.sub("", plain)
    return _THOUSANDS.sub("", plain) if "," in plain else plain


def shingles(words: Sequence[str]) -> set[int]:
    """Numbers that texts of the same words share: one a pair of neighbours, and one for all."""
    pairs = {crc32(f"{one} {other}".encode()) for one, other in pairwise(words)}
    return pairs | {whole(words)}


def whole(words: Sequence[str]) -> int:
    """The number that only texts of all the same words share."""
    return crc32("\0".join(words).encode())


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two wordings is the same and in the same order, from 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both have in the same order."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity(one, other))

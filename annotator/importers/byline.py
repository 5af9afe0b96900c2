"""The line that names who wrote the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.importers.dates import date_in
from annotator.importers.publishers import is_known, is_role, publisher_in

_BY = re.compile(
    r"(?:(?:written|reported|story|report|text|posted|words)\s+)?by:?\s+", re.IGNORECASE
)
_BY_ELSEWHERE = re.compile(r"(?:Von|Par|Por|Di|Door|Av|Af)\s+")
_PARTICLES = re.compile(
    r"d[aeio]s?|del|della|de[rnl]|du|la|le|van|v[oa]n|vom|zur?|te[nr]|el|al|bint?|ibn|abu|y|e|a[vf]|of"
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’\-]*(?:[.'’\-]+[^\W\d_]*)*")
_JOINED = re.compile(r"\s+(?:and|und|et|y|e|with|&)\s+|\s*[;&]\s*", re.IGNORECASE)
_FOR_PAPER = re.compile(r"\s+(?:and|for|of|,)\s+((?:the\s+)?[A-Z][^,]*)$", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|from)\s+[A-Z][\w.,’' \-]*$")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_PARTED = re.compile(r"\s*(?:,|\||•|·|\s[—–-]\s|\s/\s|\sof\s(?=[A-Z]|the\s|The\s))\s*")
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Byline:
    """The names as printed, the publisher and the date that the same line gives."""

    names: str | None
    publisher: str | None = None
    published: str | None = None


def read_byline(text: str, *, first: bool = False) -> Byline | None:
    """What a line says about the writer, None when it is no by-line.

    `first`: nothing stands above it, so only the English `By` is believed.
    """
    if len(text) > 200 or len(text.split()) > _MOST_WORDS:
        return None
    by = _BY.match(text) or (None if first else _BY_ELSEWHERE.match(text))
    rest = text[by.end() :] if by else text
    published = date_in(rest)
    if published:
        rest = rest[: published[1][0]]
    publisher = None
    for bracketed in _BRACKETS.findall(rest):
        publisher = publisher or publisher_in(bracketed)
    rest = _BRACKETS.sub(" ", rest).strip(" .,;|•·—–-")
    found = _parted(rest, publisher, marked=by is not None)
    if found is None:
        return None
    return Byline(*found, published[0] if published else None)


def _parted(
    rest: str, publisher: str | None, *, marked: bool
) -> tuple[str | None, str | None] | None:
    """Names and publisher of `A B and C D, Paper`; without `By` the paper must be a known one."""
    if is_known(rest):
        return (None, rest) if marked else None
    behind = _FOR_PAPER.search(rest)
    if behind and (is_known(behind[1]) or is_known(behind[1][4:])):
        publisher = publisher or behind[1]
        rest = rest[: behind.start()]
    pieces = [piece for piece in _PARTED.split(rest) if piece]
    least = 1 if publisher or any(is_known(piece) for piece in pieces[1:]) else 2
    names: list[str] = []
    named = False  # a publisher was met, so no writer can follow
    for place, piece in enumerate(pieces):
        if is_role(piece):
            continue
        paper = publisher_in(piece) if place else None
        if paper and (is_known(paper) or not _are_names(piece, least) or place == len(pieces) - 1):
            publisher = publisher or paper
            named = True
        elif _are_names(piece, least) and not named:
            names.append(piece)
        else:
            return None
    if not names or not (marked or (publisher and is_known(publisher))):
        return None
    last = _PLACE.sub("", names[-1])
    end = rest.index(names[-1]) + len(last)
    return " ".join(rest[rest.index(names[0]) : end].split()), publisher


def _are_names(piece: str, least: int) -> bool:
    return all(_is_name(name, least) for name in _JOINED.split(_PLACE.sub("", piece)) if name)


def _is_name(name: str, least: int) -> bool:
    words = name.split()
    if not least <= len(words) <= 6 or words[0] in ("The", "THE", "A", "An"):
        return False
    return all(
        _NAME_WORD.fullmatch(word) is not None and (word[0].isupper() or _PARTICLES.fullmatch(word))
        for word in words
    ) and (not words[-1][0].islower())

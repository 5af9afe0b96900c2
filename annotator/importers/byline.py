"""The line that names who wrote the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.importers.dates import date_in, is_date_line
from annotator.importers.publishers import is_known, is_role, publisher_in, without_role

_BY = re.compile(
    r"(?:(?:written|reported|story|report|text|posted|words)\s+)?by:?\s+", re.IGNORECASE
)
_BY_ELSEWHERE = re.compile(r"(?:Von|Par|Por|Di|Door|Av|Af)\s+")
_PARTICLES = re.compile(
    r"d[aeio]s?|del|della|de[rnl]|du|la|le|van|v[oa]n|vom|zur?|te[nr]|el|al|bint?|ibn|abu|y|e|a[vf]|of"
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’\-]*(?:[.'’\-]+[^\W\d_]*)*")
_JOINED = re.compile(r"\s+(?:and|und|et|y|e|with|&)\s+|\s*[;&]\s*", re.IGNORECASE)
_JOINED_AS_PRINTED = re.compile(rf"({_JOINED.pattern})", re.IGNORECASE)
_FOR_PAPER = re.compile(r"\s+(?:and|for|of|,)\s+((?:the\s+)?[A-Z][^,]*)$", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|from)\s+[A-Z][\w.,’' \-]*$")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_PARTED = re.compile(r"\s*(?:,|\||•|·|\s[—–-]\s|\s*/\s*|\sof\s(?=[A-Z]|the\s|The\s))\s*")
_FROM = re.compile(r"From\s+(?=[A-Z]\S*\s[^,]*\sin\s[A-Z])")
_WHEN = re.compile(
    r"[\s,|]+(?:(?:(?:\d+|an?)\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?),?\s+)+ago|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6},?\s+[a-z]{3,9}\.?\s+\d{1,2}(?:,?\s+\d{1,2}:\d\d.*)?)$",
    re.IGNORECASE,
)
"""When it was, without a year, as pages write it behind a name."""
_ANNOUNCED = re.compile(r"[\s,|]+(?:published|updated|posted)(?:\s+on)?\W*$", re.IGNORECASE)
_ADDRESS = re.compile(r"[\s,|]*\S*@\S+")
_COLUMNS = re.compile(r"\s+[|•·]\s+")
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Byline:
    """The names as printed, the publisher and the date that the same line gives."""

    names: str | None
    publisher: str | None = None
    published: str | None = None


def is_marked(text: str) -> bool:
    """True for a line that begins with `By`."""
    return _BY.match(text) is not None


def read_byline(text: str, *, first: bool = False) -> Byline | None:
    """What a line says about the writer, None when it is no by-line.

    `first`: nothing stands above it, so only the English `By` is believed.
    """
    if len(text) > 200 or len(text.split()) > _MOST_WORDS:
        return None
    before, day = _dated(text)
    text = text[before:]
    by = _BY.match(text) or (None if first else _FROM.match(text))
    elsewhere = None if by or first else _BY_ELSEWHERE.match(text)
    by = by or elsewhere
    rest = _WHEN.sub("", text[by.end() :] if by else text)
    published = date_in(rest)
    if published:
        rest = _ANNOUNCED.sub("", rest[: published[1][0]])
        day = day or published[0]
    rest = _ADDRESS.sub("", rest)
    publisher = None
    for bracketed in _BRACKETS.findall(rest):
        publisher = publisher or publisher_in(bracketed)
    rest = _BRACKETS.sub(" ", rest).strip(" .,;|•·—–-")
    found = _parted(rest, publisher, marked=by is not None)
    if found is None:
        return None
    names, paper = found
    if elsewhere and paper and not is_known(paper):
        paper = None  # there a place stands behind the name as often
    return Byline(names, paper, day)


def _dated(text: str) -> tuple[int, str | None]:
    """Where a line goes on behind a date in a column of its own, and that date."""
    column = _COLUMNS.search(text)
    found = date_in(text[: column.start()]) if column else None
    if column is None or found is None or not is_date_line(text[: column.start()]):
        return 0, None
    return column.end(), found[0]


def _parted(
    rest: str, publisher: str | None, *, marked: bool
) -> tuple[str | None, str | None] | None:
    """Names and publisher of `A B and C D, Paper`; without `By` the paper must be a known one."""
    if is_known(rest):
        return (None, rest) if marked else None
    behind = _FOR_PAPER.search(rest)
    if behind and (is_known(behind[1]) or _is_the_paper(behind[1])):
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
            name, at_its_end = _without_paper(piece)
            publisher = publisher or at_its_end
            names.append(name)
        else:
            return None
    if not names or not (marked or (publisher and is_known(publisher))):
        return None
    end = rest.index(names[-1]) + len(names[-1])
    return " ".join(_without_places(rest[rest.index(names[0]) : end]).split()), publisher


def _is_the_paper(words: str) -> bool:
    """True for `the Star`: a known paper behind an article, or one named as papers are."""
    bare = words[4:] if words[:4].casefold() == "the " else ""
    return bool(bare) and (is_known(bare) or publisher_in(bare) == bare)


def _without_paper(piece: str) -> tuple[str, str | None]:
    """`A B` and `AP` of `A B AP Military Writer`; what has no role at its end stays whole."""
    bare = without_role(piece)
    words = bare.split()
    if bare == piece or len(words) < 2 or _JOINED.match(f" {words[-1]} "):
        return piece, None
    for count in (1, 2, 3):
        paper = " ".join(words[-count:])
        if len(words) >= count + 2 and is_known(paper):
            return " ".join(words[:-count]), paper
    return bare, None


def _without_places(names: str) -> str:
    """`A B in London and C D in Paris` without where they were."""
    parts = _JOINED_AS_PRINTED.split(names)
    return "".join(_PLACE.sub("", part) for part in parts)


def _are_names(piece: str, least: int) -> bool:
    first, *others = (_PLACE.sub("", name) for name in _JOINED.split(piece) if name)
    return _is_name(first, least) and all(_is_name(one, least) or is_role(one) for one in others)


def _is_name(name: str, least: int) -> bool:
    words = name.split()
    if not least <= len(words) <= 6 or words[0] in ("The", "THE", "A", "An"):
        return False
    return all(
        _NAME_WORD.fullmatch(word) is not None and (word[0].isupper() or _PARTICLES.fullmatch(word))
        for word in words
    ) and (not words[-1][0].islower())

"""The place that opens a wire story: `MOSCOW (Reuters) - …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.importers.publishers import is_known

_DASH = re.compile(r"\s*(?:--+|[—–]|(?<=[\s)])[-_](?=\s|$))\s*")
_AGENCY = re.compile(r"\s*[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]$")
_DAY = re.compile(
    r",?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,?\s+\d{4})?$|"
    r",?\s+\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s+\d{4})?$",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\b(?:update[sd]?|exclusive|breaking|analysis|opinion|correct(?:ed|ion)|factbox|timeline|"
    r"report|video|photos?|interview|feature|wrapup|review|editorial|column|alert|urgent|advisory|"
    r"topic)\b|(?:news|live|watch|comment|note|read|re|new|why|how|what|who|when|us|uk|eu|un)$",
    re.IGNORECASE,
)
_LONGEST = 90
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place as printed (None when only the agency stands there), its length, the agency."""

    place: str | None
    publisher: str | None = None


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with, None when it has none."""
    dash = _DASH.search(text, 0, _LONGEST)
    if dash is None or not _goes_on(text[dash.end() :]):
        return None
    head = text[: dash.start()]
    agency = _AGENCY.search(head)
    if agency:
        head = head[: agency.start()]
    publisher = agency[1] if agency and is_known(agency[1]) else None
    place = _DAY.sub("", head).rstrip(" ,")
    if not place:
        return Dateline(None, publisher) if publisher else None
    return Dateline(place, publisher) if _is_place(place, publisher is not None) else None


def _is_place(words: str, by_agency: bool) -> bool:
    parts = words.split(",")
    town = parts[0].strip()
    if len(words.split()) > _MOST_WORDS or len(parts) > 3 or _NO_PLACE.match(town):
        return False
    if sum(char.isalpha() for char in town) < 2 or re.search(r"[\d\"“”:;?!]", words):
        return False
    return town.isupper() or (by_agency and all(word[0].isupper() for word in town.split()))


def _goes_on(rest: str) -> bool:
    """True when what follows the dash is the beginning of a story."""
    return len(rest) >= 40 or (len(rest.split()) >= 3 and rest.rstrip("\"'”’»")[-1:] in ".!?")

"""Dates as newspapers print them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from annotator.resource import resource

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[/.]|\s?[年년]\s?)(\d{1,2})(?:[/.]|\s?[月월]\s?)(\d{1,2})(?:\b|\s?[日일])"
)
_NUMBERS = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:of\s+|de\s+)?([^\W\d_]{3,10})\.?,?[\s-]+"
    r"(?:de\s+)?(\d{4})\b"
)
# What may stand beside a date on its line: a weekday, the time, a word that says what happened.
_BESIDE = re.compile(
    r"\b(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\b\.?|"
    r"\b(?:published|updated|posted|modified|date|first|last|old|new|on|at|the|from)\b|"
    r"\b(?:veröffentlicht|aktualisiert|stand|am|und|um|uhr|publié|mis|jour|le|à|par|"
    r"publicado|actualizado|el|a|las|pubblicato|aggiornato|il|alle|ore|gepubliceerd|op|om)\b|"
    r"\b(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|"
    r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?|\b\d{1,2}\s?(?=[ap]\.?m)|\b[ap]\.?m\b\.?|"
    r"\b(?:[ecmp][sd]?t|gmt|utc|bst|ist|cest|cet|msk)\b|[^\w]+",
    re.IGNORECASE,
)


def date_in(text: str) -> tuple[str, tuple[int, int]] | None:
    """The first date of a line as `YYYY-MM-DD` (or ISO 8601 with offset) with its place.

    A date that could be two, like 04/05/2007, is none.
    """
    found = [result for read in _READERS for result in [read(text)] if result]
    return min(found, key=lambda result: result[1]) if found else None


def is_date_line(text: str) -> bool:
    """True when a line holds a date and nothing else but a weekday, a time or the like."""
    found = date_in(text) if len(text) < 80 else None
    if found is None:
        return False
    start, end = found[1]
    return not _BESIDE.sub("", text[:start] + " " + text[end:])


def _iso(text: str) -> tuple[str, tuple[int, int]] | None:
    match = _ISO.search(text)
    if match is None:
        return None
    day = _day(match[1], match[2], match[3])
    if day and match[4] and match[5]:
        day = f"{day}T{match[4]}{match[5]}"
    return (day, match.span()) if day else None


def _year_first(text: str) -> tuple[str, tuple[int, int]] | None:
    match = _YEAR_FIRST.search(text)
    day = match and _day(*match.groups())
    return (day, match.span()) if match and day else None


def _numbers(text: str) -> tuple[str, tuple[int, int]] | None:
    match = _NUMBERS.search(text)
    if match is None:
        return None
    first, sign, second, year = match.groups()
    if sign == "." or int(first) > 12:  # day first, as Europe writes
        day = _day(year, second, first)
    elif int(second) > 12 or first == second:
        day = _day(year, first, second)
    else:
        return None
    return (day, match.span()) if day else None


def _named(text: str) -> tuple[str, tuple[int, int]] | None:
    for pattern, month, number in ((_MONTH_FIRST, 1, 2), (_DAY_FIRST, 2, 1)):
        for match in pattern.finditer(text):
            name = _months().get(match[month].lower())
            day = _day(match[3], str(name), match[number]) if name else None
            if day:
                return day, match.span()
    return None


_READERS = (_iso, _year_first, _numbers, _named)


@cache
def _months() -> dict[str, int]:
    """The number of each month's name and short form."""
    lines = resource("words/months.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {name: number for number, names in enumerate(rows, start=1) for name in names}


def _day(year: str, month: str, day: str) -> str | None:
    """The day in ISO form, None when the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None

"""A head whose lines say what they hold: `Title: …`, `Author: …`, as databases print it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.region import Region
from annotator.importers.byline import read_byline
from annotator.importers.dateline import read_dateline
from annotator.importers.dates import date_in
from annotator.importers.head import Head, joined
from annotator.importers.lines import Line

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("title", "headline", "titel", "titre", "título"), "headline"),
    **dict.fromkeys(("author", "authors", "byline", "autor", "auteur"), "byline"),
    **dict.fromkeys(("source", "publisher", "publication", "newspaper", "quelle"), "publisher"),
    **dict.fromkeys(("date", "published", "publication date", "datum", "fecha"), "published"),
    **dict.fromkeys(("url", "link", "web address"), "url"),
    **dict.fromkeys(("section", "language", "page", "words", "word count"), ""),
}
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class LabelledHead:
    """What each labelled line holds, and where; `lines` are all of them, from the top."""

    values: Mapping[str, str]
    places: Mapping[str, tuple[int, int]]
    lines: Sequence[Line]


def read_labelled(lines: Sequence[Line]) -> LabelledHead | None:
    """The labelled lines that a text begins with; None when it has no title among several."""
    values: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    count = 0
    for line in lines:
        label, colon, said = line.text.partition(":")
        kind = _KINDS.get(label.strip().casefold())
        if kind is None or not colon or not said.strip() or (kind and kind in values):
            break
        count += 1
        if kind:
            words = said.strip()
            values[kind] = _value(kind, words)
            places[kind] = (line.end - len(words), line.end)
    if count < _FEWEST or "headline" not in values:
        return None
    return LabelledHead(values, places, lines[:count])


def _value(kind: str, words: str) -> str:
    if kind == "published":
        found = date_in(words)
        return found[0] if found else ""
    if kind == "byline":
        found_names = read_byline(words if words.casefold().startswith("by ") else f"By {words}")
        return (found_names.names if found_names else None) or words
    return words


def head_of(
    text: str, labelled: LabelledHead, below: Sequence[Line], outside: Sequence[Line]
) -> Head:
    """What the lines tell; beside headline and byline they are no text, nor are those `outside`.

    `below` are the lines behind them.
    """
    values = {key: value for key, value in labelled.values.items() if value}
    kinds = [kind for kind in ("headline", "byline") if kind in values]
    regions = [Region(*labelled.places[kind], kind) for kind in kinds]
    ends = {region.end for region in regions}
    place = read_dateline(below[0].text) if below else None
    town = place.place if place is not None else None
    if town is not None:
        regions.append(Region(below[0].start, below[0].start + len(town), "dateline"))
    regions += joined(text, [line for line in labelled.lines if line.end not in ends])
    regions += joined(text, outside)
    return Head(**values, dateline=town, regions=tuple(sorted(regions)))

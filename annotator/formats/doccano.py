"""Lines for doccano's sequence labelling with relations.

Source: doccano 1.8, its importer and exporter of JSONL; offsets are UTF-16 units there, or
grapheme clusters in a project that was set up so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats import members
from annotator.formats.article_details import details_of, read_details
from annotator.formats.offset_units import Convert, Unit, conversion
from annotator.formats.pieces import Assembly, Given, Tie, Written, pieces
from annotator.formats.strict_json import Object, Wrong
from annotator.formats.text_lines import json_lines
from annotator.text.canonical import storable

LONGEST_LABEL = 100
"""doccano refuses longer names of labels."""


UNIT = "offset_unit"
UNITS = {"utf-16": Unit.UTF_16, "clusters": Unit.CLUSTERS}


def write(articles: Iterable[ArticleRecord], out: TextIO, *, unit: str = "utf-16") -> None:
    """One article a line, ASCII-escaped; what is known of it in columns that doccano keeps.

    With `unit="clusters"` offsets are those of a project whose grapheme clusters count as one;
    a span that begins or ends within a cluster is widened to it. A later span of an interrupted
    annotation is an entity of its own, tied by `continues`.
    """
    taken = ties_taken = 0
    for number, article in enumerate(articles, start=1):
        found, ties = pieces(article, taken)
        place = conversion(UNITS[unit], article.text).given
        line: Object = {
            "id": number,
            "text": article.text,
            "entities": [_entity(piece, place) for piece in found],
            "relations": [_relation(key, tie) for key, tie in enumerate(ties, ties_taken + 1)],
            **details_of(article),
            **({} if unit == "utf-16" else {UNIT: unit}),
        }
        out.write(json.dumps(line, separators=(",", ":")) + "\n")
        taken, ties_taken = taken + len(found), ties_taken + len(ties)


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The articles of a file, one at a time: entities with relations, or `label` with triples.

    Raises FormatError naming the line and the member.
    """
    return json_lines(file, _article)


def _entity(piece: Written, place: Convert) -> Object:
    return {
        "id": piece.key,
        "label": piece.one.label[:LONGEST_LABEL],
        "start_offset": _placed(place, piece.span.start, -1),
        "end_offset": _placed(place, piece.span.end, 1),
    }


def _placed(place: Convert, offset: int, step: int) -> int:
    """The offset in the unit, that of the next whole character where it lies within one."""
    while (found := place(offset)) < 0:
        offset += step
    return found


def _relation(key: int, tie: Tie) -> Object:
    return {"id": key, "from_id": tie.origin, "to_id": tie.target, "type": tie.kind}


def _article(value: Any) -> ArticleRecord:
    obj = members.an_object(value)
    raw = members.words(obj, "text")
    made = Assembly(raw)
    unit = members.one_of(obj, UNIT, UNITS, "utf-16")
    taken = conversion(UNITS[unit], raw).taken
    for key, read_one in (("entities", _entity_read), ("label", _triple), ("labels", _triple)):
        for number, item in enumerate(members.items(obj, key)):
            made.add(read_one(item, raw, taken, f"{key}[{number}]"))

    def tie(value: Any) -> None:
        item = members.an_object(value)
        origin, target = (str(members.offset(item, end)) for end in ("from_id", "to_id"))
        made.tie(members.words(item, "type"), origin, target, "")

    members.each(obj, "relations", tie)
    return made.article(**read_details(obj))


def _entity_read(value: Any, raw: str, taken: Convert, place: str) -> Given:
    try:
        item = members.an_object(value)
        key = str(members.offset(item, "id"))
        start, end = (members.offset(item, name) for name in ("start_offset", "end_offset"))
        return _given(raw, taken, key, members.words(item, "label"), start, end, place)
    except Wrong as wrong:
        raise wrong.inside(place) from None


def _triple(value: Any, raw: str, taken: Convert, place: str) -> Given:
    """A span as lists of doccano without relations have it: start, end, label."""
    try:
        whole = isinstance(value, list) and len(value) == 3 and isinstance(value[2], str)
        if not whole or not all(type(one) is int and one >= 0 for one in value[:2]):
            raise Wrong("a list of start, end and label is expected here")
        return _given(raw, taken, place, storable(value[2]), value[0], value[1], place)
    except Wrong as wrong:
        raise wrong.inside(place) from None


def _given(
    raw: str, taken: Convert, key: str, label: str, start: int, end: int, place: str
) -> Given:
    """The file does not say the words, so they are those at the offsets that it names."""
    first, last = taken(start), taken(end)
    if not 0 <= first <= last <= len(raw):
        raise Wrong(f"the span {start}-{end} lies outside the text")
    return Given(key, label, first, last, raw[first:last], place)

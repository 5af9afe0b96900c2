"""Lines for doccano's sequence labelling with relations.

Source: doccano 1.8, its importer and exporter of JSONL; offsets are UTF-16 units there, or
grapheme clusters in a project that was set up so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats import members
from annotator.formats.article_details import details_of, read_details
from annotator.formats.pieces import Assembly, Given, Tie, Written, pieces
from annotator.formats.strict_json import Object, Wrong
from annotator.formats.text_lines import json_lines
from annotator.text.canonical import storable
from annotator.text.offsets import Offsets

LONGEST_LABEL = 100
"""doccano refuses longer names of labels."""


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """One article a line, ASCII-escaped; what is known of it in columns that doccano keeps.

    A later span of an interrupted annotation is an entity of its own, tied by `continues`.
    """
    taken = ties_taken = 0
    for number, article in enumerate(articles, start=1):
        found, ties = pieces(article, taken)
        place = Offsets(article.text).utf16
        line: Object = {
            "id": number,
            "text": article.text,
            "entities": [_entity(piece, place) for piece in found],
            "relations": [_relation(key, tie) for key, tie in enumerate(ties, ties_taken + 1)],
            **details_of(article),
        }
        out.write(json.dumps(line, separators=(",", ":")) + "\n")
        taken, ties_taken = taken + len(found), ties_taken + len(ties)


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The articles of a file, one at a time: entities with relations, or `label` with triples.

    Raises FormatError naming the line and the member.
    """
    return json_lines(file, _article)


def _entity(piece: Written, place: Callable[[int], int]) -> Object:
    return {
        "id": piece.key,
        "label": piece.one.label[:LONGEST_LABEL],
        "start_offset": place(piece.span.start),
        "end_offset": place(piece.span.end),
    }


def _relation(key: int, tie: Tie) -> Object:
    return {"id": key, "from_id": tie.origin, "to_id": tie.target, "type": tie.kind}


def _article(value: Any) -> ArticleRecord:
    obj = members.an_object(value)
    raw = members.words(obj, "text")
    made = Assembly(raw)
    for key, read_one in (("entities", _entity_read), ("label", _triple), ("labels", _triple)):
        for number, item in enumerate(members.items(obj, key)):
            made.add(read_one(item, made, f"{key}[{number}]"))

    def tie(value: Any) -> None:
        item = members.an_object(value)
        ends = (str(members.offset(item, end)) for end in ("from_id", "to_id"))
        made.tie(members.words(item, "type"), *ends, "")

    members.each(obj, "relations", tie)
    return made.article(**read_details(obj))


def _entity_read(value: Any, made: Assembly, place: str) -> Given:
    try:
        item = members.an_object(value)
        key = str(members.offset(item, "id"))
        start, end = (members.offset(item, name) for name in ("start_offset", "end_offset"))
        return _given(made, key, members.words(item, "label"), start, end, place)
    except Wrong as wrong:
        raise wrong.inside(place) from None


def _triple(value: Any, made: Assembly, place: str) -> Given:
    """A span as lists of doccano without relations have it: start, end, label."""
    shape = isinstance(value, list) and len(value) == 3 and isinstance(value[2], str)
    if not shape or not all(type(one) is int and one >= 0 for one in value[:2]):
        raise Wrong("a list of start, end and label is expected here", place)
    return _given(made, place, storable(value[2]), value[0], value[1], place)


def _given(made: Assembly, key: str, label: str, start: int, end: int, place: str) -> Given:
    """The file does not say the words, so they are those at the UTF-16 units it names."""
    convert = made.utf16.code_point
    first, last = convert(start), convert(end)
    if last > len(made.raw):
        raise Wrong(f"the span {start}-{end} lies outside the text")
    return Given(key, label, first, last, made.raw[first:last], place)

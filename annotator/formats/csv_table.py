"""A table with a row for each annotation, for people and their spreadsheets.

Source: RFC 4180; OWASP, CSV injection.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import TextIO

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.domain.scheme import ENTRY, default_scheme
from annotator.text.segments import first_words
from annotator.text.span import GAP

FIRST = ("words", "label", "form", "source", "cue", "relay")
PLACE = ("article", "publisher", "published", "start", "end", "spans")
LAST = ("attributes", "note", "review", "annotator", "created", "modified", "article_id", "id")
ESCAPED = "escaped"
"""The column that names the cells of its row which begin with an apostrophe of ours."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula."""

Row = dict[str, str]


def write(articles: Iterable[ArticleRecord], out: TextIO, delimiter: str = ",") -> None:
    """A heading, then one row an annotation in reading order. Holds one article at a time.

    A cell that a spreadsheet would run gets a leading apostrophe and is named in `escaped`.
    """
    columns = all_columns()
    cells = itemgetter(*columns)
    table = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    table.writerow((*columns, ESCAPED))
    for article in articles:
        table.writerows(harmless(list(cells(row)), columns) for row in rows(article))


def all_columns() -> tuple[str, ...]:
    """The columns of annotations, without the last one, `escaped`."""
    return (*FIRST, *PLACE, *attribute_columns(), *LAST)


def harmless(cells: list[str], columns: Sequence[str]) -> list[str]:
    """The cells of a row that no spreadsheet runs, and the names of those that were escaped."""
    escaped = [place for place, cell in enumerate(cells) if cell and cell[0] in _FORMULA]
    if not escaped:
        return [*cells, ""]
    for place in escaped:
        cells[place] = "'" + cells[place]
    return [*cells, " ".join(columns[place] for place in escaped)]


@cache
def attribute_columns() -> tuple[str, ...]:
    """The attributes of the shipped scheme; those of other schemes stand in `attributes`."""
    keys = [item.key for item in default_scheme().attributes if item.on != ENTRY]
    taken = {*FIRST, *PLACE, *LAST}
    return tuple(key for key in dict.fromkeys(keys) if key not in taken)


@cache
def _unanswered() -> Row:
    return dict.fromkeys(("form", *attribute_columns()), "")


def rows(article: ArticleRecord) -> Iterator[Row]:
    """The annotations of an article in reading order, by column; nothing is escaped yet."""
    text = article.text
    words = {one.id: one.words(text) for one in article.annotations}
    names = {source.id: source.name for source in article.sources}
    said = {one.id: names.get(one.source or "") or words[one.id] for one in article.annotations}
    ends = _ends(article)
    common = {
        "article": article.headline or first_words(text),
        "publisher": article.publisher or "",
        "published": article.published or "",
        "article_id": article.id,
    }
    in_order = sorted(
        article.annotations, key=lambda one: (one.spans[0].start, -len(words[one.id]))
    )
    for one in in_order:
        linked = ends.get(one.id, {})
        entry = None if one.source is None else names.get(one.source, "")
        yield {
            **common,
            **_own(one),
            "words": words[one.id],
            "source": _told(linked, "source", said) if entry is None else entry,
            "cue": _told(linked, "cue", words),
            "relay": _told(linked, "relay", said),
        }


def _told(linked: Mapping[str, list[str]], kind: str, words: Mapping[str, str]) -> str:
    """The words of all that is linked by one kind, in one cell."""
    ends = linked.get(kind)
    return GAP.join([words[end] for end in ends if end in words]) if ends else ""


def _own(one: AnnotationRecord) -> Row:
    """The cells that an annotation fills by itself."""
    empty = _unanswered()
    values = {key: joined(value) for key, value in one.attributes.items()}
    others = [f"{key}={value}" for key, value in values.items() if key not in empty]
    spans = one.spans
    return {
        **empty,
        **(values if not others else {key: values[key] for key in values.keys() & empty.keys()}),
        "label": one.label,
        "start": str(spans[0].start),
        "end": str(spans[-1].end),
        "spans": ";".join([f"{span.start}-{span.end}" for span in spans]),
        "attributes": "; ".join(others),
        "note": one.note,
        "review": one.review,
        "annotator": one.annotator,
        "created": one.created,
        "modified": one.modified,
        "id": one.id,
    }


def joined(value: str | list[str]) -> str:
    """An attribute's answer, or its answers, in one cell."""
    return "; ".join(value) if isinstance(value, list) else value


def _ends(article: ArticleRecord) -> Mapping[str, Mapping[str, list[str]]]:
    """For each annotation, by link kind, the annotations that it is linked to."""
    found: dict[str, dict[str, list[str]]] = {}
    for link in article.links:
        found.setdefault(link.origin, {}).setdefault(link.kind, []).append(link.target)
    return found

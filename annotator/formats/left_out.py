"""Losses that only some formats have: how each is called, counted and left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.formats.claimreview import has_verdict
from annotator.formats.members import made_id
from annotator.formats.pieces import place_ids
from annotator.formats.tables.cells import LONGEST, is_too_long
from annotator.formats.tables.sheets import sheets
from annotator.formats.things import Thing
from annotator.formats.tokens import Labelled, labelled, longest

_HEAD = ("headline", "publisher", "published")
_PLACE = 20  # characters that say where a span is, at most
PROJECT_ONLY = ("scheme", "sessions", "history", "originals")
"""What no format but our own for whole projects holds."""


def _in_places(article: ArticleRecord) -> ArticleRecord:
    """The ids that a reader makes up from what stands where."""
    ids = place_ids(article.id, [(one.label, one.spans) for one in article.annotations])
    new = dict(zip((one.id for one in article.annotations), ids, strict=True))
    tags = tuple(replace(one, id=new[one.id]) for one in article.annotations)
    moved = replace(
        article,
        annotations=tags,
        links=tuple(
            replace(one, origin=new[one.origin], target=new[one.target]) for one in article.links
        ),
        comments=tuple(
            replace(one, annotation=new[one.annotation] if one.annotation else None)
            for one in article.comments
        ),
    )
    return _with_made_links(moved)


def _with_made_links(article: ArticleRecord) -> ArticleRecord:
    return replace(
        article,
        links=tuple(
            replace(one, id=made_id(article.id, one.kind, one.origin, one.target))
            for one in article.links
        ),
    )


def _keeping(article: ArticleRecord, kept: list[Labelled]) -> ArticleRecord:
    """Only these parts; annotations of which none is left go, with their links and comments."""
    left = Counter(kept)
    tags: list[AnnotationRecord] = []
    for one in article.annotations:
        spans = tuple(span for span in one.spans if left[(span, one.label)] > 0)
        left.subtract((span, one.label) for span in spans)
        if spans:
            tags.append(replace(one, spans=spans))
    there = {one.id for one in tags}
    return replace(
        article,
        annotations=tuple(tags),
        links=tuple(one for one in article.links if {one.origin, one.target} <= there),
        comments=tuple(
            one for one in article.comments if one.annotation is None or one.annotation in there
        ),
    )


def _without_tags(article: ArticleRecord) -> ArticleRecord:
    return replace(article, annotations=(), links=(), sources=(), comments=())


def _cut(article: ArticleRecord) -> int:
    """The cells of a workbook that are cut; looked at only where one could be that long."""
    words = [article.text, *(str(getattr(article, name)) for name in (*_HEAD, "byline", "url"))]
    for one in article.annotations:
        words += (one.words(article.text), one.note, *map(str, one.attributes.items()))
    words += [str(entry) for entry in article.sources]
    places = _PLACE * sum(len(one.spans) for one in article.annotations)
    if 2 * (sum(map(len, words)) + places) <= LONGEST:
        return 0
    cells = (cell for sheet in sheets() for row in sheet.cells(article) for cell in row)
    return sum(map(is_too_long, cells))


OVERLAPPING = Thing(
    "part that overlaps a longer one",
    "parts that overlap a longer one",
    lambda article: len(labelled(article)) - len(longest(labelled(article))),
    lambda article: _keeping(article, longest(labelled(article))),
)
BLANKS = Thing(
    "part of blanks alone",
    "parts of blanks alone",
    lambda article: sum(
        article.text[span.start : span.end].isspace() for span, _ in labelled(article)
    ),
    lambda article: _keeping(
        article,
        [one for one in labelled(article) if not article.text[one[0].start : one[0].end].isspace()],
    ),
)
HEADS = Thing(
    "article's headline, publisher and date",
    "headlines, publishers and dates of articles",
    lambda article: int(any(getattr(article, name) is not None for name in _HEAD)),
    lambda article: replace(article, headline=None, publisher=None, published=None),
)
IDS = Thing(
    "id of an annotation",
    "ids of annotations",
    lambda article: len(article.annotations),
    _in_places,
)
LINK_IDS = Thing(
    "id of a link", "ids of links", lambda article: len(article.links), _with_made_links
)
ANNOTATIONS = Thing(
    "annotation", "annotations", lambda article: len(article.annotations), _without_tags
)
NO_VERDICT = Thing(
    "annotation without a verdict",
    "annotations without a verdict",
    lambda article: sum(not has_verdict(one) for one in article.annotations),
)
CUT = Thing("text too long for a cell", "texts too long for a cell, which are cut", _cut)


def _shortened(one: AnnotationRecord, most: int) -> AnnotationRecord:
    return replace(one, label=one.label[:most])


def long_labels(most: int) -> Thing:
    """Labels with names that are cut at so many characters."""
    return Thing(
        "annotation with a very long label",
        "annotations with very long labels, which are cut",
        lambda article: sum(len(one.label) > most for one in article.annotations),
        lambda article: replace(
            article, annotations=tuple(_shortened(one, most) for one in article.annotations)
        ),
    )

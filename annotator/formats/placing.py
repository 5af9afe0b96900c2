"""Annotations of others put where their words stand; what has no place is kept as a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.errors import FormatError
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
)
from annotator.formats.members import made_id
from annotator.formats.span_units import SpanReader, shown
from annotator.text.anchor import Anchor, find
from annotator.text.span import Span, disjoint


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file says that some words stand. Without `exact` the offsets alone count.

    `exact` is `likely` when it may be a name that somebody gave: then the offsets count too when
    the words are not found.
    """

    start: int | None
    end: int | None = None
    exact: str | None = None
    prefix: str = ""
    suffix: str = ""
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An annotation as a file has it: a record without spans, and its places."""

    record: AnnotationRecord
    places: tuple[Place, ...]


@dataclass(slots=True)
class Hanging:
    """What hangs on one article in a file of others."""

    drafts: list[Draft] = field(default_factory=list)
    links: list[LinkRecord] = field(default_factory=list)
    comments: list[CommentRecord] = field(default_factory=list)


def with_hanging(article: ArticleRecord, reader: SpanReader, hanging: Hanging) -> ArticleRecord:
    """The article with its annotations placed, and a sentence for each that has no place.

    Such an annotation stays as a comment on the article; links to it are left out and named.
    """
    annotations: list[AnnotationRecord] = []
    comments: list[CommentRecord] = []
    doubts: list[str] = []
    spans = iter(_spans(reader, [place for one in hanging.drafts for place in one.places]))
    for draft in hanging.drafts:
        found = [span for _, span in zip(draft.places, spans, strict=False)]
        placed = [span for span in found if span is not None]
        if placed and len(placed) == len(found):
            annotations.append(replace(draft.record, spans=disjoint(placed)))
        else:
            comments.append(_unplaced(article, draft))
            doubts.append(comments[-1].text.partition("\n")[0])
    known = {one.id for one in annotations}
    links = []
    for link in hanging.links:
        if {link.origin, link.target} <= known:
            links.append(link)
        else:
            doubts.append(f"The {link.kind} link “{link.id}” lost an end and was left out.")
    for one in hanging.comments:
        on = one.annotation if one.annotation in known else None
        comments.append(replace(one, annotation=on))
    return replace(
        article,
        annotations=tuple(annotations),
        links=tuple(links),
        comments=tuple(comments),
        doubts=tuple(doubts),
    )


def _spans(reader: SpanReader, places: Sequence[Place]) -> list[Span | None]:
    """A span for each place: by its offsets in the unit that fits all, else by its words."""
    given = [
        (_offset(one.start), _offset(one.end), one.exact) for one in places if one.exact is not None
    ]
    found, unit = reader.spans(given)
    by_offsets = iter(found)
    spans: list[Span | None] = []
    for place in places:
        span = None if place.exact is None else next(by_offsets) or _by_words(reader.text, place)
        if span is None and (place.exact is None or place.likely):
            span = reader.span(_offset(place.start), _offset(place.end), unit)
        spans.append(span)
    return spans


def _offset(offset: int | None) -> int:
    return -1 if offset is None else offset


def _by_words(text: str, place: Place) -> Span | None:
    if not place.exact:
        return None
    kept = Anchor(place.exact, place.prefix, place.suffix)
    found = find(text, kept, max(0, _offset(place.start)))
    return None if found is None else found.span


def _unplaced(article: ArticleRecord, draft: Draft) -> CommentRecord:
    one = draft.record
    where = ", ".join(
        (f"“{shown(place.exact)}” " if place.exact else "")
        + (f"at {place.start}-{place.end}" if place.start is not None else "")
        for place in draft.places
    )
    words = f"A {one.label} could not be placed in the text: {where.strip()}."
    text = f"{words}\n{one.note}" if one.note else words
    id = made_id("unplaced", article.id, one.id)
    return CommentRecord(id, text, None, one.annotator, one.created)


class Resuming(Iterator[ArticleRecord]):
    """Gives articles and raises faults in their order; it goes on after a fault."""

    def __init__(self, found: Iterable[ArticleRecord | FormatError]) -> None:
        self._found = iter(found)

    def __next__(self) -> ArticleRecord:
        one = next(self._found)
        if isinstance(one, FormatError):
            raise one
        return one

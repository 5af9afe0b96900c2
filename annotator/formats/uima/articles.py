"""An article made of what a file of UIMA holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from annotator.domain.identity import sha256
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)
from annotator.domain.region import Region
from annotator.domain.states import REGION_KINDS
from annotator.formats import members
from annotator.formats.placing import Draft, Hanging, Place, with_hanging
from annotator.formats.span_units import SpanReader
from annotator.formats.strict_json import Wrong
from annotator.formats.uima import our_layers
from annotator.formats.uima.found import Document, Found
from annotator.formats.uima.kinds import Kind, Kinds
from annotator.formats.uima.layers import (
    COMMENT,
    DETAILS,
    LINK,
    REGION,
    SOURCE,
    TAG,
)
from annotator.formats.uima.other_layers import Slots, Spans, left_out, relation
from annotator.formats.uima.places import Given, placed
from annotator.formats.uima.typesystem import TypeSystem

_ADDRESS = ("http://", "https://")
_UNKNOWN = "x-unspecified"


def article_of(document: Document, types: TypeSystem, annotator: str = "") -> ArticleRecord:
    """The article with all that could be taken; `annotator` made what nobody else is named for.

    Raises Wrong naming what is no good.
    """
    return _Article(document, types, annotator).made()


class _Article:
    def __init__(self, document: Document, types: TypeSystem, annotator: str) -> None:
        self._document = document
        self._sofa, text = document.text()
        self._raw = text.words or ""
        self._reader = SpanReader(self._raw)
        if not self._reader.text.strip():
            raise Wrong("the text holds no words", text.place)
        self._hash = sha256(self._reader.text)
        self._left: Counter[tuple[str, Kind]] = Counter()
        self._sorted = self._by_kind(Kinds(types))
        ours = self._sorted[Kind.OURS]
        self._ours = {name: [one for one in ours if one.type == name] for name in _OURS}
        self._known = our_layers.details(self._ours[DETAILS]) or self._described()
        self._id = self._known.pop("id", None) or members.made_id("article", self._hash)
        self._tags = our_layers.Tags(self._id, annotator)
        self._annotator = annotator
        self._ids: dict[str, str] = {}
        self._doubts: list[str] = []
        self._regions: tuple[Region, ...] = ()

    def made(self) -> ArticleRecord:
        drafts = self._drafts()
        tied = self._without_repeats(self._links())
        bare = ArticleRecord(
            id=self._id,
            text=self._reader.text,
            sha256=self._hash,
            regions=self._regions,
            sources=self._sources(),
            replaced=self._reader.replaced,
            **self._known,
        )
        found = with_hanging(bare, self._reader, Hanging(drafts, tied, self._comments()))
        told = (*self._tags.doubts, *self._doubts, *found.doubts, *left_out(self._left))
        return replace(found, doubts=told)

    def _by_kind(self, kinds: Kinds) -> dict[Kind, list[Found]]:
        """All structures of this view that count; of kinds that are not held only the number."""
        sorted: dict[Kind, list[Found]] = {kind: [] for kind in Kind}
        for one in self._document.found.values():
            kind = kinds.of(one)
            if one.sofa not in ("", self._sofa):
                self._left[one.type, Kind.ELSEWHERE] += 1
            elif kind in (Kind.GRAMMAR, Kind.CHAIN) or (kind is Kind.APART and self._stands(one)):
                self._left[one.type, kind] += 1
            elif kind is Kind.APART or self._document.counts(one):
                sorted[kind].append(one)
        return sorted

    def _stands(self, one: Found) -> bool:
        """Whether what has no place is there for its own sake, and neither list nor slot."""
        listed = self._document.members is not None and self._document.counts(one)
        return listed and not {"target", "elements"} & one.refs.keys()

    def _described(self) -> dict[str, Any]:
        """What a document of others says of itself."""
        made: dict[str, Any] = {}
        for one in self._sorted[Kind.DOCUMENT]:
            title, language = one.words("documentTitle"), one.words("language")
            address = one.words("documentUri") or ""
            made |= {"headline": title} if title else {}
            made |= {"language": language} if language and language != _UNKNOWN else {}
            made |= {"url": address} if address.startswith(_ADDRESS) else {}
        return made

    def _drafts(self) -> list[Draft]:
        """Every annotation with its places, and which structure became which."""
        records: list[tuple[AnnotationRecord, list[Found]]] = []
        for one in self._ours[TAG]:
            self._ids[one.id] = self._tags.add(one)
        records += [(tag.record, tag.parts) for tag in self._tags]
        spans = Spans(self._id, self._annotator)
        for one in self._sorted[Kind.SPAN]:
            record = spans.record(one)
            self._ids[one.id] = record.id
            records.append((record, [one]))
        standing = [one for _, parts in records for one in parts] + self._ours[REGION]
        found = placed(self._raw, self._reader, [_given(one) for one in standing])
        self._doubts += found.doubts
        places = iter(found.places)
        drafts = [Draft(record, _taken(places, len(parts))) for record, parts in records]
        self._regions = tuple(sorted(self._placed_regions(places)))
        return drafts

    def _links(self) -> Iterable[LinkRecord]:
        yield from (our_layers.link(one, self._id, self._ids) for one in self._ours[LINK])
        for one in self._sorted[Kind.RELATION]:
            yield relation(one, self._id, self._ids)
        slots = Slots(self._id, self._ids, self._document.found)
        for one in self._sorted[Kind.SPAN]:
            yield from slots.links(one)
        self._doubts += slots.told()

    def _without_repeats(self, links: Iterable[LinkRecord]) -> list[LinkRecord]:
        """Each link once, and under an id that no other has."""
        kept: dict[tuple[str, str, str], LinkRecord] = {}
        ids: set[str] = set()
        for one in links:
            ends = one.kind, one.origin, one.target
            if one.id in ids:
                one = replace(one, id=members.made_id(one.id, *ends))
            if one.origin and one.origin == one.target:
                self._doubts.append(
                    f"The {one.kind} link “{one.id}” joins one to itself; it was left out."
                )
            elif ends not in kept:
                kept[ends] = one
                ids.add(one.id)
        return list(kept.values())

    def _placed_regions(self, places: Iterable[Place]) -> Iterable[Region]:
        for one, place in zip(self._ours[REGION], places, strict=True):
            kind = one.words("kind") or ""
            span = self._reader.span(place.start or 0, place.end or 0)
            if span is None or kind not in REGION_KINDS:
                self._doubts.append(
                    f"A region ({one.place}) has no place or kind; it was left out."
                )
            else:
                yield Region(span.start, span.end, kind)

    def _comments(self) -> list[CommentRecord]:
        """The comments; one that was copied in another program gets an id of its own."""
        kept: dict[str, CommentRecord] = {}
        for one in self._ours[COMMENT]:
            comment = our_layers.comment(one, self._id)
            if kept.get(comment.id, comment) != comment:
                comment = replace(comment, id=members.made_id(comment.id, one.id, comment.text))
            kept[comment.id] = comment
        return list(kept.values())

    def _sources(self) -> tuple[SourceRecord, ...]:
        """The entries of the file, and those of which it holds the names alone."""
        given = {one.id: one for one in map(our_layers.source, self._ours[SOURCE])}
        return tuple(
            (given | {k: v for k, v in self._tags.named.items() if k not in given}).values()
        )


_OURS = (TAG, LINK, REGION, DETAILS, SOURCE, COMMENT)


def _given(one: Found) -> Given:
    begin = -1 if one.begin is None else one.begin
    exact = one.words("exact") if one.type == TAG else None
    return begin, -1 if one.end is None else one.end, exact


def _taken(places: Iterable[Place], count: int) -> tuple[Place, ...]:
    return tuple(place for _, place in zip(range(count), places, strict=False))

"""Web Annotations of anybody's, read onto the articles that are here already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from annotator.domain.errors import FormatError
from annotator.domain.identity import sha256
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)
from annotator.formats import members
from annotator.formats.library import Library
from annotator.formats.placing import Draft, Hanging, Place, Resuming, with_hanging
from annotator.formats.span_units import SpanReader
from annotator.formats.strict_json import Object, Wrong, loads
from annotator.formats.w3c_bodies import known_id, said_in, several
from annotator.text.canonical import storable

LONGEST = 512 * 1024 * 1024
"""The longest document that is read, in bytes: it is held in memory."""


def read(file: BinaryIO, library: Library) -> Iterator[ArticleRecord]:
    """The articles that the annotations are about, each with all of them.

    Raises FormatError naming the item; articles that are not here are a fault each.
    """
    data = file.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise FormatError(f"The document is over {LONGEST // 2**20} MB; it is not read.")
    try:
        value = loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
        items = _items(value)
    except UnicodeDecodeError as error:
        raise FormatError(f"the document: byte {error.start + 1:,} is not UTF-8.") from error
    except Wrong as wrong:
        raise wrong.told("the document") from None
    return Resuming(_articles(items, library))


def _items(value: Any) -> list[Any]:
    """The annotations of a collection, a page, a list, or one alone."""
    if isinstance(value, list):
        return value
    obj = members.an_object(value)
    if "first" in obj:
        return _pages(obj["first"], "first")
    if "items" in obj:
        return _pages(obj, "")
    if "target" in obj:
        return [obj]
    raise Wrong("this is neither an annotation nor a collection of them")


def _pages(value: Any, place: str) -> list[Any]:
    found: list[Any] = []
    while value is not None:
        if isinstance(value, str):
            raise Wrong(f"a page of this collection is elsewhere ({value[:80]})", place)
        page = members.an_object(value)
        found += members.items(page, "items")
        value, place = page.get("next"), "next"
    return found


@dataclass(slots=True)
class _About:
    """An article with what the file says about it."""

    id: str
    text: str
    hanging: Hanging = field(default_factory=Hanging)
    sources: dict[str, str] = field(default_factory=dict)

    def record(self) -> ArticleRecord:
        bare = ArticleRecord(
            id=self.id,
            text=self.text,
            sha256=sha256(self.text),
            sources=tuple(SourceRecord(id, name) for id, name in self.sources.items()),
        )
        return with_hanging(bare, SpanReader(self.text), self.hanging)


def _articles(items: list[Any], library: Library) -> Iterator[ArticleRecord | FormatError]:
    reading = _Reading(library)
    later: list[tuple[int, Object]] = []
    faults: list[FormatError] = []
    for number, item in enumerate(items, start=1):
        try:
            obj = members.an_object(item)
            if _has_selector(obj):
                reading.annotation(obj)
            else:
                later.append((number, obj))  # links and comments come after their ends
        except Wrong as wrong:
            faults.append(wrong.told(f"item {number}"))
    for number, obj in later:
        try:
            reading.tie(obj)
        except Wrong as wrong:
            faults.append(wrong.told(f"item {number}"))
    yield from faults
    for about in reading.articles.values():
        yield about.record()


def _has_selector(obj: Object) -> bool:
    return any(isinstance(one, dict) and "selector" in one for one in several(obj.get("target")))


class _Reading:
    """Puts annotations, then links and comments, to their articles."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.articles: dict[str, _About] = {}
        self._homes: dict[str, _About] = {}

    def annotation(self, obj: Object) -> None:
        """Take an annotation of a stretch of text."""
        targets = [members.an_object(one) for one in several(obj.get("target"))]
        about = self._about(_address(targets[0].get("source")))
        if any(
            _address(one.get("source")) != _address(targets[0].get("source")) for one in targets
        ):
            raise Wrong("its targets lie in several documents", "target")
        places = tuple(_place(one) for one in targets)
        said = said_in(obj)
        id = _id(obj, repr(places), said.label)
        if id in self._homes:
            raise Wrong(f"the id “{id}” is given a second time", "id")
        source = said.source
        if source is not None:
            about.sources.setdefault(*source)
        record = AnnotationRecord(
            id=id,
            label=said.label,
            spans=(),
            attributes=said.attributes,
            note=said.note,
            annotator=_creator(obj),
            created=members.moment(obj, "created"),
            modified=members.moment(obj, "modified"),
            review=said.review,
            source=None if source is None else source[0],
        )
        about.hanging.drafts.append(Draft(record, places))
        self._homes[id] = about

    def tie(self, obj: Object) -> None:
        """Take a link between two annotations, or a comment on one or on an article."""
        ends = [_address(one) for one in several(obj.get("target"))]
        if not ends:
            raise Wrong("an annotation needs a target", "target")
        if len(ends) > 1:
            self._link(obj, [known_id(end) for end in ends])
            return
        on = known_id(ends[0])
        about = self._homes.get(on) or self._about(ends[0])
        note = said_in(obj).note
        if not note and "commenting" not in several(obj.get("motivation")):
            raise Wrong("it says nothing about its target", "body")
        id = _id(obj, on, note)
        about.hanging.comments.append(
            CommentRecord(
                id,
                note,
                on if on in self._homes else None,
                _creator(obj),
                members.moment(obj, "created"),
            )
        )

    def _link(self, obj: Object, ends: list[str]) -> None:
        if len(ends) > 2 or ends[0] == ends[1]:
            raise Wrong("a link joins two annotations", "target")
        for end in ends:
            if end not in self._homes:
                raise Wrong(f"it leads to “{end[:80]}”, which is no annotation here", "target")
        origin, target = ends
        about = self._homes[origin]
        if about is not self._homes[target]:
            raise Wrong("the link joins annotations of two articles", "target")
        kind = said_in(obj).label
        about.hanging.links.append(LinkRecord(_id(obj, kind, *ends), kind, origin, target))

    def _about(self, address: str) -> _About:
        if address in self.articles:
            return self.articles[address]
        found = self._library.find(id=known_id(address), url=address)
        if found is None:
            raise Wrong(f"the article “{address[:80]}” is not in the project", "target")
        same = next((one for one in self.articles.values() if one.id == found[0]), None)
        if same is None:
            same = self.articles[address] = _About(*found)
        return same


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("id") or value.get("source")
    if not isinstance(value, str) or not value:
        raise Wrong("the address of a document or annotation is missing", "target")
    return value


def _id(obj: Object, *parts: str) -> str:
    given = members.words_or_none(obj, "id")
    return known_id(given)[:500] if given else members.made_id(*parts)


def _creator(obj: Object) -> str:
    for one in several(obj.get("creator")):
        if isinstance(one, str):
            return storable(one)
        if isinstance(one, dict):
            return members.words(one, "name", "") or members.words(one, "nickname", "")
    return ""


def _place(target: Object) -> Place:
    """The position and the words of a target's selectors, followed into their refinements."""
    start = end = None
    exact: str | None = None
    prefix = suffix = ""
    waiting = several(target.get("selector"))
    while waiting:
        one = members.an_object(waiting.pop(0))
        waiting += several(one.get("refinedBy"))
        if one.get("type") == "TextPositionSelector":
            start, end = members.offset(one, "start"), members.offset(one, "end")
        elif one.get("type") == "TextQuoteSelector":
            exact = one["exact"] if isinstance(one.get("exact"), str) else None
            prefix, suffix = members.words(one, "prefix", ""), members.words(one, "suffix", "")
    if start is None and not exact:
        raise Wrong("it names no stretch of a text that could be found", "selector")
    return Place(start, end, exact, prefix, suffix)

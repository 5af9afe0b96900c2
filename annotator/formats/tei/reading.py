"""TEI documents and corpora read: ours whole, those of others as text with their quotes."""

from __future__ import annotations

from collections.abc import Iterator
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
from annotator.domain.region import Region
from annotator.domain.states import ARTICLE_STATES, REGION_KINDS, REVIEW_STATES
from annotator.formats.members import made_id
from annotator.formats.placing import Draft, Hanging, Place, with_hanging
from annotator.formats.span_units import SpanReader
from annotator.formats.strict_json import Wrong
from annotator.formats.strict_xml import Element, at, attribute, parsed, words
from annotator.formats.tei.features import ID, NS, known_id, read_features, to_scheme
from annotator.formats.tei.texts import INLINE, Text, text_of
from annotator.formats.tei.writing import DETAILS, ENTRY
from annotator.formats.text_lines import EachOne

LONGEST = 512 * 2**20
"""The longest document that is read, in bytes."""

_PATHS = {"headline": "title", "byline": "author", "publisher": "publisher", "published": "date"}


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The articles of a document or corpus; one that is no good costs no other.

    Raises FormatError naming the line and the element.
    """
    data = file.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise FormatError(f"the document is over {LONGEST // 2**20} MB; it is not read.")
    try:
        root = parsed(data)
        if root.tag not in (f"{NS}TEI", f"{NS}teiCorpus"):
            raise Wrong("its first element is neither TEI nor teiCorpus", at(root))
    except Wrong as wrong:
        raise wrong.told("the document") from None
    return EachOne(root.iter(f"{NS}TEI"), _told)


def _told(tei: Element) -> ArticleRecord:
    try:
        return _Document(tei).article()
    except Wrong as wrong:
        raise wrong.told("the document") from None


class _Document:
    """One article with what stands apart from its text."""

    def __init__(self, tei: Element) -> None:
        self._tei = tei
        self._text: Text = text_of(tei)
        self._reader = SpanReader(self._text.words)
        if not self._reader.text.strip():
            raise Wrong("the text holds no words", at(tei))
        hash = sha256(self._reader.text)
        self._id = known_id(tei.get(ID, "")) or made_id("article", hash)
        self._apart = list(tei.iterfind(f"{NS}standOff/*"))
        self._features = {
            one.get(ID, ""): read_features(one) for one in self._of("fs") if one.get(ID)
        }

    def article(self) -> ArticleRecord:
        details = self._details()
        status = details.pop("status", "to_do")
        bare = ArticleRecord(
            id=self._id,
            text=self._reader.text,
            sha256=sha256(self._reader.text),
            status=status if status in ARTICLE_STATES else "to_do",
            regions=tuple(sorted(self._regions())),
            sources=tuple(self._sources()),
            replaced=self._reader.replaced,
            **details,
        )
        hanging = Hanging(list(self._drafts()), list(self._links()), list(self._comments()))
        return with_hanging(bare, self._reader, hanging)

    def _details(self) -> dict[str, Any]:
        for one in self._of("fs"):
            if one.get("type") == "article":
                found = read_features(one)
                return {name: str(found[name]) for name in DETAILS if name in found}
        described = self._tei.find(f"{NS}teiHeader/{NS}fileDesc")
        if described is None:
            return {}
        found = {name: described.find(f".//{NS}{tag}") for name, tag in _PATHS.items()}
        plain = {name: " ".join(words(one).split()) for name, one in found.items()}
        return {name: value for name, value in plain.items() if value}

    def _sources(self) -> Iterator[SourceRecord]:
        for one in self._of("fs"):
            if one.get("type") != "entry":
                continue
            found = read_features(one)
            plain: dict[str, Any] = {name: str(found[name]) for name in ENTRY if name in found}
            plain.setdefault("name", "")
            aliases = found.get("aliases", [])
            yield SourceRecord(
                id=known_id(attribute(one, ID)),
                aliases=tuple(aliases) if isinstance(aliases, list) else (aliases,),
                attributes=to_scheme(found),
                **plain,
            )

    def _drafts(self) -> Iterator[Draft]:
        for listing in self._of("listAnnotation"):
            for one in listing.iter(f"{NS}annotation"):
                yield self._draft(one)
        for element, start, end in self._text.inline:
            given = element.get(ID)
            id = known_id(given) if given else made_id(self._id, str(start), str(end), element.tag)
            who = {"who": element.get("who", "")} if element.get("who") else {}
            record = AnnotationRecord(id, INLINE[element.tag], (), attributes=who)
            yield Draft(record, (Place(start, end),))

    def _draft(self, one: Element) -> Draft:
        found = self._features.get(one.get("ana", "").lstrip("#"), {})
        plain = {
            name: str(found[name])
            for name in ("annotator", "created", "modified", "source")
            if name in found
        }
        review = found.get("review")
        record = AnnotationRecord(
            id=known_id(attribute(one, ID)),
            label=attribute(one, "n", "annotation"),
            spans=(),
            attributes=to_scheme(found),
            note="\n\n".join(words(note) for note in one.iterfind(f"{NS}note")),
            review=str(review) if review in REVIEW_STATES else "unreviewed",
            **plain,  # type: ignore[arg-type]  # all of these are words
        )
        ends = attribute(one, "target").split()
        if not ends or len(ends) % 2:
            raise Wrong("a target has an anchor for each begin and end", at(one))
        pairs = zip(ends[::2], ends[1::2], strict=True)
        return Draft(record, tuple(Place(self._at(a), self._at(b)) for a, b in pairs))

    def _at(self, pointer: str) -> int | None:
        return self._text.anchors.get(pointer.lstrip("#"))

    def _links(self) -> Iterator[LinkRecord]:
        for group in self._of("linkGrp"):
            for one in group.iterfind(f"{NS}link"):
                ends = [known_id(end) for end in attribute(one, "target").split()]
                if len(ends) == 2:
                    kind = attribute(one, "n", one.get("type") or "link")
                    id = known_id(one.get(ID, "")) or made_id(self._id, kind, *ends)
                    yield LinkRecord(id, kind, ends[0], ends[1])

    def _comments(self) -> Iterator[CommentRecord]:
        for one in self._of("note"):
            found = self._features.get(one.get("ana", "").lstrip("#"), {})
            about = one.get("target", "").lstrip("#")
            on = known_id(about) if about.startswith("t") else None
            id = known_id(one.get(ID, "")) or made_id(self._id, words(one))
            who, when = str(found.get("annotator", "")), str(found.get("created", ""))
            yield CommentRecord(id, words(one), on, who, when)

    def _regions(self) -> Iterator[Region]:
        for group in self._of("spanGrp"):
            for one in group.iterfind(f"{NS}span"):
                start, end = self._at(one.get("from", "")), self._at(one.get("to", ""))
                span = None
                if start is not None and end is not None:
                    span = self._reader.span(start, end)
                if span is not None and one.get("n") in REGION_KINDS:
                    yield Region(span.start, span.end, attribute(one, "n"))

    def _of(self, name: str) -> list[Element]:
        return [one for one in self._apart if one.tag == NS + name]

"""An article as feature structures, numbered as they stand in a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from typing import NamedTuple

from annotator.domain.records import AnnotationRecord, ArticleRecord, Attributes, SourceRecord
from annotator.domain.scheme import Scheme
from annotator.formats.article_details import WORDS
from annotator.formats.offset_units import Convert, Unit, conversion
from annotator.formats.strict_json import dumps
from annotator.formats.tokens import Token, token_lists, tokens
from annotator.formats.uima.layers import (
    COMMENT,
    DEPENDENT,
    DETAILS,
    ENTRY_WORDS,
    GOVERNOR,
    LINK,
    MADE,
    METADATA,
    MORE,
    REGION,
    SENTENCE,
    SOURCE,
    TAG,
    TOKEN,
    attribute_features,
)
from annotator.formats.uima.typesystem import STRINGS
from annotator.text.segments import first_words, paragraphs, sentences

SOFA = 1
"""The number of the text."""
_STATED = ("note", *MADE)


class Ref(NamedTuple):
    """The number of another structure."""

    to: int


Features = dict[str, str | int | list[str] | Ref]


class Structure(NamedTuple):
    """One feature structure; `begin` and `end` are UTF-16 units, None for what has no place."""

    number: int
    type: str
    begin: int | None
    end: int | None
    features: Features


class Structures:
    """What is written of one article; each is numbered behind the one before."""

    def __init__(self, article: ArticleRecord, scheme: Scheme) -> None:
        self._article = article
        self._attributes = attribute_features(scheme)
        self._entries = {one.id: one.name for one in article.sources}
        self._first: dict[str, Structure] = {}
        self._unit = _unit(article.text)
        self._first_word = next(tokens(article.text), (0, len(article.text)))
        self._numbers = count(SOFA + 1)

    def __iter__(self) -> Iterator[Structure]:
        """All but sentences and tokens."""
        return chain(self._document(), self._apart(), self._regions(), self._tags(), self._links())

    def number(self) -> int:
        """A number for a structure that is made beside these."""
        return next(self._numbers)

    def segments(self) -> Iterator[tuple[str, list[Token]]]:
        """Sentences and tokens, begin and end of each, many at a time.

        No token cuts a span or a sentence.
        """
        text = self._article.text
        lines = (sentences(text, paragraph) for paragraph in paragraphs(text))
        found = [one for line in lines for one in line]
        spans = (span for one in self._article.annotations for span in one.spans)
        yield SENTENCE, self._counted([(one.start, one.end) for one in found])
        for some in token_lists(text, chain(found, spans)):
            yield TOKEN, self._counted(some)

    def _counted(self, places: list[Token]) -> list[Token]:
        """The places in UTF-16 units; those of a stretch without astral characters at once."""
        unit = self._unit
        if unit is None or not places:
            return places
        shift = unit(places[0][0]) - places[0][0]
        if shift == unit(places[-1][1]) - places[-1][1]:
            return [(start + shift, end + shift) for start, end in places]
        return [(unit(start), unit(end)) for start, end in places]

    def _made(
        self, type: str, features: Features, begin: int | None = None, end: int | None = None
    ) -> Structure:
        if self._unit is not None and begin is not None and end is not None:
            begin, end = self._unit(begin), self._unit(end)
        return Structure(next(self._numbers), type, begin, end, features)

    def _document(self) -> Iterator[Structure]:
        article = self._article
        title = article.headline or first_words(article.text)
        head: Features = {"language": article.language or "x-unspecified"}
        head |= {"documentTitle": title, "documentId": article.id}
        yield self._made(METADATA, head, 0, len(article.text))
        details = {name: getattr(article, name) for name in WORDS}
        known: Features = {name: value for name, value in details.items() if value is not None}
        stated = {**known, "uid": article.id, "status": article.status}
        yield self._made(DETAILS, stated, *self._first_word)

    def _apart(self) -> Iterator[Structure]:
        """Entries where they are first meant, comments where that is which they are on.

        What is meant or remarked on nowhere stands on the first word.
        """
        spans: dict[str, tuple[int, int]] = {}
        for tag in self._article.annotations:
            place = spans[tag.id] = tag.spans[0].start, tag.spans[0].end
            if tag.source is not None:
                spans.setdefault(tag.source, place)
        for entry in self._article.sources:
            yield self._made(SOURCE, _entry(entry), *spans.get(entry.id, self._first_word))
        for one in self._article.comments:
            features: Features = {"uid": one.id, "text": one.text}
            made = {"annotation": one.annotation, "annotator": one.annotator}
            made["created"] = one.created
            features |= {name: value for name, value in made.items() if value}
            yield self._made(COMMENT, features, *spans.get(one.annotation or "", self._first_word))

    def _regions(self) -> Iterator[Structure]:
        for region in self._article.regions:
            yield self._made(REGION, {"kind": region.kind}, region.start, region.end)

    def _tags(self) -> Iterator[Structure]:
        """Each span by itself; those of one annotation have its uid and say the same."""
        text = self._article.text
        for one in self._article.annotations:
            said = self._said(one)
            for part, span in enumerate(one.spans, start=1):
                features = said if part == len(one.spans) else said.copy()
                features["exact"] = text[span.start : span.end]
                if len(one.spans) > 1:
                    features["part"] = part
                made = self._made(TAG, features, span.start, span.end)
                if part == 1:
                    self._first[one.id] = made
                yield made

    def _said(self, one: AnnotationRecord) -> Features:
        """All that is said of an annotation, but for where it stands."""
        said: Features = {"label": one.label}
        rest: dict[str, str | list[str]] = {}
        for key, value in one.attributes.items():
            feature = self._attributes.get(key)
            if feature is None or isinstance(value, list) != (feature.range == STRINGS):
                rest[key] = value
            else:
                said[feature.name] = value
        for name in _STATED:
            if stated := getattr(one, name):
                said[name] = stated
        if one.review != "unreviewed":
            said["review"] = one.review
        if one.source is not None:
            said["source"] = one.source
            said["sourceName"] = self._entries.get(one.source, "")
        said["uid"] = one.id
        return said | _more(rest) if rest else said

    def _links(self) -> Iterator[Structure]:
        """Relations; each stands where that stands to which it leads."""
        for link in self._article.links:
            origin, target = self._first[link.origin], self._first[link.target]
            ends = {GOVERNOR: Ref(origin.number), DEPENDENT: Ref(target.number)}
            features: Features = {"kind": link.kind, **ends, "uid": link.id}
            yield Structure(next(self._numbers), LINK, target.begin, target.end, features)


def _unit(text: str) -> Convert | None:
    """How UTF-16 units are counted in a text; None when they are its characters."""
    given = conversion(Unit.UTF_16, text).given
    return None if given(len(text)) == len(text) else given


def _entry(entry: SourceRecord) -> Features:
    words = {name: getattr(entry, member) for name, member in ENTRY_WORDS.items()}
    known: Features = {name: value for name, value in words.items() if value is not None}
    return {"uid": entry.id, **known, "aliases": list(entry.aliases)} | _more(entry.attributes)


def _more(attributes: Attributes) -> Features:
    return {MORE: dumps(dict(attributes))} if attributes else {}

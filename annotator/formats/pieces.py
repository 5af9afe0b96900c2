"""Annotations as tools have them that know single spans and ties alone, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.identity import sha256
from annotator.domain.records import AnnotationRecord, ArticleRecord, Attributes, LinkRecord
from annotator.formats.members import made_id
from annotator.formats.span_units import SpanReader, shown
from annotator.formats.strict_json import Wrong
from annotator.text.span import Span, disjoint

CONTINUES = "continues"
"""The tie from a later span of an interrupted annotation to its first."""


@dataclass(frozen=True, slots=True)
class Written:
    """One span of an annotation on its way out; `key` is its number in the file, from 1."""

    key: int
    one: AnnotationRecord
    span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """One link on its way out, or that from a later span to the first; ends are keys."""

    kind: str
    origin: int
    target: int


def pieces(article: ArticleRecord, taken: int = 0) -> tuple[list[Written], list[Tie]]:
    """Every span by itself, numbered behind `taken`, and the ties between the first of each."""
    found: list[Written] = []
    ties: list[Tie] = []
    first: dict[str, int] = {}
    for one in article.annotations:
        first[one.id] = key = taken + len(found) + 1
        for place, span in enumerate(one.spans):
            found.append(Written(key + place, one, span))
            if place:
                ties.append(Tie(CONTINUES, key + place, key))
    ties += [Tie(link.kind, first[link.origin], first[link.target]) for link in article.links]
    return found, ties


@dataclass(frozen=True, slots=True)
class Given:
    """One span as a file gives it; `exact` are the words it must cover."""

    key: str
    label: str
    start: int
    end: int
    exact: str
    place: str
    """Where in the file it stands, for a sentence."""
    id: str = ""
    attributes: Attributes = field(default_factory=dict)
    note: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    """Further fields of the AnnotationRecord."""


def place_ids(article: str, places: Iterable[tuple[str, Sequence[Span]]]) -> list[str]:
    """Ids made from where annotations stand and their labels, for files that say none."""
    seen: dict[str, int] = {}
    found: list[str] = []
    for label, spans in places:
        place = f"{label} {';'.join(f'{span.start}-{span.end}' for span in spans)}"
        seen[place] = seen.get(place, 0) + 1
        found.append(made_id(article, place, str(seen[place])))
    return found


class Assembly:
    """An article put together from the single spans and ties of a file."""

    def __init__(self, raw: str) -> None:
        self._reader = SpanReader(raw)
        self.raw = raw
        self._given: list[Given] = []
        self._known: dict[str, str] = {}
        self._ties: list[tuple[str, str, str, str]] = []

    def add(self, given: Given) -> None:
        """One more span. Raises Wrong when its key is there already or it cannot be one."""
        if given.key in self._known:
            raise Wrong(f"the id “{given.key}” is given twice", given.place)
        if not given.label:
            raise Wrong("an annotation needs a label", given.place)
        if not 0 <= given.start < given.end:
            raise Wrong("a span ends behind its start", given.place)
        self._known[given.key] = given.key
        self._given.append(given)

    def tie(self, kind: str, origin: str, target: str, place: str) -> None:
        """One more tie. Raises Wrong when an end is no span of this article."""
        for end in (origin, target):
            if end not in self._known:
                raise Wrong(f"the link leads to “{end}”, which is no annotation here", place)
        if kind == CONTINUES:
            self._known[origin] = target
        else:
            self._ties.append((kind, origin, target, place))

    def article(self, **details: Any) -> ArticleRecord:
        """The article with its annotations. Raises Wrong naming what does not fit together."""
        text = self._reader.text
        if not text.strip():
            raise Wrong("the article holds no words")
        hash = sha256(text)
        id = details.pop("id", None) or made_id("article", hash)
        ids: dict[str, str] = {}
        annotations = tuple(self._annotations(id, ids))
        return ArticleRecord(
            id=id,
            text=text,
            sha256=hash,
            annotations=annotations,
            links=tuple(self._links(id, ids)),
            replaced=self._reader.replaced,
            **details,
        )

    def _annotations(self, article: str, ids: dict[str, str]) -> Iterator[AnnotationRecord]:
        """One for each key that is nobody's later part; fills `ids` by key."""
        groups: dict[str, list[tuple[Given, Span]]] = {}
        for given, span in zip(self._given, self._spans(), strict=True):
            groups.setdefault(self._first(given.key), []).append((given, span))
        heads = [next(one for one, _ in groups[key] if one.key == key) for key in groups]
        places = [disjoint(span for _, span in group) for group in groups.values()]
        made = place_ids(
            article, [(one.label, spans) for one, spans in zip(heads, places, strict=True)]
        )
        for given, spans, place in zip(heads, places, made, strict=True):
            id = given.id or place
            ids |= {one.key: id for one, _ in groups[given.key]}
            yield AnnotationRecord(
                id, given.label, spans, given.attributes, given.note, **given.more
            )

    def _first(self, key: str) -> str:
        """The first span of the annotation that a span belongs to."""
        seen = {key}
        while (after := self._known[key]) != key:
            if after in seen:
                raise Wrong(f"the parts of “{key}” go on with each other in a circle")
            seen.add(after)
            key = after
        return key

    def _spans(self) -> list[Span]:
        found, _ = self._reader.spans([(one.start, one.end, one.exact) for one in self._given])
        lost = [
            f"“{shown(one.exact)}” at {one.start}-{one.end} ({one.place})"
            for one, span in zip(self._given, found, strict=True)
            if span is None
        ]
        if lost:
            more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
            raise Wrong(f"these words are not at their offsets: {', '.join(lost[:3])}{more}")
        return [span for span in found if span is not None]

    def _links(self, article: str, ids: dict[str, str]) -> Iterator[LinkRecord]:
        seen: set[tuple[str, str, str]] = set()
        for kind, origin, target, place in self._ties:
            ends = (kind, ids[origin], ids[target])
            if ends[1] == ends[2]:
                raise Wrong("the link joins an annotation to itself", place)
            if ends not in seen:
                seen.add(ends)
                yield LinkRecord(made_id(article, *ends), *ends)

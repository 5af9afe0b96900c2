"""The lines of one `.ann` file, made annotations and links of its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from annotator.domain.records import ArticleRecord, CommentRecord, SourceRecord
from annotator.domain.states import REVIEW_STATES
from annotator.formats import members
from annotator.formats.brat.configuration import REVIEW
from annotator.formats.brat.fragments import joined, unescaped, words_of
from annotator.formats.offset_units import Convert, Unit, conversion
from annotator.formats.pieces import CONTINUES, Assembly, Given
from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong, loads
from annotator.text.canonical import storable
from annotator.text.span import Span

_TAG = re.compile(r"(T\S*)\t(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)(?:\t(.*))?")
_EVENT = re.compile(r"(E\S*)\t\S+?:(T\S*)((?: \S+:[TE]\S*)*) *")
_RELATION = re.compile(r"R\S*\t(\S+) \S+?:([TE]\S*) \S+?:([TE]\S*)\s*")
_ATTRIBUTE = re.compile(r"[AM]\S*\t(\S+) ([TERX]\S*)(?: (.*))?")
_REFERENCE = re.compile(r"N\S*\t\S+ ([TE]\S*) (\S+)(?:\t(.*))?")
_NOTE = re.compile(r"#\S*\t(\S+) (\S+)(?:\t(.*))?")
_EQUAL = re.compile(r"\*\t(\S+)((?: [TE]\S*){2,})\s*")
_SPANS = re.compile(r"\d{1,12}-\d{1,12}(?:;\d{1,12}-\d{1,12})*")


@dataclass(slots=True)
class _Tag:
    """One T and what the other lines say of it."""

    label: str
    places: list[tuple[int, int]]
    words: str | None
    attributes: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    spans: list[Span] | None = None


class Standoff:
    """Gathers the lines of a file; a package of ours knows ids by T, and who is meant."""

    def __init__(
        self, text: str, ids: Mapping[str, str | None], sources: Iterable[SourceRecord]
    ) -> None:
        self._text = text
        self._ids = ids
        self._tags: dict[str, _Tag] = {}
        self._events: dict[str, str] = {}
        self._links: list[tuple[str, str, str]] = []
        self._said: list[tuple[str, str, str, str]] = []
        self._entries = {source.id: source for source in sources}

    def add(self, line: str) -> None:
        """Take one line. Raises Wrong when it is none of brat's."""
        if not line.strip():
            return
        read = _KINDS.get(line[0])
        found = read[0].fullmatch(line) if read else None
        if read is None or found is None:
            raise Wrong(f"“{shown(line)}” is no line of brat's")
        read[1](self, found)

    def take_tag(self, found: re.Match[str]) -> None:
        name, label, places, words = found.groups()
        if name in self._tags:
            raise Wrong(f"{name} is given twice")
        pairs = [(int(start), int(end)) for start, end in map(str.split, places.split(";"))]
        if any(start >= end for start, end in pairs):
            raise Wrong(f"a span of {name} ends behind its start")
        self._tags[name] = _Tag(storable(label), sorted(pairs), words)

    def take_event(self, found: re.Match[str]) -> None:
        name, trigger, arguments = found.groups()
        if name in self._events:
            raise Wrong(f"{name} is given twice")
        self._events[name] = trigger
        for argument in arguments.split():
            role, _, end = argument.rpartition(":")
            self._links.append((role.rstrip("0123456789") or role, name, end))

    def take_relation(self, found: re.Match[str]) -> None:
        self._links.append((found[1], found[2], found[3]))

    def take_equal(self, found: re.Match[str]) -> None:
        pairs = pairwise(found[2].split())
        self._links += [(found[1].lower(), one, other) for one, other in pairs]

    def take_attribute(self, found: re.Match[str]) -> None:
        self._said.append(("A", found[2], found[1], found[3] or "yes"))

    def take_reference(self, found: re.Match[str]) -> None:
        self._said.append(("N", found[1], found[2], unescaped(found[3] or "")))

    def take_note(self, found: re.Match[str]) -> None:
        self._said.append(("#", found[2], found[1], unescaped(found[3] or "")))

    def article(self, **details: Any) -> ArticleRecord:
        """The text with all that the lines say. Raises Wrong naming what does not fit."""
        for event in self._events:
            self._named(event)
        aside = [one for one in self._said if self._named(one[1]) is None]
        for kind, name, key, value in self._said:
            meant = self._named(name)
            if meant is not None:
                self._say(kind, self._tags[meant], key, value)
        made = Assembly(self._text)
        taken = self._unit()
        for name, tag in self._tags.items():
            self._add(made, name, tag, [Span(taken(s), taken(e)) for s, e in tag.places])
        for kind, origin, target in self._links:
            first, last = self._named(origin) or origin, self._named(target) or target
            made.tie(storable(kind), first, last, f"{origin} {kind} {target}")
        found = made.article(sources=tuple(self._entries.values()), **details)
        return replace(found, comments=tuple(_aside(found.id, *one) for one in aside))

    def _add(self, made: Assembly, name: str, tag: _Tag, places: list[Span]) -> None:
        for number, span in enumerate(tag.spans or joined(self._text, places)):
            part = Given(
                key=f"{name}#{number}" if number else name,
                label=tag.label,
                start=span.start,
                end=span.end,
                exact=self._text[span.start : span.end],
                place=name,
                id=self._ids.get(name) or "",
                attributes=tag.attributes,
                note="\n".join(tag.notes),
                more=tag.more,
            )
            made.add(part)
            if number:
                made.tie(CONTINUES, part.key, name, name)

    def _named(self, name: str) -> str | None:
        """The T that a name means; None for a relation. Raises Wrong when it means nothing."""
        tag = self._events.get(name, name)
        if tag[:1] == "T" and tag not in self._tags:
            raise Wrong(f"{name} is spoken of but not given")
        return tag if tag in self._tags else None

    def _say(self, kind: str, tag: _Tag, key: str, value: str) -> None:
        if kind == "N":
            id = key.removeprefix("source:")
            id = id if id != key else members.made_id("reference", key)
            self._entries.setdefault(id, SourceRecord(id, storable(value or key)))
            tag.more["source"] = id
        elif kind == "A":
            self._answer(tag, storable(key), storable(value))
        elif key == "Attribute":
            name, _, plain = value.partition("=")
            tag.attributes |= members.attributes({"attributes": {name: loads(plain)}})
        elif key == "Annotator":
            tag.more["annotator"] = storable(value)
        elif key == "Spans" and _SPANS.fullmatch(value):
            tag.spans = [Span(*map(int, part.split("-"))) for part in value.split(";")]
        else:
            tag.notes.append(storable(value if key == "AnnotatorNotes" else f"{key}: {value}"))

    def _answer(self, tag: _Tag, key: str, value: str) -> None:
        if key == REVIEW and value in REVIEW_STATES:
            tag.more["review"] = value
        elif key in tag.attributes:
            before = tag.attributes[key]
            tag.attributes[key] = [*([before] if isinstance(before, str) else before), value]
        else:
            tag.attributes[key] = value

    def _unit(self) -> Convert:
        """The unit in which all tags stand at their words. Raises Wrong naming others."""
        lost: list[str] = []
        for unit in (Unit.CODE_POINTS, Unit.UTF_16, Unit.CR_LF, Unit.UTF_8):
            taken = conversion(unit, self._text).taken
            wrong = [name for name, tag in self._tags.items() if not self._fits(tag, taken)]
            if not wrong:
                return taken
            lost = lost or wrong
        more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
        raise Wrong(f"these words are not at their offsets: {', '.join(lost[:3])}{more}")

    def _fits(self, tag: _Tag, taken: Convert) -> bool:
        places = [(taken(start), taken(end)) for start, end in tag.places]
        if any(not 0 <= start < end <= len(self._text) for start, end in places):
            return False
        words = words_of(self._text, [Span(*place) for place in places])
        return tag.words is None or words.split() == tag.words.split()


def _aside(article: str, kind: str, name: str, key: str, value: str) -> CommentRecord:
    """What is said of a relation, which holds no words of its own, as a comment."""
    words = storable(f"{name} {key}: {value}")
    return CommentRecord(members.made_id(article, kind, words), words)


_KINDS: dict[str, tuple[re.Pattern[str], Callable[[Standoff, re.Match[str]], None]]] = {
    "T": (_TAG, Standoff.take_tag),
    "E": (_EVENT, Standoff.take_event),
    "R": (_RELATION, Standoff.take_relation),
    "A": (_ATTRIBUTE, Standoff.take_attribute),
    "M": (_ATTRIBUTE, Standoff.take_attribute),
    "N": (_REFERENCE, Standoff.take_reference),
    "#": (_NOTE, Standoff.take_note),
    "*": (_EQUAL, Standoff.take_equal),
}
"""By the first letter of a line: its form, and what is done with it."""

"""What stands in the layers that we write, made records again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.records import (
    AnnotationRecord,
    Attributes,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)
from annotator.domain.states import ARTICLE_STATES, REVIEW_STATES
from annotator.formats import members
from annotator.formats.article_details import WORDS
from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong, loads
from annotator.formats.uima.found import Found
from annotator.formats.uima.layers import (
    DEPENDENT,
    ENTRY_WORDS,
    GOVERNOR,
    MADE,
    MORE,
    attribute_key,
)


@dataclass(slots=True)
class Tag:
    """One annotation of ours: its record without spans, and the structures of its parts."""

    record: AnnotationRecord
    parts: list[Found] = field(default_factory=list)


class Tags:
    """Puts the parts of interrupted annotations together; `doubts` says what does not fit."""

    def __init__(self, article: str, annotator: str) -> None:
        self._article = article
        self._annotator = annotator
        self._tags: dict[str, Tag] = {}
        self._numbers: dict[str, int] = {}
        self.named: dict[str, SourceRecord] = {}
        self.doubts: list[str] = []

    def __iter__(self) -> Iterator[Tag]:
        return iter(self._tags.values())

    def add(self, one: Found) -> str:
        """One more structure; returns the id of the annotation that it belongs to."""
        record = self._record(one)
        known = self._tags.get(record.id)
        if known is not None and known.record.label != record.label:
            self._doubt(one, "has the uid of another with another label; it stands by itself")
            record = self._record(one, uid=False)
            known = None
        if known is None:
            known = self._tags[record.id] = Tag(record)
        elif known.record != record:
            self._doubt(
                one, "says something else than the other parts; what the first says is kept"
            )
        known.parts.append(one)
        return known.record.id

    def _record(self, one: Found, *, uid: bool = True) -> AnnotationRecord:
        try:
            id = members.identity(one.values, "uid") if uid else None
            created, modified = (members.moment(one.values, name) for name in MADE[1:])
            source = members.identity(one.values, "source")
        except Wrong as wrong:
            raise wrong.inside(one.place) from None
        if source is not None and source not in self.named:
            self.named[source] = SourceRecord(source, one.said("sourceName"))
        label = one.said("label")
        return AnnotationRecord(
            id=id or self._made_id(one, label),
            label=label or one.type.rpartition(".")[2],
            spans=(),
            attributes=self._attributes(one),
            note=one.said("note"),
            annotator=one.said("annotator") or self._annotator,
            created=created,
            modified=modified,
            review=self._review(one),
            source=source,
        )

    def _made_id(self, one: Found, label: str) -> str:
        place = f"{label} {one.begin}-{one.end}"
        self._numbers[place] = self._numbers.get(place, 0) + 1
        return members.made_id(self._article, self._annotator, place, str(self._numbers[place]))

    def _attributes(self, one: Found) -> Attributes:
        found: dict[str, str | list[str]] = {}
        for name, value in one.values.items():
            if (key := attribute_key(name)) is not None:
                found[key] = value
        rest = one.words(MORE)
        if rest is not None:
            try:
                found |= members.attributes({MORE: loads(rest)}, MORE)
            except Wrong:
                found[MORE] = rest
                self._doubt(one, f"has attributes that are no JSON: “{shown(rest)}”")
        return found

    def _review(self, one: Found) -> str:
        review = one.words("review") or REVIEW_STATES[0]
        if review in REVIEW_STATES:
            return review
        self._doubt(one, f"is reviewed as “{shown(review)}”, which is none of our states")
        return REVIEW_STATES[0]

    def _doubt(self, one: Found, what: str) -> None:
        words = shown(one.words("exact") or "")
        self.doubts.append(f"“{words}” ({one.place}) {what}.")


def source(one: Found) -> SourceRecord:
    """An entry."""
    said, aliases = one.values, one.values.get("aliases", [])
    try:
        name = members.words(said, "name", "")
        known = {member: members.words_or_none(said, key) for key, member in ENTRY_WORDS.items()}
        words: dict[str, Any] = {**known, "name": name, "note": known["note"] or ""}
        rest = one.words(MORE)
        return SourceRecord(
            **words,
            id=members.identity(said, "uid") or members.made_id("source", name),
            aliases=tuple([aliases] if isinstance(aliases, str) else aliases),
            attributes=members.attributes({MORE: loads(rest)}, MORE) if rest else {},
        )
    except Wrong as wrong:
        raise wrong.inside(one.place) from None


def link(one: Found, article: str, ids: Mapping[str, str]) -> LinkRecord:
    """A relation; an end that is no annotation is empty."""
    origin, target = (
        ids.get("".join(one.refs.get(name, ())), "") for name in (GOVERNOR, DEPENDENT)
    )
    said = one.values
    try:
        kind = members.words(said, "kind", "") or "link"
        id = members.identity(said, "uid") or members.made_id(article, kind, origin, target)
    except Wrong as wrong:
        raise wrong.inside(one.place) from None
    return LinkRecord(id, kind, origin, target)


def comment(one: Found, article: str) -> CommentRecord:
    """A comment."""
    said = one.values
    try:
        text = members.words(said, "text", "")
        return CommentRecord(
            id=members.identity(said, "uid") or members.made_id(article, text),
            text=text,
            annotation=members.identity(said, "annotation"),
            annotator=members.words(said, "annotator", ""),
            created=members.moment(said, "created"),
        )
    except Wrong as wrong:
        raise wrong.inside(one.place) from None


def details(found: Iterable[Found]) -> dict[str, Any]:
    """What the first of these says of the article, as fields of its record."""
    for one in found:
        said = one.values
        try:
            known = {name: members.words_or_none(said, name) for name in WORDS}
            made: dict[str, Any] = {name: v for name, v in known.items() if v is not None}
            id = members.identity(said, "uid")
        except Wrong as wrong:
            raise wrong.inside(one.place) from None
        if said.get("status") in ARTICLE_STATES:
            made["status"] = said["status"]
        return made | ({"id": id} if id else {})
    return {}

"""What brat reads: for each article a text and a file of tags, and one configuration for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.article_details import details_of
from annotator.formats.article_json import source_object
from annotator.formats.brat.configuration import REVIEW, ROLES, configuration, events, name_of
from annotator.formats.brat.fragments import escaped, fragments, joined, words_of
from annotator.formats.file_names import numbered
from annotator.formats.package import PackageOut
from annotator.formats.strict_json import Object, dumps
from annotator.text.segments import first_words

KEPT = "articles.json"
"""What brat has no place for: which article a file is, the ids of its tags, who is meant."""

_WORD = re.compile(r"[\w-]+", re.ASCII)


def write(
    articles: Iterable[ArticleRecord],
    out: PackageOut,
    *,
    scheme: Scheme,
    attributions: str = "events",
) -> None:
    """`NAME.txt` and `NAME.ann` for each article, `annotation.conf` and `articles.json`.

    With `attributions="events"` a quote or claim is an event with its source, cue and relay as
    arguments; with `"relations"` these are relations like all others.
    """
    with_events = events(scheme) if attributions == "events" else frozenset()
    kept: list[Object] = []
    for number, article in enumerate(articles, start=1):
        name = numbered(number, article.headline or first_words(article.text))
        with out.text(f"{name}.txt") as text:
            text.write(article.text)
        lines = _Lines(article, with_events)
        with out.text(f"{name}.ann") as tags:
            tags.writelines(line + "\n" for line in lines.all())
        sources = [source_object(replace(entry, extra={})) for entry in article.sources]
        kept.append({"file": name, **details_of(article), "ids": lines.ids, "sources": sources})
    with out.text("annotation.conf") as conf:
        conf.write(configuration(scheme, with_events))
    with out.text(KEPT) as file:
        file.write("[" + ",".join("\n" + dumps(one) for one in kept) + "\n]\n")


class _Lines:
    """The lines of one `.ann` file; `ids` are those of the annotations by their T."""

    def __init__(self, article: ArticleRecord, with_events: frozenset[str]) -> None:
        self._article = article
        self._labels = {one.id: one.label for one in article.annotations}
        self._entries = {entry.id: entry.name for entry in article.sources}
        self._tags = {id: f"T{n}" for n, id in enumerate(self._labels, start=1)}
        heads = (id for id, label in self._labels.items() if label in with_events)
        self._events = {id: f"E{n}" for n, id in enumerate(heads, start=1)}
        self._numbers = {kind: count(1) for kind in "RAN#"}
        self.ids = {tag: id for id, tag in self._tags.items()}

    def all(self) -> Iterator[str]:
        text, arguments = self._article.text, self._arguments()
        for one in self._article.annotations:
            found = fragments(text, one.spans)
            places = ";".join(f"{part.start} {part.end}" for part in found)
            tag, label = self._tags[one.id], name_of(one.label)
            yield f"{tag}\t{label} {places}\t{words_of(text, found)}"
            if event := self._events.get(one.id):
                roles = "".join(f" {role}:{end}" for role, end in arguments.get(one.id, {}).items())
                yield f"{event}\t{label}:{tag}{roles}"
            yield from self._about(one)
            if joined(text, found) != list(one.spans):
                spans = ";".join(f"{span.start}-{span.end}" for span in one.spans)
                yield self._note("Spans", one.id, spans)
        for link in self._article.links:
            if not self._is_argument(link.origin, link.kind):
                ends = f"Arg1:{self._name(link.origin)} Arg2:{self._name(link.target)}"
                yield self._numbered("R", f"{name_of(link.kind)} {ends}")

    def _name(self, id: str) -> str:
        """What an annotation is called by its relations and notes: its event, if it is one."""
        return self._events.get(id) or self._tags[id]

    def _is_argument(self, origin: str, kind: str) -> bool:
        return origin in self._events and kind in ROLES

    def _arguments(self) -> dict[str, dict[str, str]]:
        """For each event its arguments by role; a second one of a kind is called `source2`."""
        found: dict[str, dict[str, str]] = {}
        for link in self._article.links:
            if self._is_argument(link.origin, link.kind):
                mine = found.setdefault(link.origin, {})
                names = (f"{link.kind}{n}" if n > 1 else link.kind for n in count(1))
                mine[next(name for name in names if name not in mine)] = self._name(link.target)
        return found

    def _about(self, one: AnnotationRecord) -> Iterator[str]:
        for key, value in one.attributes.items():
            if isinstance(value, str) and _WORD.fullmatch(value):
                yield self._numbered("A", f"{name_of(key)} {self._name(one.id)} {value}")
            else:
                yield self._note("Attribute", one.id, f"{key}={dumps(value)}")
        if one.review != "unreviewed":
            yield self._numbered("A", f"{REVIEW} {self._name(one.id)} {one.review}")
        if one.note:
            yield self._note("AnnotatorNotes", one.id, one.note)
        if one.annotator:
            yield self._note("Annotator", one.id, one.annotator)
        if one.source:
            name = escaped(self._entries.get(one.source, ""))
            reference = f"Reference {self._tags[one.id]} source:{one.source}"
            yield self._numbered("N", f"{reference}\t{name}")

    def _note(self, kind: str, id: str, words: str) -> str:
        return self._numbered("#", f"{kind} {self._name(id)}\t{escaped(words)}")

    def _numbered(self, kind: str, rest: str) -> str:
        return f"{kind}{next(self._numbers[kind])}\t{rest}"

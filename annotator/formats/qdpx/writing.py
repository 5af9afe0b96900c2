"""A project as REFI-QDA: the document with everything in it, and each text beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from annotator.domain.records import AnnotationRecord, ArticleRecord, CommentRecord, ProjectRecord
from annotator.domain.region import Region
from annotator.domain.scheme import Scheme
from annotator.formats.controls import storable_in_xml, without_controls
from annotator.formats.package import PackageOut
from annotator.formats.qdpx.codes import Code, Codes, codes_for
from annotator.formats.qdpx.entries import (
    entry_values,
    names_of,
    sources_of,
    users_of,
    variable,
)
from annotator.formats.qdpx.names import (
    ARTICLE_VARIABLES,
    DOCUMENT,
    ENTRY_VARIABLES,
    FOLDER,
    INTERNAL,
    ORIGIN,
    PROJECT,
    guid,
    made_guid,
)
from annotator.text.segments import first_words
from annotator.text.span import Span

SHORT = 1_000
"""A note up to that long is the description of its selection, as other programs show it."""
_NAMED = 60
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")

Xml = Any
"""The incremental writer of lxml, which carries no type information."""


def write(project: ProjectRecord, out: PackageOut) -> None:
    """The document `project.qde` and a UTF-8 text with LF for each article."""
    articles = [without_controls(article) for article in project.articles]
    with out.binary(DOCUMENT) as file:
        with etree.xmlfile(file, encoding="utf-8") as xml:
            xml.write_declaration(standalone=True)
            _Document(xml, project, articles).write()
    for article in articles:
        with out.text(f"{FOLDER}/{guid(article.id)}.txt") as text:
            text.write(article.text)


def write_codes(xml: Xml, codes: Iterable[Code]) -> None:
    """A tree of codes, each with its description and those below it."""
    for code in codes:
        given = {"guid": code.guid, "name": storable_in_xml(code.name)}
        given["isCodable"] = "true" if code.codable else "false"
        if code.colour:
            given["color"] = code.colour
        with xml.element("Code", given):
            _text(xml, "Description", code.description)
            write_codes(xml, code.codes.values())


class _Document:
    """Writes the parts in the order that the schema wants."""

    def __init__(self, xml: Xml, project: ProjectRecord, articles: list[ArticleRecord]) -> None:
        self._xml = xml
        self._project = project
        self._articles = articles
        scheme = Scheme.from_dict(project.scheme) if project.scheme else Scheme("", "", ())
        self._codes = codes_for(scheme, articles)
        self._users = users_of(project, articles)
        self._sources = sources_of(project, articles)

    def write(self) -> None:
        given = {"name": storable_in_xml(self._project.title), "origin": ORIGIN}
        with self._xml.element("Project", given, nsmap={None: PROJECT}):
            self._write_users()
            self._write_codes(self._codes)
            self._write_variables()
            self._write_cases()
            if self._articles:
                with self._xml.element("Sources"):
                    for article in self._articles:
                        self._write_article(article)
            self._write_notes()
            self._write_links()

    def _write_users(self) -> None:
        if self._users:
            with self._xml.element("Users"):
                for name, id in self._users.items():
                    self._empty("User", guid=id, name=name)

    def _write_codes(self, codes: Codes) -> None:
        if codes.roots:
            with self._xml.element("CodeBook"), self._xml.element("Codes"):
                write_codes(self._xml, codes.roots.values())

    def _write_variables(self) -> None:
        names = [*ARTICLE_VARIABLES, *ENTRY_VARIABLES]
        names += names_of(self._sources.values())
        with self._xml.element("Variables"):
            for name in dict.fromkeys(names):
                self._empty("Variable", guid=variable(name), name=name, typeOfVariable="Text")

    def _write_cases(self) -> None:
        if not self._sources:
            return
        meant: dict[str, list[str]] = {}
        for article in self._articles:
            for one in article.annotations:
                if one.source is not None:
                    meant.setdefault(one.source, []).append(_selection(one.id, 0))
        with self._xml.element("Cases"):
            for id, source in self._sources.items():
                with self._xml.element("Case", guid=guid(id), name=storable_in_xml(source.name)):
                    _text(self._xml, "Description", source.note)
                    for name, value in entry_values(source):
                        self._write_value(name, value)
                    for selection in meant.get(id, ()):
                        self._empty("SelectionRef", targetGUID=selection)

    def _write_article(self, article: ArticleRecord) -> None:
        id = guid(article.id)
        given = {
            "guid": id,
            "name": storable_in_xml(article.headline or first_words(article.text)),
            "plainTextPath": f"{INTERNAL}{id}.txt",
        }
        with self._xml.element("TextSource", given):
            for number, region in enumerate(article.regions):
                self._write_region(article, number, region)
            said: defaultdict[str | None, list[str]] = defaultdict(list)
            for comment in article.comments:
                said[comment.annotation].append(guid(comment.id))
            for one in article.annotations:
                for number, span in enumerate(one.spans):
                    self._write_selection(article.text, one, number, span, said[one.id])
            for note in said[None]:
                self._empty("NoteRef", targetGUID=note)
            for name in ARTICLE_VARIABLES:
                if (value := getattr(article, name)) is not None:
                    self._write_value(name, value)

    def _write_selection(
        self, text: str, one: AnnotationRecord, number: int, span: Span, notes: list[str]
    ) -> None:
        given = self._place(text, span) | {"guid": _selection(one.id, number)}
        made = self._made(one.annotator, one.created)
        if _DATE_TIME.fullmatch(one.modified):
            given["modifiedDateTime"] = one.modified
        with self._xml.element("PlainTextSelection", given | made):
            if not number and len(one.note) <= SHORT:
                _text(self._xml, "Description", one.note)
            label = self._codes.label(one.label)
            coding = guid(one.id) if not number else made_guid("coding", one.id, str(number))
            self._write_coding(coding, label, made)
            if number:
                return
            for place, code in enumerate(self._answers(one)):
                self._write_coding(made_guid("answer", one.id, str(place)), code, made)
            if len(one.note) > SHORT:
                self._empty("NoteRef", targetGUID=long_note(one.id))
            for note in notes:
                self._empty("NoteRef", targetGUID=note)

    def _answers(self, one: AnnotationRecord) -> Iterator[Code]:
        """The codes of an annotation's attributes and of its review state."""
        for key, value in one.attributes.items():
            if isinstance(value, str):
                yield self._codes.value(one.label, key, value, several=False)
            elif value:
                for single in value:
                    yield self._codes.value(one.label, key, single, several=True)
            else:
                yield self._codes.group(one.label, key, several=True)
        if one.review != "unreviewed":
            yield self._codes.review(one.review)

    def _write_region(self, article: ArticleRecord, number: int, region: Region) -> None:
        place = self._place(article.text, Span(region.start, region.end))
        id = made_guid("region", article.id, str(number))
        with self._xml.element("PlainTextSelection", place | {"guid": id}):
            code = self._codes.region(region.kind)
            self._write_coding(made_guid("region coding", article.id, str(number)), code, {})

    def _place(self, text: str, span: Span) -> dict[str, str]:
        words = text[span.start : span.end]
        name = words if len(words) <= _NAMED else words[: _NAMED - 1] + "…"
        return {"name": name, "startPosition": str(span.start), "endPosition": str(span.end)}

    def _made(self, annotator: str, created: str) -> dict[str, str]:
        found = {"creatingUser": self._users[annotator]} if annotator else {}
        if _DATE_TIME.fullmatch(created):
            found["creationDateTime"] = created
        return found

    def _write_coding(self, id: str, code: Code, made: Mapping[str, str]) -> None:
        with self._xml.element("Coding", {"guid": id, **made}):
            self._empty("CodeRef", targetGUID=code.guid)

    def _write_value(self, name: str, value: str | None) -> None:
        with self._xml.element("VariableValue"):
            self._empty("VariableRef", targetGUID=variable(name))
            if value is not None:
                with self._xml.element("TextValue"):
                    self._xml.write(storable_in_xml(value))

    def _write_notes(self) -> None:
        notes = [note for article in self._articles for note in _notes(article)]
        if notes:
            with self._xml.element("Notes"):
                for id, name, note in notes:
                    given = {"guid": id, "name": name}
                    with self._xml.element(
                        "Note", given | self._made(note.annotator, note.created)
                    ):
                        with self._xml.element("PlainTextContent"):
                            self._xml.write(note.text)

    def _write_links(self) -> None:
        links = [link for article in self._articles for link in _links(article)]
        if links:
            with self._xml.element("Links"):
                for id, name, origin, target in links:
                    self._empty(
                        "Link",
                        guid=id,
                        name=name,
                        direction="OneWay",
                        originGUID=origin,
                        targetGUID=target,
                    )

    def _empty(self, tag: str, /, **given: str) -> None:
        with self._xml.element(tag, given):
            pass


CONTINUES = "continues"
"""The link that ties the parts of an interrupted annotation together."""


def _links(article: ArticleRecord) -> Iterator[tuple[str, str, str, str]]:
    for one in article.annotations:
        before = guid(one.id)
        for number in range(1, len(one.spans)):
            after = made_guid("coding", one.id, str(number))
            yield made_guid(CONTINUES, one.id, str(number)), CONTINUES, before, after
            before = after
    for link in article.links:
        yield guid(link.id), link.kind, guid(link.origin), guid(link.target)


def _notes(article: ArticleRecord) -> Iterator[tuple[str, str, CommentRecord]]:
    for one in article.annotations:
        if len(one.note) > SHORT:
            note = CommentRecord(one.id, one.note, one.id, one.annotator, one.created)
            yield long_note(one.id), "Note", note
    for comment in article.comments:
        yield guid(comment.id), "Comment", comment


def long_note(annotation: str) -> str:
    """The GUID of the note that holds an annotation's long note."""
    return made_guid("note", annotation)


def _selection(annotation: str, number: int) -> str:
    return made_guid("selection", annotation, str(number))


def _text(xml: Xml, name: str, text: str) -> None:
    if text:
        with xml.element(name):
            xml.write(storable_in_xml(text))

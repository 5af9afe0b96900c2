"""A project as REFI-QDA: the document with everything in it, and each text beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from annotator.domain.records import AnnotationRecord, ArticleRecord, CommentRecord, ProjectRecord
from annotator.domain.region import Region
from annotator.domain.scheme import Scheme
from annotator.formats.controls import without_controls
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
from annotator.formats.xml_words import content, element, encoded, opened, value
from annotator.text.segments import first_words
from annotator.text.span import Span

DECLARATION = "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n"
SHORT = 1_000
"""A note up to that long is the description of its selection, as other programs show it."""
_NAMED = 60
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


def write(project: ProjectRecord, out: PackageOut) -> None:
    """The document `project.qde` and a UTF-8 text with LF for each article."""
    articles = [without_controls(article) for article in project.articles]
    with out.binary(DOCUMENT) as file:
        file.writelines(encoded(_Document(project, articles).written()))
    for article in articles:
        with out.text(f"{FOLDER}/{guid(article.id)}.txt") as text:
            text.write(article.text)


def written_codes(codes: Iterable[Code]) -> str:
    """A tree of codes, each with its description and those below it."""
    return "".join([_code(code) for code in codes])


def _code(code: Code) -> str:
    given = {"guid": code.guid, "name": code.name}
    given["isCodable"] = "true" if code.codable else "false"
    if code.colour:
        given["color"] = code.colour
    below = _words("Description", code.description) + written_codes(code.codes.values())
    return element("Code", given, below)


class _Document:
    """The parts in the order that the schema wants."""

    def __init__(self, project: ProjectRecord, articles: list[ArticleRecord]) -> None:
        self._project = project
        self._articles = articles
        scheme = Scheme.from_dict(project.scheme) if project.scheme else Scheme("", "", ())
        self._codes = codes_for(scheme, articles)
        self._users = users_of(project, articles)
        self._sources = sources_of(project, articles)

    def written(self) -> Iterator[str]:
        """The document as XML, in pieces."""
        yield DECLARATION
        yield opened("Project", {"xmlns": PROJECT, "name": self._project.title, "origin": ORIGIN})
        if self._users:
            users = (_empty("User", guid=id, name=name) for name, id in self._users.items())
            yield f"<Users>{''.join(users)}</Users>"
        yield from self._codebook(self._codes)
        yield from self._variables()
        yield from self._cases()
        if self._articles:
            yield "<Sources>"
            for article in self._articles:
                yield from self._article(article)
            yield "</Sources>"
        yield from self._notes()
        yield from self._links()
        yield "</Project>"

    def _codebook(self, codes: Codes) -> Iterator[str]:
        if codes.roots:
            yield f"<CodeBook><Codes>{written_codes(codes.roots.values())}</Codes></CodeBook>"

    def _variables(self) -> Iterator[str]:
        names = [*ARTICLE_VARIABLES, *ENTRY_VARIABLES]
        names += names_of(self._sources.values())
        yield "<Variables>"
        for name in dict.fromkeys(names):
            yield _empty("Variable", guid=variable(name), name=name, typeOfVariable="Text")
        yield "</Variables>"

    def _cases(self) -> Iterator[str]:
        if not self._sources:
            return
        meant: dict[str, list[str]] = {}
        for article in self._articles:
            for one in article.annotations:
                if one.source is not None:
                    meant.setdefault(one.source, []).append(_selection(one.id, 0))
        yield "<Cases>"
        for id, source in self._sources.items():
            yield opened("Case", {"guid": guid(id), "name": source.name})
            yield _words("Description", source.note)
            yield from (_value(name, words) for name, words in entry_values(source))
            for selection in meant.get(id, ()):
                yield _empty("SelectionRef", targetGUID=selection)
            yield "</Case>"
        yield "</Cases>"

    def _article(self, article: ArticleRecord) -> Iterator[str]:
        id = guid(article.id)
        given = {
            "guid": id,
            "name": article.headline or first_words(article.text),
            "plainTextPath": f"{INTERNAL}{id}.txt",
        }
        yield opened("TextSource", given)
        for number, region in enumerate(article.regions):
            yield self._region(article, number, region)
        said: defaultdict[str | None, list[str]] = defaultdict(list)
        for comment in article.comments:
            said[comment.annotation].append(guid(comment.id))
        for one in article.annotations:
            for number, span in enumerate(one.spans):
                yield self._selection(article.text, one, number, span, said.get(one.id, ()))
        for note in said[None]:
            yield _empty("NoteRef", targetGUID=note)
        for name in ARTICLE_VARIABLES:
            if (words := getattr(article, name)) is not None:
                yield _value(name, words)
        yield "</TextSource>"

    def _selection(
        self, text: str, one: AnnotationRecord, number: int, span: Span, notes: Iterable[str]
    ) -> str:
        place = _place(text, span) + f' guid="{_selection(one.id, number)}"'
        made = self._made(one.annotator, one.created)
        if _DATE_TIME.fullmatch(one.modified):
            place += f' modifiedDateTime="{one.modified}"'
        label = self._codes.label(one.label)
        coding = guid(one.id) if not number else made_guid("coding", one.id, str(number))
        inside = _coding(coding, label, made)
        if not number:
            if one.note and len(one.note) <= SHORT:
                inside = _words("Description", one.note) + inside
            for order, code in enumerate(self._answers(one)):
                inside += _coding(made_guid("answer", one.id, str(order)), code, made)
            if len(one.note) > SHORT:
                inside += _empty("NoteRef", targetGUID=long_note(one.id))
            for note in notes:
                inside += _empty("NoteRef", targetGUID=note)
        return f"<PlainTextSelection{place}{made}>{inside}</PlainTextSelection>"

    def _answers(self, one: AnnotationRecord) -> Iterator[Code]:
        """The codes of an annotation's attributes and of its review state."""
        for key, answer in one.attributes.items():
            if isinstance(answer, str):
                yield self._codes.value(one.label, key, answer, several=False)
            elif answer:
                for single in answer:
                    yield self._codes.value(one.label, key, single, several=True)
            else:
                yield self._codes.group(one.label, key, several=True)
        if one.review != "unreviewed":
            yield self._codes.review(one.review)

    def _region(self, article: ArticleRecord, number: int, region: Region) -> str:
        place = _place(article.text, Span(region.start, region.end))
        id = made_guid("region", article.id, str(number))
        code = self._codes.region(region.kind)
        coding = _coding(made_guid("region coding", article.id, str(number)), code, "")
        return f'<PlainTextSelection{place} guid="{id}">{coding}</PlainTextSelection>'

    def _made(self, annotator: str, created: str) -> str:
        """By whom and when, as attributes."""
        found = f' creatingUser="{self._users[annotator]}"' if annotator else ""
        if _DATE_TIME.fullmatch(created):
            found += f' creationDateTime="{created}"'
        return found

    def _notes(self) -> Iterator[str]:
        notes = [note for article in self._articles for note in _notes(article)]
        if notes:
            yield "<Notes>"
            for id, name, note in notes:
                made = self._made(note.annotator, note.created)
                said = f"<PlainTextContent>{content(note.text)}</PlainTextContent>"
                yield f'<Note guid="{id}" name="{name}"{made}>{said}</Note>'
            yield "</Notes>"

    def _links(self) -> Iterator[str]:
        links = [link for article in self._articles for link in _links(article)]
        if links:
            yield "<Links>"
            for id, name, origin, target in links:
                yield (
                    f'<Link guid="{id}" name="{value(name)}" direction="OneWay" '
                    f'originGUID="{origin}" targetGUID="{target}"></Link>'
                )
            yield "</Links>"


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


def _place(text: str, span: Span) -> str:
    """The words of a span and where they stand, as attributes."""
    words = text[span.start : span.end]
    name = words if len(words) <= _NAMED else words[: _NAMED - 1] + "…"
    return f' name="{value(name)}" startPosition="{span.start}" endPosition="{span.end}"'


def _coding(id: str, code: Code, made: str) -> str:
    return f'<Coding guid="{id}"{made}><CodeRef targetGUID="{code.guid}"></CodeRef></Coding>'


def _value(name: str, words: str | None) -> str:
    inside = _empty("VariableRef", targetGUID=variable(name))
    if words is not None:
        inside += element("TextValue", {}, content(words))
    return element("VariableValue", {}, inside)


def _empty(tag: str, /, **given: str) -> str:
    return element(tag, given)


def _words(name: str, words: str) -> str:
    """An element with words, or nothing."""
    return element(name, {}, content(words)) if words else ""

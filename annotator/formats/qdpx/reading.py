"""A REFI-QDA project of any program, read: its texts, its coded selections, its cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.domain.errors import FormatError
from annotator.domain.identity import sha256
from annotator.domain.records import ArticleRecord, LinkRecord, ProjectRecord, SourceRecord
from annotator.domain.region import Region
from annotator.domain.states import ARTICLE_STATES
from annotator.formats.package import PackageIn
from annotator.formats.placing import Hanging, with_hanging
from annotator.formats.qdpx.codes import Read, read_codes
from annotator.formats.qdpx.entries import entry_of
from annotator.formats.qdpx.names import ARTICLE_VARIABLES, DOCUMENT, FOLDER, INTERNAL, PROJECT, uid
from annotator.formats.qdpx.selections import Selections
from annotator.formats.qdpx.writing import CONTINUES
from annotator.formats.span_units import SpanReader
from annotator.formats.strict_json import Wrong
from annotator.formats.strict_xml import Element, at, attribute, parsed, words

_NS = f"{{{PROJECT}}}"
_OTHER_SOURCES = ("PictureSource", "AudioSource", "VideoSource")


def read(package: PackageIn) -> ProjectRecord:
    """The project in a package. Its scheme holds the codes, to be added to those that are here.

    Raises FormatError naming the member and line. What one source cannot give is a fault of its
    own; pictures, sound and film are named as left out.
    """
    name = next((one for one in package.names if one.lower().endswith(".qde")), None)
    if name is None:
        raise FormatError(f"there is no {DOCUMENT} in it, so this is no REFI-QDA project.")
    try:
        root = parsed(package.read(name))
        if root.tag != f"{_NS}Project":
            raise Wrong("its first element is not Project of REFI-QDA", at(root))
        return _Document(root, package).project()
    except Wrong as wrong:
        raise wrong.told(name) from None


@dataclass(slots=True)
class _Source:
    """One text with what hangs on it."""

    article: ArticleRecord
    reader: SpanReader
    selections: Selections


class _Document:
    def __init__(self, root: Element, package: PackageIn) -> None:
        self._root = root
        self._package = package
        self._users = {
            uid(attribute(one, "guid")): attribute(one, "name", "")
            for one in self._all("Users/User")
        }
        self._variables = {
            uid(attribute(one, "guid")): attribute(one, "name")
            for one in self._all("Variables/Variable")
        }
        self._notes = {uid(attribute(one, "guid")): one for one in self._all("Notes/Note")}
        self._codes: Read = read_codes(self._all("CodeBook/Codes/Code"))

    def project(self) -> ProjectRecord:
        faults: list[str] = []
        sources: list[_Source] = []
        for element in self._texts():
            try:
                sources.append(self._source(element))
            except Wrong as wrong:
                faults.append(str(wrong.told(DOCUMENT)))
            except FormatError as error:
                faults.append(str(error))
        for name in _OTHER_SOURCES:
            if left := len(self._all(f"Sources/{name}")):
                faults.append(f"{left} × {name} was left out: only texts are read.")
        entries = self._entries(sources)
        links = self._links()
        articles = tuple(self._article(source, links, entries) for source in sources)
        return ProjectRecord(
            id=sha256(attribute(self._root, "name", ""))[:32],
            title=attribute(self._root, "name", ""),
            scheme=self._codes.scheme(),
            articles=articles,
            sources=tuple(entries.values()),
            grows=True,
            faults=tuple(faults),
        )

    def _texts(self) -> Iterator[Element]:
        yield from self._all("Sources/TextSource")
        yield from self._all("Sources/PDFSource/Representation")

    def _source(self, element: Element) -> _Source:
        text = self._text(element)
        reader = SpanReader(text)
        if not reader.text.strip():
            raise Wrong("the text holds no words", at(element))
        values = list(self._values(element))
        known = {name: value or "" for name, value in values if name in ARTICLE_VARIABLES}
        others = {name: value or "" for name, value in values if name not in ARTICLE_VARIABLES}
        status = known.pop("status", "to_do")
        ours = "guid" in element.attrib and bool(values)
        if not ours and attribute(element, "name", ""):
            known.setdefault("headline", attribute(element, "name"))
        article = ArticleRecord(
            id=uid(attribute(element, "guid")),
            text=reader.text,
            sha256=sha256(reader.text),
            status=status if status in ARTICLE_STATES else "to_do",
            replaced=reader.replaced,
            extra={"variables": others} if others else {},
            **known,  # type: ignore[arg-type]  # all of these are words
        )
        selections = Selections(self._codes, self._users, self._notes, reader)
        for one in element.iterfind(f"{_NS}PlainTextSelection"):
            selections.take(one)
        selections.take_notes(element, None)
        return _Source(article, reader, selections)

    def _text(self, element: Element) -> str:
        """The text as it lies in the package, or as it stands in the document."""
        inner = element.find(f"{_NS}PlainTextContent")
        path = attribute(element, "plainTextPath", "")
        if inner is not None or not path:
            if inner is None:
                raise Wrong("there is no plain text of this source", at(element))
            return words(inner)
        name = path.removeprefix(INTERNAL)
        members = [one for one in self._package.names if one.rpartition("/")[2] == name]
        if not path.startswith(INTERNAL) or not members:
            raise Wrong(f"its text “{path[:80]}” is not in the archive", at(element))
        in_folder = [one for one in members if one.lower().startswith(FOLDER.lower())]
        member = (in_folder or members)[0]
        try:
            return self._package.read(member).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise FormatError(f"{member}: byte {error.start + 1:,} is not UTF-8.") from error

    def _values(self, element: Element) -> Iterator[tuple[str, str | None]]:
        for one in element.iterfind(f"{_NS}VariableValue"):
            reference = one.find(f"{_NS}VariableRef")
            if reference is None:
                continue
            name = self._variables.get(uid(attribute(reference, "targetGUID")))
            value = next((child for child in one if child is not reference), None)
            if name is not None:
                yield name, None if value is None else words(value)

    def _entries(self, sources: list[_Source]) -> dict[str, SourceRecord]:
        """The cases; each annotation of a selection that a case names means its entry."""
        homes = {id: source for source in sources for id in source.selections.by_selection}
        found: dict[str, SourceRecord] = {}
        for case in self._all("Cases/Case"):
            id = uid(attribute(case, "guid"))
            note = words(case.find(f"{_NS}Description"))
            found[id] = entry_of(id, attribute(case, "name", ""), note, self._values(case))
            for reference in case.iterfind(f"{_NS}SelectionRef"):
                selection = uid(attribute(reference, "targetGUID"))
                if selection in homes:
                    homes[selection].selections.mean(selection, id)
        return found

    def _links(self) -> list[LinkRecord]:
        found = []
        for one in self._all("Links/Link"):
            ends = [uid(attribute(one, name, "")) for name in ("originGUID", "targetGUID")]
            kind = attribute(one, "name", "") or "link"
            found.append(LinkRecord(uid(attribute(one, "guid")), kind, *ends))  # type: ignore[arg-type]
        return found

    def _article(
        self, source: _Source, links: list[LinkRecord], entries: dict[str, SourceRecord]
    ) -> ArticleRecord:
        selections = source.selections
        selections.join([link for link in links if link.kind == CONTINUES])
        own = [
            replace(link, origin=origin, target=target)
            for link in links
            if link.kind != CONTINUES
            and (origin := selections.home(link.origin))
            and (target := selections.home(link.target))
        ]
        hanging = Hanging(selections.drafts(), own, selections.comments)
        meant = {draft.record.source for draft in hanging.drafts}
        regions = tuple(sorted(selections.regions))
        article = replace(
            source.article,
            regions=tuple(Region(one.start, one.end, one.kind) for one in regions),
            sources=tuple(entry for id, entry in entries.items() if id in meant),
        )
        return with_hanging(article, source.reader, hanging)

    def _all(self, path: str) -> list[Element]:
        return list(self._root.iterfind("/".join(f"{_NS}{name}" for name in path.split("/"))))

"""The documents of a package: side by side, or in a whole project of INCEpTION."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from annotator.domain.errors import FormatError
from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.formats.package import PackageIn, ZipIn
from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong
from annotator.formats.text_lines import EachOne, whole_text
from annotator.formats.uima import json_reading, xmi_reading
from annotator.formats.uima.articles import article_of
from annotator.formats.uima.beside import TypesBeside
from annotator.formats.uima.descriptor import FILE, FILES
from annotator.formats.uima.found import Found
from annotator.formats.uima.layers import DKPRO, OURS
from annotator.formats.uima.typesystem import DOCUMENT, TypeSystem

XMI, JSON = ".xmi", ".json"
_ZIP = ".zip"
_PROJECT = "exportedproject"
_OF_PROJECT = ("annotation/", "curation/")
"""Where a project has what people annotated, a file for each of them below each document."""
_GUESSED = (
    f"No {FILE} lies beside it: what its layers hold was guessed from their names and values."
)
_KNOWN = (DKPRO + "metadata.", DKPRO + "segmentation.", DOCUMENT)
_BEFORE, _CURATED = "INITIAL_CAS", "CURATION_USER"
"""Files of nobody: what a document was before anybody began, and what was made of all."""


def read_documents(package: PackageIn, ending: str) -> Iterator[ArticleRecord]:
    """An article for each document with this ending; of a project, for each of each annotator.

    Raises FormatError naming the file and the place in it; it can be asked for the next then.
    """
    root = _root(package)
    names = _named(package, ending) if root is None else _annotated(package, root)
    if not names and package.names and not {*FILES} & {*package.names}:
        raise FormatError(f"this holds no documents of UIMA that end in {ending}.")
    beside, versions = TypesBeside(package), _Versions()

    def one(name: str) -> ArticleRecord:
        annotator = "" if root is None else _stem(name).removeprefix(_CURATED)
        if name.endswith(_ZIP):
            found = _packed(package, name, annotator)
        else:
            as_json = name.endswith(JSON) or (ending == JSON and not name.endswith(XMI))
            found = _article(package, name, name, beside, as_json=as_json, annotator=annotator)
        return found if root is None else versions.told(found, annotator or "the curated document")

    return EachOne(names, one)


class _Versions:
    """Annotations that came with the documents, and that several people may have changed."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[str, AnnotationRecord]] = {}

    def told(self, record: ArticleRecord, who: str) -> ArticleRecord:
        """The article with a sentence for each annotation that somebody before left otherwise."""
        doubts: list[str] = []
        for one in record.annotations:
            before, other = self._seen.get(one.id, (who, one))
            if other != one:
                words = shown(one.words(record.text))
                doubts.append(f"“{words}” differs between {before} and {who}; {who} counts.")
            self._seen[one.id] = who, one
        return replace(record, doubts=(*record.doubts, *doubts))


def _root(package: PackageIn) -> str | None:
    """The folder of a whole project, None when it is none."""
    for name in package.names:
        folder, _, file = name.rpartition("/")
        if file.startswith(_PROJECT) and file.endswith(JSON):
            return f"{folder}/" if folder else ""
    return None


def _named(package: PackageIn, ending: str) -> list[str]:
    """The documents of a package, else the zip files with one each, else the only file."""
    for wanted in (ending, _ZIP):
        if found := [name for name in package.names if name.endswith(wanted)]:
            return found
    others = [name for name in package.names if name not in FILES]
    return others if len(others) == 1 else []


def _annotated(package: PackageIn, root: str) -> list[str]:
    """What people annotated; how a document was before anybody began is left out."""
    places = tuple(root + place for place in _OF_PROJECT)
    endings = (XMI, JSON, _ZIP)
    found = [one for one in package.names if one.startswith(places) and one.endswith(endings)]
    return [name for name in found if _stem(name) != _BEFORE]


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def _packed(package: PackageIn, name: str, annotator: str) -> ArticleRecord:
    """The one document in a zip file of its own, as a project has them."""
    try:
        inner = ZipIn(io.BytesIO(package.read(name)))
    except FormatError as error:
        raise FormatError(f"{name}: {error}") from error
    found = [one for one in inner.names if one.endswith((XMI, JSON))]
    if len(found) != 1:
        raise FormatError(f"{name}: one document of UIMA is expected in it, not {len(found)}.")
    as_json, where = found[0].endswith(JSON), f"{name}, {found[0]}"
    beside = TypesBeside(inner)
    return _article(inner, found[0], where, beside, as_json=as_json, annotator=annotator)


def _is_foreign(one: Found) -> bool:
    """Whether only a type system says what the features of a structure hold."""
    ours = one.type in OURS or one.type.startswith(_KNOWN)
    return not ours and bool(one.values or one.refs)


def _article(
    package: PackageIn,
    name: str,
    where: str,
    beside: TypesBeside,
    *,
    as_json: bool,
    annotator: str,
) -> ArticleRecord:
    data, types = package.read(name), beside.of(name)
    try:
        if not as_json:
            document = xmi_reading.document(data, types)
            found = article_of(document, types, annotator)
            guessed = not beside and any(map(_is_foreign, document.found.values()))
            return replace(found, doubts=(*found.doubts, _GUESSED)) if guessed else found
        obj = json_reading.parsed(whole_text(data, where))
        embedded = TypeSystem(json_reading.types_of(obj))
        embedded.add(types)
        return article_of(json_reading.document(obj), embedded, annotator)
    except Wrong as wrong:
        raise wrong.told(where) from None

"""A folder of brat read back, ours or somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord
from annotator.formats import members
from annotator.formats.article_details import read_details
from annotator.formats.brat.standoff import Standoff
from annotator.formats.brat.writing import KEPT
from annotator.formats.package import PackageIn
from annotator.formats.strict_json import Object, Wrong, loads

_TAGS, _TEXT = ".ann", ".txt"


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """An article for each `.txt` with a file of tags of the same name.

    Raises FormatError naming the file and its line.
    """
    names = [name for name in package.names if name.endswith(_TAGS)]
    if not names:
        raise FormatError("this holds no files of brat that end in .ann.")
    kept = _kept(package)
    there = set(package.names)
    for name in names:
        text = name.removesuffix(_TAGS) + _TEXT
        if text not in there:
            raise FormatError(f"{name}: the text “{text}” that it is about is missing.")
        known = kept.get(name.removesuffix(_TAGS), {})
        yield _article(name, _decoded(package, text), _decoded(package, name), known)


def _article(name: str, text: str, tags: str, known: Object) -> ArticleRecord:
    standoff = Standoff(text.removeprefix("\ufeff"), known.get("ids", {}))
    number = 0
    try:
        for number, line in enumerate(tags.split("\n"), start=1):
            standoff.add(line.rstrip("\r"))
        number = 0
        return standoff.article(**read_details(known))
    except Wrong as wrong:
        where = f"{name}, line {number}" if number else name
        raise wrong.told(where) from None


def _decoded(package: PackageIn, name: str) -> str:
    try:
        return package.read(name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(f"{name}: byte {error.start + 1:,} is not UTF-8.") from error


def _kept(package: PackageIn) -> dict[str, Object]:
    """What a package of ours says of its articles, by file; empty for others'."""
    if KEPT not in package.names:
        return {}
    try:
        found = loads(_decoded(package, KEPT))
        if not isinstance(found, list):
            raise Wrong("a list is expected here")
        rows = [members.an_object(one) for one in found]
        for row in rows:
            row["ids"] = {
                tag: members.identity(members.an_object(row.get("ids") or {}), tag)
                for tag in row.get("ids") or {}
            }
        return {members.words(row, "file"): row for row in rows}
    except Wrong as wrong:
        raise wrong.told(KEPT) from None

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
from annotator.formats.source_reading import read_source
from annotator.formats.strict_json import Object, Wrong, loads
from annotator.formats.text_lines import EachOne, whole_text

_TAGS, _TEXT = ".ann", ".txt"


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """An article for each `.txt` with a file of tags of the same name.

    Raises FormatError naming the file and its line; it can be asked for the next after that.
    """
    names = [name for name in package.names if name.endswith(_TAGS)]
    if not names and KEPT not in package.names:
        raise FormatError("this holds no files of brat that end in .ann.")
    kept = _kept(package)
    there = set(package.names)

    def one(name: str) -> ArticleRecord:
        text = name.removesuffix(_TAGS) + _TEXT
        if text not in there:
            raise FormatError(f"{name}: the text “{text}” that it is about is missing.")
        known = kept.get(name.removesuffix(_TAGS), {})
        words, tags = (whole_text(package.read(file), file) for file in (text, name))
        return _article(name, words, tags, known)

    return EachOne(names, one)


def _article(name: str, text: str, tags: str, known: Object) -> ArticleRecord:
    sources = members.each(known, "sources", read_source)
    standoff = Standoff(text, known.get("ids", {}), sources)
    for number, line in enumerate(tags.split("\n"), start=1):
        try:
            standoff.add(line.rstrip("\r"))
        except Wrong as wrong:
            raise wrong.told(f"{name}, line {number}") from None
    try:
        return standoff.article(**read_details(known))
    except Wrong as wrong:
        raise wrong.told(name) from None


def _kept(package: PackageIn) -> dict[str, Object]:
    """What a package of ours says of its articles, by file; empty for others'."""
    if KEPT not in package.names:
        return {}
    try:
        found = loads(whole_text(package.read(KEPT), KEPT))
        if not isinstance(found, list):
            raise Wrong("a list is expected here")
        rows = [members.an_object(one) for one in found]
        for row in rows:
            row["ids"] = {
                tag: members.identity(members.an_object(row.get("ids") or {}), tag)
                for tag in row.get("ids") or {}
            }
            members.each(row, "sources", read_source)
        return {members.words(row, "file"): row for row in rows}
    except Wrong as wrong:
        raise wrong.told(KEPT) from None

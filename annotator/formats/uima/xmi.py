"""Articles as XMI documents with the type system beside them, as INCEpTION gives and takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.file_names import numbered
from annotator.formats.package import PackageIn, PackageOut
from annotator.formats.strict_json import Wrong
from annotator.formats.text_lines import EachOne
from annotator.formats.uima.articles import article_of
from annotator.formats.uima.descriptor import FILE, descriptor, read_descriptor
from annotator.formats.uima.layers import type_system
from annotator.formats.uima.typesystem import TypeSystem
from annotator.formats.uima.xmi_reading import document
from annotator.formats.uima.xmi_writing import write_article
from annotator.text.segments import first_words

_ENDING = ".xmi"


def write(
    articles: Iterable[ArticleRecord], out: PackageOut, *, scheme: Scheme, tokens: str = "with"
) -> None:
    """`NAME.xmi` for each article and `TypeSystem.xml`, which INCEpTION takes as layers.

    With `tokens="without"` sentences and tokens are left to the program that reads it.
    """
    with out.text(FILE) as file:
        file.write(descriptor(type_system(scheme)))
    for number, article in enumerate(articles, start=1):
        name = numbered(number, article.headline or first_words(article.text))
        with out.text(name + _ENDING) as file:
            write_article(article, scheme, file, tokens=tokens == "with")


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """An article for each document; its types are those of the type system beside it.

    Raises FormatError naming the file, line and element; it can be asked for the next after that.
    """
    described = [name for name in package.names if name.rpartition("/")[2] == FILE]
    names = [name for name in package.names if name.endswith(_ENDING)]
    if not names and len(package.names) == 1 and not described:
        names = [*package.names]
    if not names and not described:
        raise FormatError(f"this holds no documents of UIMA that end in {_ENDING}.")
    systems = _Systems(package, described)

    def one(name: str) -> ArticleRecord:
        types = systems.of(name)
        try:
            return article_of(document(package.read(name), types), types)
        except Wrong as wrong:
            raise wrong.told(name) from None

    return EachOne(names, one)


class _Systems:
    """The type systems of a package by their folders."""

    def __init__(self, package: PackageIn, names: list[str]) -> None:
        self._package = package
        self._names = names
        self._known: dict[str, TypeSystem] = {}

    def of(self, name: str) -> TypeSystem:
        """That in the folder of a document, else all there are."""
        beside = name.rpartition("/")[0]
        names = [one for one in self._names if one.rpartition("/")[0] == beside]
        key = beside if names else ""
        if key not in self._known:
            found = TypeSystem()
            for one in names or self._names:
                try:
                    found.add(read_descriptor(self._package.read(one)))
                except Wrong as wrong:
                    raise wrong.told(one) from None
            self._known[key] = found
        return self._known[key]

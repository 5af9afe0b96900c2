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
from annotator.formats.uima.beside import TypesBeside
from annotator.formats.uima.descriptor import FILE, descriptor
from annotator.formats.uima.layers import type_system
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
    names = [name for name in package.names if name.endswith(_ENDING)]
    if not names and FILE not in package.names:
        names = [*package.names][:1] if len(package.names) == 1 else []
    if not names and FILE not in package.names:
        raise FormatError(f"this holds no documents of UIMA that end in {_ENDING}.")
    beside = TypesBeside(package)

    def one(name: str) -> ArticleRecord:
        types = beside.of(name)
        try:
            return article_of(document(package.read(name), types), types)
        except Wrong as wrong:
            raise wrong.told(name) from None

    return EachOne(names, one)

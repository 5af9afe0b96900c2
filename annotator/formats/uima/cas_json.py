"""Articles as CAS in JSON, each with its types, as INCEpTION gives and takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.file_names import numbered
from annotator.formats.package import PackageIn, PackageOut
from annotator.formats.strict_json import Wrong
from annotator.formats.text_lines import EachOne, whole_text
from annotator.formats.uima.articles import article_of
from annotator.formats.uima.beside import TypesBeside
from annotator.formats.uima.json_reading import document, parsed, types_of
from annotator.formats.uima.json_writing import write_article
from annotator.formats.uima.typesystem import TypeSystem
from annotator.text.segments import first_words

_ENDING = ".json"


def write(
    articles: Iterable[ArticleRecord], out: PackageOut, *, scheme: Scheme, tokens: str = "with"
) -> None:
    """`NAME.cas.json` for each article.

    With `tokens="without"` sentences and tokens are left to the program that reads it.
    """
    for number, article in enumerate(articles, start=1):
        name = numbered(number, article.headline or first_words(article.text))
        with out.text(f"{name}.cas{_ENDING}") as file:
            write_article(article, scheme, file, tokens=tokens == "with")


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """An article for each document; its types stand in it, or in a type system beside it.

    Raises FormatError naming the file and the member; it can be asked for the next after that.
    """
    names = [name for name in package.names if name.endswith(_ENDING)]
    if not names and package.names:
        raise FormatError(f"this holds no documents of UIMA that end in {_ENDING}.")
    beside = TypesBeside(package)

    def one(name: str) -> ArticleRecord:
        text = whole_text(package.read(name), name)
        try:
            obj = parsed(text)
            types = TypeSystem(types_of(obj))
            types.add(beside.of(name))
            return article_of(document(obj), types)
        except Wrong as wrong:
            raise wrong.told(name) from None

    return EachOne(names, one)

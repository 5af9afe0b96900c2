"""Articles as CAS in JSON, each with its types, as INCEpTION gives and takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.file_names import numbered
from annotator.formats.package import PackageIn, PackageOut
from annotator.formats.uima.descriptor import FILE, descriptor
from annotator.formats.uima.documents import JSON, read_documents
from annotator.formats.uima.json_writing import write_article
from annotator.formats.uima.layers import type_system
from annotator.text.segments import first_words


def write(
    articles: Iterable[ArticleRecord], out: PackageOut, *, scheme: Scheme, tokens: str = "with"
) -> None:
    """`NAME.cas.json` for each article and `TypeSystem.xml`, which INCEpTION takes as layers.

    With `tokens="without"` sentences and tokens are left to the program that reads it.
    """
    for number, article in enumerate(articles, start=1):
        name = numbered(number, article.headline or first_words(article.text))
        with out.text(f"{name}.cas{JSON}") as file:
            write_article(article, scheme, file, tokens=tokens == "with")
    with out.text(FILE) as file:
        file.write(descriptor(type_system(scheme)))


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """An article for each document; its types stand in it, or in a type system beside it."""
    return read_documents(package, JSON)

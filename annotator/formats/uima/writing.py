"""A document for each article, and the types of all of them beside these."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TextIO

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.file_names import numbered
from annotator.formats.package import PackageOut
from annotator.formats.uima.descriptor import FILE, descriptor
from annotator.formats.uima.layers import type_system
from annotator.text.segments import first_words


class WriteArticle(Protocol):
    """Writes one document; with `tokens`, sentences and tokens in it."""

    def __call__(
        self, article: ArticleRecord, scheme: Scheme, out: TextIO, *, tokens: bool
    ) -> None: ...


def write_documents(
    articles: Iterable[ArticleRecord],
    out: PackageOut,
    scheme: Scheme,
    ending: str,
    write_article: WriteArticle,
    *,
    tokens: str,
) -> None:
    """A name with `ending` for each article; and `TypeSystem.xml`, which INCEpTION takes as layers.

    With the choice `without`, sentences and tokens are left to the program that reads it.
    """
    for number, article in enumerate(articles, start=1):
        name = numbered(number, article.headline or first_words(article.text))
        with out.text(name + ending) as file:
            write_article(article, scheme, file, tokens=tokens == "with")
    with out.text(FILE) as file:
        file.write(descriptor(type_system(scheme)))

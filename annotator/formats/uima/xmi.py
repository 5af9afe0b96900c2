"""Articles as XMI documents with the type system beside them, as INCEpTION gives and takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.package import PackageIn, PackageOut
from annotator.formats.uima.documents import XMI, read_documents
from annotator.formats.uima.writing import write_documents
from annotator.formats.uima.xmi_writing import write_article


def write(
    articles: Iterable[ArticleRecord], out: PackageOut, *, scheme: Scheme, tokens: str = "with"
) -> None:
    """`NAME.xmi` for each article, with the types of all of them beside."""
    write_documents(articles, out, scheme, XMI, write_article, tokens=tokens)


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """An article for each document; its types are those of the type system beside it."""
    return read_documents(package, XMI)

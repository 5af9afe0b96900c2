"""Articles as CAS in JSON, each with its types, as INCEpTION gives and takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.package import PackageIn, PackageOut
from annotator.formats.uima.documents import JSON, read_documents
from annotator.formats.uima.json_writing import write_article
from annotator.formats.uima.writing import write_documents


def write(
    articles: Iterable[ArticleRecord], out: PackageOut, *, scheme: Scheme, tokens: str = "with"
) -> None:
    """`NAME.cas.json` for each article, with the types of all of them beside."""
    write_documents(articles, out, scheme, ".cas" + JSON, write_article, tokens=tokens)


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """An article for each document; its types stand in it, or in a type system beside it."""
    return read_documents(package, JSON)

"""The articles as a bibliography: CSL-JSON, for Zotero, pandoc and citation programs.

Source: the schema of the Citation Style Language 1.0.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats.citations import authors, day, one_line, title
from annotator.formats.strict_json import Object, dumps


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """A JSON list with an `article-newspaper` for each article, one a line."""
    out.write("[")
    for place, article in enumerate(articles):
        out.write(("," if place else "") + "\n" + dumps(_item(article)))
    out.write("\n]\n")


def _item(article: ArticleRecord) -> Object:
    item: Object = {"id": article.id, "type": "article-newspaper", "title": title(article)}
    if by := authors(article):
        item["author"] = [{"literal": by}]
    if parts := day(article):
        item["issued"] = {"date-parts": [parts]}
    elif article.published:
        item["issued"] = {"literal": one_line(article.published)}
    for key, value in (
        ("container-title", article.publisher),
        ("publisher-place", article.dateline),
        ("URL", article.url),
        ("language", article.language),
    ):
        if value:
            item[key] = one_line(value)
    return item

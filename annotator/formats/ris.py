"""The articles as a bibliography: RIS, for EndNote, Zotero, Citavi and libraries.

Source: the RIS format of Research Information Systems, revision of 2011.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats.citations import authors, day, one_line, title


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """A `NEWS` reference for each article, one field a line, lines ended by CR LF."""
    for article in articles:
        for tag, value in _fields(article):
            out.write(f"{tag}  - {one_line(value)}\r\n")
        out.write("ER  - \r\n\r\n")


def _fields(article: ArticleRecord) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", article.id
    yield "TI", title(article)
    parts = day(article)
    written = "/".join(f"{part:02}" for part in parts) + "/" * (4 - len(parts))
    for tag, value in (
        ("AU", authors(article)),
        ("T2", article.publisher),
        ("PY", f"{parts[0]:04}" if parts else ""),
        ("DA", written if parts else article.published),
        ("CY", article.dateline),
        ("LA", article.language),
        ("UR", article.url),
    ):
        if value:
            yield tag, value

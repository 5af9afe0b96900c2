"""The native lines: one article a line, UTF-8, nothing of an article lost.

Source: `resources/help/formats.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord
from annotator.formats.article_json import article_from_json, article_to_json, check_references
from annotator.formats.values import as_fields, parse

LONGEST = 512 * 1024 * 1024
"""The longest line that is read, in bytes."""


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """One line for each article. Holds one article at a time."""
    for article in articles:
        out.write(json.dumps(article_to_json(article), ensure_ascii=False, separators=(",", ":")))
        out.write("\n")


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The articles of a file, line by line. Raises FormatError naming the line and the member."""
    seen: set[str] = set()
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        where = f"line {number}"
        if len(line) > LONGEST:
            raise FormatError(f"{where}: a line of over {LONGEST // 2**20} MB is not read.")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        article = article_from_json(as_fields(parse(line, where), where))
        check_references(where, article, {one.id: one for one in article.sources})
        if article.id in seen:
            raise FormatError(f"{where}: the article “{article.id}” stands here a second time.")
        seen.add(article.id)
        yield article

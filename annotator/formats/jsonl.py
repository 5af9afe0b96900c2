"""The native lines: one article a line, UTF-8, nothing of an article lost.

Source: `resources/help/formats.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats.article_json import NAME, article_object
from annotator.formats.article_reading import read_article
from annotator.formats.strict_json import Wrong, dumps
from annotator.formats.text_lines import json_lines


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """One line for each article. Holds one article at a time."""
    for article in articles:
        out.write(dumps(article_object(article)))
        out.write("\n")


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The articles of a file, one at a time. Raises FormatError naming the line and the member.

    It can be asked for the next article after that: a bad line costs no other.
    """
    seen: set[str] = set()

    def one(value: Any) -> ArticleRecord:
        article = _article(value)
        _check_ids(article, seen)
        return article

    return json_lines(file, one)


def _article(value: Any) -> ArticleRecord:
    name = value.get("format", NAME) if isinstance(value, dict) else NAME
    if name != NAME:
        raise Wrong(f"the format “{str(name)[:40]}” is not “{NAME}”", "format")
    return read_article(value)


def _check_ids(article: ArticleRecord, seen: set[str]) -> None:
    """Raise Wrong when an article, annotation, link or comment stands in the file already."""
    for kind, things in (
        ("article", (article,)),
        ("annotation", article.annotations),
        ("link", article.links),
        ("comment", article.comments),
    ):
        for thing in things:
            if thing.id in seen:
                raise Wrong(f"the id “{thing.id}” of this {kind} is given a second time")
            seen.add(thing.id)

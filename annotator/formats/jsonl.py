"""The native lines: one article a line, UTF-8, nothing of an article lost.

Source: `resources/help/formats.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats.article_json import NAME, article_object
from annotator.formats.article_reading import read_article
from annotator.formats.strict_json import Wrong, dumps, loads

LONGEST = 512 * 1024 * 1024
"""The longest line that is read, in bytes."""


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """One line for each article. Holds one article at a time."""
    for article in articles:
        out.write(dumps(article_object(article)))
        out.write("\n")


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The articles of a file, one at a time. Raises FormatError naming the line and the member.

    It can be asked for the next article after that: a bad line costs no other.
    """
    return _Lines(file)


class _Lines(Iterator[ArticleRecord]):
    """Articles line by line; a line that is no article is one fault."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._number = 0
        self._seen: set[str] = set()

    def __next__(self) -> ArticleRecord:
        while line := self._file.readline(LONGEST + 1):
            self._number += 1
            if self._number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                break
        else:
            raise StopIteration
        try:
            article = _article(line)
            _check_ids(article, self._seen)
        except Wrong as wrong:
            raise wrong.told(f"line {self._number}") from None
        return article


def _article(line: bytes) -> ArticleRecord:
    if len(line) > LONGEST:
        raise Wrong(f"a line of over {LONGEST // 2**20} MB is not read")
    try:
        value = loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Wrong(f"byte {error.start + 1:,} is not UTF-8") from error
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

"""A plain text made an article: from a file, the clipboard, or a drop."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.identity import new_uid, sha256
from annotator.domain.records import ArticleRecord
from annotator.importers.encoding import decode
from annotator.importers.files import read_file, shown
from annotator.importers.news_head import read_head
from annotator.text.canonical import canonical

LIMIT = 64 * 1024 * 1024
"""The largest text, in bytes; longer ones are no articles."""


def read(path: Path) -> list[ArticleRecord]:
    """The one article in a text file. Raises ImportRefused with a sentence naming the file."""
    data = read_file(path, LIMIT)
    found = decode(data, shown(path))
    return [article(found.text, shown(path), original=data, encoding=found.encoding)]


def article(
    text: str, name: str, *, original: bytes | None = None, encoding: str | None = None
) -> ArticleRecord:
    """The article that a text is; what its head tells becomes metadata and regions.

    `name` is what errors call it. Raises ImportRefused when nothing but blanks is in it.
    """
    made = canonical(text)
    kept = made.text
    if not kept.strip():
        raise ImportRefused(f"“{name}” holds no words, so there is nothing to import.")
    head = read_head(kept)
    return ArticleRecord(
        id=new_uid(),
        text=kept,
        headline=head.headline,
        byline=head.byline,
        publisher=head.publisher,
        published=head.published,
        dateline=head.dateline,
        url=head.url,
        sha256=sha256(kept),
        regions=head.regions,
        original=original,
        encoding=encoding,
        replaced=made.replaced,
    )

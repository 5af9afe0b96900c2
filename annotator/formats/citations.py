"""What a bibliography says of an article."""

from __future__ import annotations

import re

from annotator.domain.records import ArticleRecord
from annotator.text.segments import first_words

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?", re.DOTALL)
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)


def title(article: ArticleRecord) -> str:
    """The headline, else the first words of the text, on one line."""
    return one_line(article.headline or first_words(article.text))


def authors(article: ArticleRecord) -> str:
    """The by-line on one line, without its “By”; empty when there is none."""
    return one_line(_BY.sub("", article.byline or "", count=1) if article.byline else "")


def day(article: ArticleRecord) -> list[int]:
    """Year, month and day of publication as far as they are known."""
    found = _DAY.fullmatch((article.published or "").strip())
    parts = [int(part) for part in found.groups() if part] if found else []
    return parts if parts[:1] != [0] else []


def one_line(words: str) -> str:
    """Words without line ends and control characters, their blanks made one."""
    if not words.isprintable():
        words = "".join([char if char.isprintable() else " " for char in words])
    return " ".join(words.split())

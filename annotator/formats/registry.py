"""Every format of interchange, and what each cannot hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from annotator.domain.records import ArticleRecord, ProjectRecord

THINGS = {
    "scheme": "the scheme",
    "sessions": "sessions",
    "history": "the history",
    "originals": "original bytes of imported files",
    "links": "links other than source, cue and relay",
    "regions": "regions",
    "comments": "comments",
    "entries": "details of source entries",
    "texts": "the texts of articles",
    "articles_without_tags": "articles without annotations",
    "article_details": "article states and unknown keys",
    "extra": "unknown keys of imported files",
}
"""What a project can hold and a format may not, in words for a person."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. Its module has `write(records, out)` and, when it `reads`, `read(file)`.

    With `whole`, records are one ProjectRecord and not a stream of articles.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    module: str
    reads: bool
    writes: bool
    cannot_hold: tuple[str, ...]
    whole: bool = False
    signature: bool = False

    def load(self) -> ModuleType:
        """The format's module, imported on first use."""
        return import_module(self.module)


FORMATS = (
    Format(
        "jsonl",
        "Article Annotator lines",
        (".jsonl",),
        "annotator.formats.jsonl",
        reads=True,
        writes=True,
        cannot_hold=("scheme", "sessions", "history", "originals"),
    ),
    Format(
        "json",
        "Article Annotator project",
        (".json",),
        "annotator.formats.json_project",
        reads=True,
        writes=True,
        cannot_hold=("history", "originals"),
        whole=True,
    ),
    Format(
        "csv",
        "Table of annotations",
        (".csv",),
        "annotator.formats.csv_table",
        reads=False,
        writes=True,
        cannot_hold=(
            *("scheme", "sessions", "history", "originals", "texts", "regions", "comments"),
            *("links", "entries", "articles_without_tags", "extra"),
        ),
    ),
    Format(
        "w3c",
        "W3C Web Annotation",
        (".jsonld",),
        "annotator.formats.w3c",
        reads=False,
        writes=True,
        cannot_hold=(
            *("scheme", "sessions", "history", "originals", "texts", "regions", "entries"),
            *("articles_without_tags", "article_details", "extra"),
        ),
    ),
)


def format_named(name: str) -> Format | None:
    """The row with this name."""
    return next((row for row in FORMATS if row.name == name), None)


@dataclass(frozen=True, slots=True)
class Loss:
    """How many of one thing a format will not hold; `thing` is a key of `THINGS`."""

    thing: str
    count: int

    @property
    def words(self) -> str:
        """The thing in words."""
        return THINGS[self.thing]


class LossCount:
    """Counts, article by article, what a format cannot hold of what passes through it."""

    def __init__(self, chosen: Format) -> None:
        self._chosen = chosen
        self._counts: dict[str, int] = {}

    def passing(self, articles: Iterable[ArticleRecord]) -> Iterable[ArticleRecord]:
        """The same articles, each counted as it goes by."""
        for article in articles:
            self.add(article)
            yield article

    def add(self, article: ArticleRecord) -> None:
        """Count one article."""
        found = {
            "texts": 1,
            "regions": len(article.regions),
            "comments": len(article.comments),
            "links": sum(link.kind not in ("source", "cue", "relay") for link in article.links),
            "entries": len(article.sources),
            "articles_without_tags": int(not article.annotations),
            "article_details": int(article.status != "to_do" or bool(article.extra)),
            "extra": sum(bool(one.extra) for one in (article, *article.annotations)),
        }
        for thing, count in found.items():
            self._counts[thing] = self._counts.get(thing, 0) + count

    def add_project(self, **counts: int) -> None:
        """Count what hangs on the whole project: scheme, sessions, history, originals."""
        for thing, count in counts.items():
            self._counts[thing] = self._counts.get(thing, 0) + count

    def losses(self) -> list[Loss]:
        """What was there and will not be held, in the format's order."""
        return [
            Loss(thing, self._counts[thing])
            for thing in self._chosen.cannot_hold
            if self._counts.get(thing)
        ]


def add_articles_of(count: LossCount, record: ProjectRecord) -> None:
    """Count every article of a project."""
    for article in record.articles:
        count.add(article)

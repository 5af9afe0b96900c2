"""What a format cannot hold of what is written to it, counted before anything is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from annotator.domain.records import ArticleRecord, ProjectRecord, SourceRecord

THINGS = {
    "scheme": "the scheme",
    "sessions": "sessions",
    "history": "edits in the history",
    "originals": "original bytes of imported files",
    "texts": "texts of articles",
    "articles_without_tags": "articles without annotations",
    "article_details": "articles with a by-line, dateline, address, language or state",
    "regions": "regions",
    "links": "links other than source, cue and relay",
    "entries": "details of source entries",
    "comments": "comments",
    "extra": "unknown keys of imported files",
}
"""What a project can hold and a format may not, in words for a person."""

_ATTRIBUTION = frozenset({"source", "cue", "relay"})


class Holder(Protocol):
    """What a loss is counted against: a format."""

    @property
    def cannot_hold(self) -> tuple[str, ...]: ...


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

    def __init__(self, chosen: Holder) -> None:
        self._counts = dict.fromkeys(chosen.cannot_hold, 0)

    def passing(self, articles: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """The same articles, each counted as it goes by."""
        for article in articles:
            self.add(article)
            yield article

    def add(self, article: ArticleRecord) -> None:
        """Count one article."""
        for thing in self._counts:
            if thing in _IN_ARTICLE:
                self._counts[thing] += _IN_ARTICLE[thing](article)

    def add_project(self, **counts: int) -> None:
        """Count what hangs on the whole project: scheme, sessions, history, originals."""
        for thing, count in counts.items():
            if thing in self._counts:
                self._counts[thing] += count

    def losses(self) -> list[Loss]:
        """What was there and will not be held, in the format's order."""
        return [Loss(thing, count) for thing, count in self._counts.items() if count]


def loss(articles: Iterable[ArticleRecord], chosen: Holder) -> list[Loss]:
    """What a format would not hold of some articles."""
    count = LossCount(chosen)
    for article in articles:
        count.add(article)
    return count.losses()


def project_loss(project: ProjectRecord, chosen: Holder) -> list[Loss]:
    """What a format would not hold of a project as one document."""
    count = LossCount(chosen)
    for article in project.articles:
        count.add(article)
    count.add_project(scheme=int(bool(project.scheme)), sessions=len(project.sessions))
    return count.losses()


def _details(article: ArticleRecord) -> int:
    stated = (article.byline, article.dateline, article.url, article.language)
    return int(any(stated) or article.status != "to_do")


def _entries(article: ArticleRecord) -> int:
    return sum(source != SourceRecord(source.id, source.name) for source in article.sources)


def _extra(article: ArticleRecord) -> int:
    kept = [article.extra, *(one.extra for one in article.annotations)]
    kept += [link.extra for link in article.links]
    kept += [comment.extra for comment in article.comments]
    return sum(len(extra) for extra in kept)


_IN_ARTICLE: dict[str, Callable[[ArticleRecord], int]] = {
    "texts": lambda article: 1,
    "articles_without_tags": lambda article: int(not article.annotations),
    "article_details": _details,
    "regions": lambda article: len(article.regions),
    "links": lambda article: sum(link.kind not in _ATTRIBUTION for link in article.links),
    "entries": _entries,
    "comments": lambda article: len(article.comments),
    "extra": _extra,
    "originals": lambda article: int(article.original is not None),
}

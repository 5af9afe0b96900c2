"""What a format cannot hold of what is written to it, counted before anything is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.formats.format import Format
from annotator.formats.things import Thing


@dataclass(frozen=True, slots=True)
class Loss:
    """How many of one thing a format will not hold; `thing` is the word in the format's row."""

    thing: str
    count: int
    kind: Thing = field(repr=False, compare=False)

    @property
    def words(self) -> str:
        """The thing in words."""
        return self.kind.words

    @property
    def told(self) -> str:
        """`12 notes`."""
        return self.kind.counted(self.count)


class LossCount:
    """Counts, article by article, what a format cannot hold of what passes through it."""

    def __init__(self, chosen: Format) -> None:
        self._kinds = {key: chosen.thing(key) for key in chosen.cannot_hold}
        self._counts = dict.fromkeys(self._kinds, 0)

    def passing(self, articles: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """The same articles, each counted as it goes by."""
        for article in articles:
            self.add(article)
            yield article

    def add(self, article: ArticleRecord) -> None:
        """Count one article."""
        for key, kind in self._kinds.items():
            if kind.count is not None:
                self._counts[key] += kind.count(article)

    def add_project(self, **counts: int) -> None:
        """Count what hangs on the whole project: scheme, sessions, history, originals."""
        for thing, count in counts.items():
            if thing in self._counts:
                self._counts[thing] += count

    def losses(self) -> list[Loss]:
        """What was there and will not be held, in the format's order."""
        return [Loss(key, count, self._kinds[key]) for key, count in self._counts.items() if count]


def loss(articles: Iterable[ArticleRecord], chosen: Format) -> list[Loss]:
    """What a format would not hold of some articles."""
    count = LossCount(chosen)
    for article in articles:
        count.add(article)
    return count.losses()


def project_loss(project: ProjectRecord, chosen: Format) -> list[Loss]:
    """What a format would not hold of a project as one document."""
    count = LossCount(chosen)
    for article in project.articles:
        count.add(article)
    count.add_project(scheme=int(bool(project.scheme)), sessions=len(project.sessions))
    return count.losses()


def as_held(article: ArticleRecord, chosen: Format) -> ArticleRecord | None:
    """The article as it must come back from a format: without what the format cannot hold.

    None when the format does not hold the article at all.
    """
    left: ArticleRecord | None = article
    if chosen.on_known:  # its texts are ours already, and what we know of them
        left = replace(article, headline=None, publisher=None, published=None)
    for key in chosen.cannot_hold:
        without = chosen.thing(key).without
        if left is not None and without is not None:
            left = without(left)
    return left

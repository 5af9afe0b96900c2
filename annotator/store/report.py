"""The figures of a project's report, read from the review's rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from annotator.domain.report import (
    CLASSES,
    ArticleLine,
    Place,
    Reliance,
    Report,
    Speaker,
)
from annotator.domain.review import Narrowing, Traits
from annotator.store.many import chunks, marks
from annotator.store.review_conditions import NONE
from annotator.store.review_list import all_traits
from annotator.store.review_walk import Walk

if TYPE_CHECKING:
    from annotator.store.project import Project

SPEAKERS, PUBLISHERS, RELYING, LINES = 12, 12, 12, 40
"""How many sources, publishers, relying articles and articles with places are told of."""

_MONTHLY = 62
"""More days than this are counted by month."""

_CAPITALS = {ord(letter): letter.lower() for letter in ascii_uppercase}
"""What the columns of names and publishers do not tell apart."""

_ROWS = 'article, place, "end", annotation, size, source, name, traits'


def report(project: Project, narrowing: Narrowing | None = None) -> Report:
    """Count everything of the rows that a narrowing lists; all of them by default.

    Articles, their states and the active time are those of the whole project.
    """
    *_, found = reporting(project, narrowing or Narrowing())
    if not isinstance(found, Report):
        raise RuntimeError("the counting ended without a report")
    return found


def reporting(project: Project, narrowing: Narrowing) -> Iterator[Report | tuple[int, int]]:
    """The same a few milliseconds at a time: how many articles of how many, then the report."""
    known = all_traits(project)
    fitting = {id: one for id, (one, _) in known.items() if one.fits(narrowing.chosen)}
    counting = _Counting(project, fitting)
    walk = Walk(project, narrowing, fitting if len(fitting) < len(known) else None)
    for done, whole, rows in walk.slices(_ROWS, "ORDER BY article, place, annotation"):
        counting.take(rows)
        yield done, whole
    yield counting.report()


class _Counting:
    """All figures while they grow. Traits are counted by their number."""

    def __init__(self, project: Project, traits: Mapping[int, Traits]) -> None:
        self._project = project
        self._traits = traits
        self._quotes = frozenset(id for id, one in traits.items() if one.label == "quote")
        self._anonymous = frozenset(id for id, one in traits.items() if one.naming == "anonymous")
        self._kinds = {id: one.values("class")[0] for id, one in traits.items()}
        self._counts = Counter[int]()
        self._sources = set[int]()
        self._speakers: dict[int | str, list[Any]] = {}  # name, traits, quotes, words
        self._without = 0
        self._worth = Counter[str]()
        self._reliance: dict[int, list[Any]] = {}  # headline, publisher, quotes, anonymous
        self._lines: list[ArticleLine] = []
        self._tenths = Counter[int]()
        self._days = Counter[str]()

    def take(self, rows: Sequence[Any]) -> None:
        """Count rows of whole articles, in their order."""
        lengths = self._lengths({row[0] for row in rows})
        self._counts.update(row[-1] for row in rows)
        claims = []
        for article, group in groupby(rows, key=itemgetter(0)):
            quotes = []
            for row in group:
                if row[-1] in self._quotes:
                    quotes.append(row)
                    self._take_speaker(*row[4:])
                else:
                    claims.append(row)
            if quotes:
                self._take_quotes(article, quotes, lengths[article])
        self._without += sum(not row[-2] for row in claims)
        self._worth.update(self._worthiness([row[3] for row in claims]))

    def _take_speaker(self, size: int, source: int | None, name: str, traits: int) -> None:
        if source is not None:
            self._sources.add(source)
        if name:
            known = self._speakers.setdefault(
                _alike(name) if source is None else source, [name, traits, 0, 0]
            )
            known[2] += 1
            known[3] += size

    def _take_quotes(self, article: int, quotes: Sequence[Any], length: int) -> None:
        ((headline, publisher, published),) = self._project.query(
            "SELECT headline, publisher, published FROM review_row WHERE annotation = ?",
            (quotes[0][3],),
        )
        anonymous = sum(row[-1] in self._anonymous for row in quotes)
        self._reliance[article] = [headline, publisher, len(quotes), anonymous]
        self._tenths.update(min(row[1] * 10 // length, 9) for row in quotes)
        if published:
            self._days[published[:10]] += len(quotes)
        if len(self._lines) < LINES:
            places = (
                Place(row[3], row[1] / length, row[2] / length, self._kinds[row[-1]])
                for row in quotes
            )
            self._lines.append(ArticleLine(article, headline, tuple(places)))

    def _lengths(self, articles: Collection[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for chunk in chunks(sorted(articles)):
            found |= dict(
                self._project.query(
                    "SELECT a.id, t.length FROM article a JOIN text t ON t.sha256 = a.text "
                    f"WHERE a.id IN ({marks(chunk)})",
                    chunk,
                )
            )
        return found

    def _worthiness(self, claims: Sequence[int]) -> dict[str, int]:
        found = self._project.query(
            f"SELECT coalesce(attributes ->> '$.check_worthiness', '{NONE}'), count(*) "
            "FROM annotation WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1",
            (json.dumps(claims),),
        )
        return {str(key): int(count) for key, count in found}

    def report(self) -> Report:
        """All figures of what was counted."""
        ((articles, done, active),) = self._project.query(
            "SELECT count(*), count(*) FILTER (WHERE status = 'done'), "
            "(SELECT coalesce(sum(active), 0) FROM session) FROM article"
        )
        many = {self._traits[id]: count for id, count in self._counts.items()}
        quotes = {one: count for one, count in many.items() if one.label == "quote"}
        claims = {one: count for one, count in many.items() if one.label == "claim"}
        classes = _counted(quotes, lambda one: one.values("class")[0])
        relying = self._relying()
        return Report(
            title=self._project.title,
            articles=int(articles),
            articles_done=int(done),
            active_seconds=int(active),
            quotes=sum(quotes.values()),
            forms=_counted(quotes, lambda one: one.form),
            reviews=_counted(many, lambda one: one.review),
            sources=len(self._sources),
            anonymous=classes.get("anonymous", 0),
            anonymous_articles=sum(1 for one in relying if one.anonymous),
            claims=sum(claims.values()),
            claims_without_source=self._without,
            claim_kinds=_counted(claims, lambda one: one.kind),
            worthiness=dict(sorted(self._worth.items())),
            speakers=self._most_quoted(),
            classes={key: classes[key] for key in CLASSES if key in classes},
            types=_counted(quotes, lambda one: one.type),
            namings=_counted(quotes, lambda one: one.naming),
            publishers=tuple(self._publishers()[:PUBLISHERS]),
            relying=tuple([one for one in relying if one.anonymous][:RELYING]),
            lines=tuple(self._lines),
            tenths=tuple(self._tenths[tenth] for tenth in range(10)),
            periods=self._periods(),
        )

    def _most_quoted(self) -> tuple[Speaker, ...]:
        found = [
            Speaker(key if isinstance(key, int) else None, name, self._kinds[traits], quotes, words)
            for key, (name, traits, quotes, words) in self._speakers.items()
        ]
        first = nsmallest(SPEAKERS, found, key=lambda one: (-one.words, one.name.lower()))
        return tuple(first)

    def _relying(self) -> list[Reliance]:
        """Articles by how many anonymous quotes they have."""
        found = [
            Reliance(headline, article, quotes, anonymous)
            for article, (headline, _, quotes, anonymous) in self._reliance.items()
        ]
        return sorted(found, key=_by_reliance)

    def _publishers(self) -> list[Reliance]:
        """Publishers by how many anonymous quotes they have; capitals do not part them."""
        found: dict[str, list[Any]] = {}
        for _, publisher, quotes, anonymous in self._reliance.values():
            known = found.setdefault(_alike(publisher), [publisher, 0, 0])
            known[1] += quotes
            known[2] += anonymous
        return sorted(
            (Reliance(name, None, *counts) for name, *counts in found.values()), key=_by_reliance
        )

    def _periods(self) -> dict[str, int]:
        """Quotes by the day their article was published; by the month when there are many days."""
        if len(self._days) <= _MONTHLY:
            return dict(sorted(self._days.items()))
        months = Counter[str]()
        for day, count in self._days.items():
            months[day[:7]] += count
        return dict(sorted(months.items()))


def _alike(name: str) -> str:
    """A name as the review's rows compare it."""
    return name.translate(_CAPITALS)


def _by_reliance(one: Reliance) -> tuple[int, int, str]:
    return -one.anonymous, -one.quotes, one.name.lower()


def _counted(many: Mapping[Traits, int], key: Callable[[Traits], str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for traits, count in many.items():
        found[key(traits) or NONE] += count
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

"""The figures of a project's report, read from the review's rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
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
from annotator.store.review_conditions import NONE, TENTH, WORTH
from annotator.store.review_list import Listing, all_traits

if TYPE_CHECKING:
    from annotator.store.project import Project

SPEAKERS, PUBLISHERS, RELYING, LINES = 12, 12, 12, 40
"""How many sources, publishers, relying articles and articles with places are told of."""

_MONTHLY = 62
"""More days than this are counted by month."""


def report(project: Project, narrowing: Narrowing | None = None) -> Report:
    """Count everything of the rows that a narrowing lists; all of them by default.

    Articles, their states and the active time are those of the whole project.
    """
    reading = _Reading(project, narrowing or Narrowing())
    ((articles, done, active),) = project.query(
        "SELECT count(*), count(*) FILTER (WHERE status = 'done'), "
        "(SELECT coalesce(sum(active), 0) FROM session) FROM article"
    )
    quotes = reading.of("quote")
    claims = reading.of("claim")
    classes = _counted(quotes, lambda one: reading.kind(one))
    relying = reading.reliance("article")
    return Report(
        title=project.title,
        articles=int(articles),
        articles_done=int(done),
        active_seconds=int(active),
        quotes=sum(quotes.values()),
        forms=_counted(quotes, lambda one: one.form),
        reviews=_counted({**quotes, **claims}, lambda one: one.review),
        sources=reading.sources(),
        anonymous=classes.get("anonymous", 0),
        anonymous_articles=sum(1 for one in relying if one.anonymous),
        claims=sum(claims.values()),
        claims_without_source=reading.claims_without_source(),
        claim_kinds=_counted(claims, lambda one: one.kind),
        worthiness=reading.worthiness(),
        speakers=reading.speakers(),
        classes={key: classes[key] for key in CLASSES if key in classes},
        types=_counted(quotes, lambda one: one.type),
        namings=_counted(quotes, lambda one: one.naming),
        publishers=tuple(reading.reliance("publisher")[:PUBLISHERS]),
        relying=tuple([one for one in relying if one.anonymous][:RELYING]),
        lines=reading.places(),
        tenths=reading.tenths(),
        periods=reading.periods(),
    )


class _Reading:
    """The rows of one narrowing, asked by SQL that counts."""

    def __init__(self, project: Project, narrowing: Narrowing) -> None:
        self._project = project
        self._traits = all_traits(project)
        listing = Listing(project, narrowing)
        self._where, self._values = listing.where()
        *_, counts = listing.counts()
        self._counts: Counter[Traits] = Counter(
            {traits: n for traits, n in counts.items() if traits.fits(narrowing.chosen)}
        )
        self._anonymous = _numbers(self._traits, lambda one: one.naming == "anonymous")

    def of(self, label: str) -> dict[Traits, int]:
        return {one: count for one, count in self._counts.items() if one.label == label}

    def kind(self, traits: Traits) -> str:
        return traits.values("class")[0]

    def rows(self, columns: str, label: str, rest: str, *more: Any) -> list[Any]:
        """SELECT over the rows with a label; `{anonymous}` in it are the traits that are."""
        traits = _numbers(self._traits, lambda one: one.label == label)
        statement = (
            f"SELECT {columns} FROM review_row WHERE traits IN ({traits}) {self._where} {rest}"
        )
        return self._project.query(
            statement.format(anonymous=self._anonymous), [*self._values, *more]
        )

    def sources(self) -> int:
        ((count,),) = self.rows("count(DISTINCT source)", "quote", "")
        return int(count)

    def speakers(self) -> tuple[Speaker, ...]:
        found = self.rows(
            "source, name, min(traits), count(*), sum(size)",
            "quote",
            "AND name <> '' GROUP BY coalesce(source, 'n' || name) "
            "ORDER BY sum(size) DESC, name LIMIT ?",
            SPEAKERS,
        )
        return tuple(
            Speaker(source, name, self.kind(self._traits[traits][0]), quotes, words)
            for source, name, traits, quotes, words in found
        )

    def claims_without_source(self) -> int:
        ((count,),) = self.rows("count(*)", "claim", "AND name = ''")
        return int(count)

    def worthiness(self) -> dict[str, int]:
        found = self.rows(
            f"{WORTH}, count(*)",
            "claim",
            "GROUP BY 1 ORDER BY 1",
        )
        return {str(key): int(count) for key, count in found}

    def reliance(self, by: str) -> list[Reliance]:
        """Publishers, or articles, by how many anonymous quotes they have."""
        named, article = ("publisher", "NULL") if by == "publisher" else ("headline", "article")
        found = self.rows(
            f"min({named}), {article}, count(*), count(*) FILTER (WHERE traits IN ({{anonymous}}))",
            "quote",
            f"GROUP BY {by} ORDER BY 4 DESC, 3 DESC, 1",
        )
        return [Reliance(*row) for row in found]

    def places(self) -> tuple[ArticleLine, ...]:
        """The first articles that have quotes, with where these stand."""
        found = self.rows("DISTINCT article", "quote", "ORDER BY article LIMIT ?", LINES)
        lines = []
        for (article,) in found:
            rows = self.rows(
                'annotation, headline, place, "end", traits, (SELECT t.length FROM article a '
                "JOIN text t ON t.sha256 = a.text WHERE a.id = review_row.article)",
                "quote",
                "AND article = ? ORDER BY place",
                article,
            )
            places = tuple(
                Place(id, start / length, end / length, self.kind(self._traits[traits][0]))
                for id, _, start, end, traits, length in rows
            )
            lines.append(ArticleLine(article, rows[0][1], places))
        return tuple(lines)

    def tenths(self) -> tuple[int, ...]:
        found = self.rows(
            f"{TENTH} AS tenth, count(*)",
            "quote",
            "GROUP BY tenth",
        )
        counted = dict(found)
        return tuple(int(counted.get(tenth, 0)) for tenth in range(10))

    def periods(self) -> dict[str, int]:
        """Quotes by the day their article was published; by the month when there are many days."""
        found = self.rows(
            "substr(published, 1, 10), count(*)",
            "quote",
            "AND published <> '' GROUP BY 1 ORDER BY 1",
        )
        if len(found) <= _MONTHLY:
            return {day: int(count) for day, count in found}
        months: Counter[str] = Counter()
        for day, count in found:
            months[day[:7]] += count
        return dict(sorted(months.items()))


def _numbers(traits: Mapping[int, tuple[Traits, int]], fits: Callable[[Traits], bool]) -> str:
    return ", ".join(str(number) for number, (one, _) in traits.items() if fits(one)) or "NULL"


def _counted(many: Mapping[Traits, int], key: Callable[[Traits], str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for traits, count in many.items():
        found[key(traits) or NONE] += count
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

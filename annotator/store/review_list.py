"""Listing the review's rows: narrowed, sorted, a page after the other behind a key."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from annotator.domain.review import Chosen, Narrowing, ReviewLine, Traits
from annotator.store.many import chunks, marks
from annotator.store.review_conditions import conditions, indexed, of_articles, sought
from annotator.store.review_few import picked_out
from annotator.store.review_walk import Walk
from annotator.store.review_words import Found, Likely
from annotator.text.span import GAP

if TYPE_CHECKING:
    from annotator.store.project import Project

PAGE = 2_000
"""How many rows are asked for at once: a few milliseconds."""

MOST = 16_000
"""How many at most, where none of many fits."""

FIRST = 200
"""How many the first page has, so that it is there at once."""

FEW = 20_000
"""So many rows are fetched and sorted as a whole rather than sought along the sort order."""

SORTED_BY = {
    "place": ("article", "place"),
    "words": ("words",),
    "name": ("name",),
    "cue": ("cue",),
    "headline": ("headline",),
    "publisher": ("publisher",),
    "published": ("published",),
}
"""Orders that have an index of their own, and its columns; facets are the other orders."""

_LINES = (
    'SELECT annotation, article, place, "end", words, size, source, name, relay, cue, headline, '
    "publisher, published, traits FROM review_row WHERE annotation IN ({})"
)


@dataclass(frozen=True, slots=True)
class Order:
    """By what a list is sorted: a column of `SORTED_BY`, or a facet and then by place."""

    by: str = "place"
    descending: bool = False


def all_traits(project: Project) -> dict[int, tuple[Traits, int]]:
    """Every combination of facet values there is, by its number, and how many rows have it."""
    found = project.query("SELECT id, traits, count FROM review_traits WHERE count > 0")
    return {id: (_traits(text), count) for id, text, count in found}


def lines(project: Project, ids: Sequence[int]) -> list[ReviewLine]:
    """These rows, in the order asked for; those that are gone are left out."""
    found: dict[int, tuple[Any, ...]] = {}
    for chunk in chunks(ids):
        for row in project.query(_LINES.format(marks(chunk)), chunk):
            found[row[0]] = row
    traits = _traits_by_number(project, {row[-1] for row in found.values()})
    return [ReviewLine(*(*found[id][:-1], traits[found[id][-1]])) for id in ids if id in found]


def whole_words(project: Project, ids: Sequence[int]) -> dict[int, str]:
    """All words of these quotes and claims, parts joined by ` […] `."""
    found: dict[int, list[str]] = {}
    for chunk in chunks(sorted(ids)):
        for id, part in project.query(
            f"SELECT annotation, exact FROM span WHERE annotation IN ({marks(chunk)}) "
            "ORDER BY annotation, start",
            chunk,
        ):
            found.setdefault(id, []).append(part)
    return {id: GAP.join(parts) for id, parts in found.items()}


def uids_of(project: Project, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The uids of these annotations and of their articles."""
    return {
        id: (own, article)
        for chunk in chunks(sorted(ids))
        for id, own, article in project.query(
            "SELECT n.id, n.uid, a.uid FROM annotation n JOIN article a ON a.id = n.article "
            f"WHERE n.id IN ({marks(chunk)})",
            chunk,
        )
    }


def annotator_names(project: Project) -> dict[str, str]:
    """The names of the annotators by what the facet calls them."""
    return {str(id): name for id, name in project.query("SELECT id, name FROM annotator")}


def sources_listed(project: Project, chosen: Chosen) -> dict[int, int]:
    """The sources' entries with how many rows of theirs these facets let through."""
    fitting = [id for id, (traits, _) in all_traits(project).items() if traits.fits(chosen)]
    found = project.query(
        "SELECT source, count(*) FROM review_row WHERE source IS NOT NULL "
        f"AND traits IN ({', '.join(map(str, fitting))}) GROUP BY source"
    )
    return dict(found)


class Listing:
    """What a narrowing lists. The traits are read once, when it is made.

    `found` are the rows in which the narrowing's words were found; None without any. With a
    `Likely` only the rows can be asked for, not their counts.
    """

    def __init__(
        self, project: Project, narrowing: Narrowing, found: Found | Likely | None = None
    ) -> None:
        self._project = project
        self._narrowing = narrowing
        self._found = found
        self._traits = all_traits(project)
        self._asked = [
            id
            for id, (traits, _) in self._traits.items()
            if narrowing.worth is None or traits.label == "claim"
        ]
        self._fitting = [id for id in self._asked if self._traits[id][0].fits(narrowing.chosen)]

    @cached_property
    def count(self) -> int | None:
        """How many rows are listed; None when that is not known without counting them."""
        if not self._narrowing.by_traits_alone:
            return None
        return sum(self._traits[id][1] for id in self._fitting)

    def counts(self) -> Iterator[Counter[Traits]]:
        """How many rows have which traits, whatever facets are chosen: more at every step.

        What is yielded grows; the last is all of it.
        """
        if self._narrowing.by_traits_alone:
            yield Counter(dict(self._traits.values()))
            return
        total: Counter[Traits] = Counter()
        for page in self._numbers():
            if page.keys() - self._traits.keys():  # an edit since the last step made new ones
                self._traits |= all_traits(self._project)
            for number, count in page.items():
                total[self._traits[number][0]] += count
            yield total
        yield total

    def pages(self, order: Order, *, first: int = FIRST) -> Iterator[list[int]]:
        """The annotations of the rows, in order, `first` of them and then more at a time."""
        if order.by in SORTED_BY:
            yield from self._sorted(SORTED_BY[order.by], self._fitting, order.descending, first)
            return
        for group in self._groups(order):
            yield from self._sorted(SORTED_BY["place"], group, False, first)

    def fitting(self, ids: Collection[int]) -> set[int]:
        """Which of these annotations are listed."""
        where, values = self._where(self._fitting)
        found = [
            id
            for chunk in chunks(sorted(ids))
            for (id,) in self._project.query(
                f"SELECT annotation FROM review_row WHERE annotation IN ({marks(chunk)}) {where}",
                [*chunk, *values],
            )
        ]
        return {*self._holding(found)}

    def where(self) -> tuple[str, list[Any]]:
        """The conditions on the rows that are listed, each begun with AND, and their values."""
        return self._where(self._fitting)

    def _groups(self, order: Order) -> list[list[int]]:
        """The fitting traits by their value of a facet, in the order of the values."""
        names = annotator_names(self._project) if order.by == "annotator" else {}
        groups: dict[tuple[str, ...], list[int]] = {}
        for id in self._fitting:
            values = self._traits[id][0].values(order.by)
            groups.setdefault(tuple(names.get(one, one) for one in values), []).append(id)
        return [groups[key] for key in sorted(groups, reverse=order.descending)]

    def _sorted(
        self, columns: Sequence[str], traits: Sequence[int], descending: bool, first: int
    ) -> Iterator[list[int]]:
        where, values = self._where(traits, indexed(self._narrowing))
        way = " DESC" if descending else ""
        by = ", ".join(f"{column}{way}" for column in (*columns, "annotation"))
        count = sum(self._traits[id][1] for id in traits)
        few = picked_out(self._project, self._narrowing, self._found, count, FEW)
        if few is not None:
            where, values = self._where(traits)
            statement = f"SELECT annotation FROM review_row {few} {where} ORDER BY {by}"
            ids = [id for (id,) in self._project.query(statement, values)]
            for page in chunks(ids, PAGE):
                yield self._holding(page)
            return
        if columns == SORTED_BY["place"] and self._by_articles:
            walk = Walk(self._project, self._narrowing, self._let_through(traits))
            for page in walk.pages(descending=descending, first=first, then=PAGE):
                yield self._holding(page)
            return
        keys = ", ".join((*columns, "annotation"))
        index = f"INDEXED BY review_row_{'_'.join(columns)}_annotation_traits"
        fits, sought_values = sought(self._narrowing)
        after: Sequence[Any] = ()
        size = PAGE if fits else first
        while True:
            behind = f"AND ({keys}) {'<' if descending else '>'} ({marks(after)})" if after else ""
            rows = self._project.query(
                f"SELECT 1 {fits}, {keys} FROM review_row {index} WHERE 1 {behind} {where} "
                f"ORDER BY {by} LIMIT {size}",
                [*sought_values, *after, *values],
            )
            fitting = [row[-1] for row in rows if row[0]]
            yield self._holding(fitting)
            if len(rows) < size:
                return
            after, size = rows[-1][1:], PAGE if fitting else min(2 * size, MOST)

    def _holding(self, ids: Sequence[int]) -> list[int]:
        """Those of some rows in which the words that are looked for stand."""
        return list(ids) if self._found is None else self._found.among(ids)

    @property
    def _by_articles(self) -> bool:
        """True when it depends on its article whether a row is listed."""
        return bool(of_articles(self._narrowing)[0])

    def _let_through(self, traits: Sequence[int]) -> Sequence[int] | None:
        return traits if len(traits) < len(self._traits) else None

    def _where(
        self, traits: Sequence[int], narrowing: Narrowing | None = None
    ) -> tuple[str, list[Any]]:
        """The conditions on a row, each begun with AND, and their values."""
        where, values = conditions(narrowing or self._narrowing)
        if len(traits) < len(self._traits):
            where = f"AND traits IN ({', '.join(map(str, traits))}) {where}"
        return where, values

    def _numbers(self) -> Iterator[Counter[int]]:
        """The traits' numbers of all rows that fit but for the facets, some after the others."""
        where, values = self._where(self._asked)
        if isinstance(self._found, Found):
            for chunk in chunks(list(self._found), PAGE):
                found = self._project.query(
                    "SELECT traits FROM review_row WHERE annotation IN "
                    f"(SELECT value FROM json_each(?)) {where}",
                    [json.dumps(list(chunk)), *values],
                )
                yield Counter(number for (number,) in found)
        elif self._narrowing.source is not None or self._narrowing.name is not None:
            found = self._project.query(
                f"SELECT traits, count(*) FROM review_row WHERE 1 {where} GROUP BY +traits", values
            )
            yield Counter(dict(found))
        else:
            walk = Walk(self._project, self._narrowing, self._let_through(self._asked))
            for _, _, found in walk.slices("traits, count(*)", "GROUP BY +traits"):
                yield Counter(dict(found))


def _traits(text: str) -> Traits:
    *values, checks = json.loads(text)
    return Traits(*(*values, tuple(checks)))


def _traits_by_number(project: Project, numbers: Collection[int]) -> dict[int, Traits]:
    return {
        id: _traits(text)
        for chunk in chunks(sorted(numbers))
        for id, text in project.query(
            f"SELECT id, traits FROM review_traits WHERE id IN ({marks(chunk)})", chunk
        )
    }

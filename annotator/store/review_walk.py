"""Reading the review's rows article after article, where an article says what is listed of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.review import Narrowing
from annotator.store.many import chunks, marks
from annotator.store.review_conditions import Condition, of_articles, of_rows

if TYPE_CHECKING:
    from annotator.store.project import Project

SLICE = 200
"""So many articles are read at once: some milliseconds."""

_INDEX = "review_row_article_place_annotation_traits"
_FROM = (
    "FROM article p JOIN text t ON t.sha256 = p.text "
    f"CROSS JOIN review_row INDEXED BY {_INDEX} ON article = p.id"
)
_FROM_WITHOUT_TEXT = f"FROM article p CROSS JOIN review_row INDEXED BY {_INDEX} ON article = p.id"


class Walk:
    """The rows that a narrowing lists and that have some traits, in the order of their articles.

    `traits` are the numbers of combinations of facet values; None lets all through.
    """

    def __init__(
        self, project: Project, narrowing: Narrowing, traits: Collection[int] | None
    ) -> None:
        self._project = project
        self._articles = of_articles(narrowing)
        self._rows = _with_traits(of_rows(narrowing), traits)
        self._from = _FROM if narrowing.tenth is not None else _FROM_WITHOUT_TEXT

    def pages(self, *, descending: bool, first: int, then: int) -> Iterator[list[int]]:
        """The annotations, by article and place, `first` of them and then `then` at a time."""
        way, beyond, least = (" DESC", "<", "<=") if descending else ("", ">", ">=")
        after: Sequence[Any] = ()
        size = first
        while True:
            behind = (
                f"AND p.id {least} ? AND (p.id, place, annotation) {beyond} (?, ?, ?)"
                if after
                else ""
            )
            rows = self._project.query(
                f"SELECT p.id, place, annotation {self._from} WHERE 1 {behind} "
                f"{self._articles[0]} {self._rows[0]} "
                f"ORDER BY p.id{way}, place{way}, annotation{way} LIMIT {size}",
                [*after[:1], *after, *self._articles[1], *self._rows[1]],
            )
            yield [row[-1] for row in rows]
            if len(rows) < size:
                return
            after, size = rows[-1], then

    def slices(self, columns: str, rest: str = "") -> Iterator[tuple[int, int, list[Any]]]:
        """What a SELECT of `columns` finds in some articles after the others.

        With it comes how many articles of how many are read then. `rest` groups or sorts within a
        slice.
        """
        found = self._project.query(
            f"SELECT p.id FROM article p WHERE 1 {self._articles[0]} ORDER BY p.id",
            self._articles[1],
        )
        done, whole = 0, len(found)
        statement = (
            f"SELECT {columns} {self._from} WHERE p.id BETWEEN ? AND ? "
            f"{self._articles[0]} {self._rows[0]} {rest}"
        )
        for chunk in chunks(found, SLICE):
            done += len(chunk)
            ends = chunk[0][0], chunk[-1][0]
            values = [*ends, *self._articles[1], *self._rows[1]]
            yield done, whole, self._project.query(statement, values)


def _with_traits(condition: Condition, traits: Collection[int] | None) -> Condition:
    where, values = condition
    if traits is None:
        return condition
    return f"AND traits IN ({marks(traits)}) {where}", [*traits, *values]

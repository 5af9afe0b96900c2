"""Gathering what an edit touched, while it happens or from its lines, for those who show it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from itertools import chain as chained
from typing import TYPE_CHECKING, Any

from annotator.domain.change import Change
from annotator.domain.ids import Ids
from annotator.store.chain import Columns, Line
from annotator.store.columns import columns
from annotator.store.many import chunks, marks
from annotator.store.table_list import by_table

if TYPE_CHECKING:
    from annotator.store.project import Project

_NONE = Ids()


class Touched:
    """The ids of all rows touched so far, and the annotations and articles they belong to.

    `waived` are annotations of which a remark was let stand, or is told again.
    """

    def __init__(self) -> None:
        self._ids: dict[str, Ids] = {}
        self.annotations = Ids()
        self.articles = Ids()
        self.waived = Ids()
        self._ends = Ids()

    def of(self, table: str) -> Ids:
        """The ids touched of one table."""
        return self._ids.get(table, _NONE)

    def lines(self, lines: Iterable[Line]) -> Touched:
        """Count in the lines of an edit; returns itself."""
        for line in lines:
            if line.block is not None:
                self.block(line.table, line.rows())
            for state in (line.before, line.after):
                if state is not None:
                    self.row(line.table, state)
        return self

    def row(self, table: str, row: Columns) -> None:
        """Count in one row, as it was or as it is."""
        self._count(table, row, lambda column: [row[column]])

    def block(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Count in many rows of one table, in the order of its columns."""
        names = columns(by_table()[table])

        def values(column: str) -> list[Any]:
            place = names.index(column)
            return [row[place] for row in rows]

        self._count(table, names, values)

    def _count(self, table: str, names: Container[str], values: Callable[[str], list[Any]]) -> None:
        ids = values("id")
        self._ids.setdefault(table, Ids()).update(ids)
        if table == "annotation":
            self.annotations.update(ids)
        elif table == "span":
            self.annotations.update(values("annotation"))
        elif table == "link":
            self._link_ends({*values("origin"), *values("target")})
        elif table == "waiver":
            self.waived.update(id for id in values("annotation") if id is not None)
        if table == "article":
            self.articles.update(ids)
        elif "article" in names:
            self.articles.update(values("article"))

    def _link_ends(self, ends: set[int]) -> None:
        present = self._ids.get("annotation")
        if present is None or not present.covers(min(ends), max(ends) + 1):
            self.annotations.update(ends)
            self._ends.update(ends)

    def change(self, project: Project, number: int, kind: str, text: str) -> Change:
        """All of it as a Change."""
        present = self._ids.get("annotation", Ids())
        elsewhere = [end for end in self._ends if end not in present]
        self.articles.update(_articles_of(project, elsewhere))
        return Change(number, kind, text, self._ids, self.annotations, self.articles)


def _articles_of(project: Project, annotations: Sequence[int]) -> Iterable[int]:
    found = (
        project.query(
            f"SELECT DISTINCT article FROM annotation WHERE id IN ({marks(chunk)})", chunk
        )
        for chunk in chunks(annotations)
    )
    return {article for (article,) in chained.from_iterable(found)}

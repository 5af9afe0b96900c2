"""An article as it was right after an earlier edit, told from the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.region import Region
from annotator.store.annotations import Mark
from annotator.store.chain import Columns, Line
from annotator.store.columns import columns
from annotator.store.journal import lines_of
from annotator.store.many import chunks
from annotator.store.many import marks as question_marks
from annotator.store.regions import regions
from annotator.store.table_list import by_table

if TYPE_CHECKING:
    from annotator.store.project import Project

Tie = tuple[int, str, int, int]
"""Link, kind, origin, target."""

Change = tuple[str, Columns | None, Columns | None]
"""A table, with a row before and after one step."""


class Past:
    """The tags of one article, walked back edit by edit from today; nothing is written.

    Each step costs as much as the edit was large, so a slider moves freely: of today's rows only
    those are read that an edit on the way touched.
    """

    def __init__(self, project: Project, article: int) -> None:
        self._project = project
        self._article = article
        self._labels: dict[int, Columns] = {}  # annotations as they were, of those that are known
        self._spans: defaultdict[int, dict[int, Columns]] = defaultdict(dict)
        self._links: dict[int, Columns | None] = {}  # None for one that was not there
        self._ends: defaultdict[int, set[int]] = defaultdict(set)
        self._regions = {id: _region_row(article, one) for id, one in regions(project, article)}
        self._known: set[int] = set()
        self.edit = project.last_edit

    def go_to(self, edit: int) -> set[int]:
        """Go to the state right after `edit`, 0 before the first; returns what differs in it.

        These are annotations; their links may differ too.
        """
        forward = edit > self.edit
        numbers = self._edits_between(min(edit, self.edit), max(edit, self.edit))
        touched: set[int] = set()
        for number in numbers if forward else reversed(numbers):
            lines = lines_of(self._project, number)
            steps = [
                (line.table, *((before, after) if forward else (after, before)))
                for line in (lines if forward else reversed(lines))
                for before, after in _states(line)
            ]
            ids = self._touched(steps)
            self._read_today(ids - self._known)
            touched |= ids
            for step in steps:
                self._apply(*step)
        self.edit = edit
        return touched

    def marks_of(self, ids: Iterable[int]) -> list[Mark]:
        """The spans, as they were, of annotations that an edit on the way touched, in order."""
        return sorted(
            (span["start"], span["end"], id, one["label"], one["attributes"])
            for id in ids
            if (one := self._labels.get(id)) is not None
            for span in self._spans[id].values()
        )

    def links_of(self, ids: Iterable[int]) -> list[Tie]:
        """The links at either end of annotations that an edit on the way touched, as they were."""
        rows = [
            (link, self._links[link]) for link in {link for id in ids for link in self._ends[id]}
        ]
        return sorted(
            (id, row["kind"], row["origin"], row["target"])
            for id, row in rows
            if row is not None and self._is_here(row["origin"])
        )

    def regions(self) -> list[tuple[int, Region]]:
        """The regions as they were, with their ids."""
        rows = self._regions.items()
        found = [(id, Region(row["start"], row["end"], row["kind"])) for id, row in rows]
        return sorted(found, key=lambda pair: (pair[1], pair[0]))

    def _is_here(self, annotation: int) -> bool:
        """True for an annotation of this article at this moment; one never touched is as today."""
        return annotation not in self._known or annotation in self._labels

    def _touched(self, steps: Iterable[Change]) -> set[int]:
        """The annotations whose rows, or whose links, differ by these steps."""
        found: set[int] = set()
        for table, *states in steps:
            for row in filter(None, states):
                if table in ("annotation", "span") and row["article"] == self._article:
                    found.add(row["id"] if table == "annotation" else row["annotation"])
                elif table == "link":
                    found |= {row["origin"], row["target"]}
        return found

    def _read_today(self, ids: Collection[int]) -> None:
        """Take in the rows of annotations, which until here are as they are today."""
        self._known.update(ids)
        for chunk in chunks(sorted(ids)):
            among = f"IN ({question_marks(chunk)})"
            here = (*chunk, self._article)
            for row in self._rows("annotation", f"id {among} AND article = ?", here):
                self._labels[row["id"]] = row
            for row in self._rows("span", f"annotation {among} AND article = ?", here):
                self._spans[row["annotation"]][row["id"]] = row
            for end in ("origin", "target"):
                for row in self._rows("link", f"{end} {among}", chunk):
                    if row["id"] not in self._links:
                        self._keep_link(row["id"], row)

    def _rows(self, table: str, where: str, values: Sequence[object]) -> Iterable[Columns]:
        names = columns(by_table()[table])
        quoted = ", ".join(f'"{name}"' for name in names)
        query = f'SELECT {quoted} FROM "{table}" WHERE {where}'
        for row in self._project.query(query, values):
            yield dict(zip(names, row, strict=True))

    def _keep_link(self, id: int, row: Columns) -> None:
        self._links[id] = row
        self._ends[row["origin"]].add(id)
        self._ends[row["target"]].add(id)

    def _edits_between(self, after: int, to: int) -> list[int]:
        found = self._project.query(
            "SELECT id FROM edit WHERE id > ? AND id <= ? ORDER BY id", (after, to)
        )
        return [id for (id,) in found]

    def _apply(self, table: str, old: Columns | None, new: Columns | None) -> None:
        row = new or old
        if row is None or table not in ("annotation", "span", "link", "region"):
            return
        id = row["id"]
        if table == "link":
            self._keep_link(id, row)
            if new is None:
                self._links[id] = None
        elif row["article"] == self._article:
            known = {"annotation": self._labels, "region": self._regions}
            rows = known[table] if table in known else self._spans[row["annotation"]]
            if new is None:
                rows.pop(id, None)
            else:
                rows[id] = new


def _region_row(article: int, region: Region) -> Columns:
    return {"article": article, "kind": region.kind, "start": region.start, "end": region.end}


def _states(line: Line) -> list[tuple[Columns | None, Columns | None]]:
    if line.block is None:
        return [(line.before, line.after)]
    names = columns(by_table()[line.table])
    rows: list[Any] = [dict(zip(names, values, strict=True)) for values in line.rows()]
    if line.action == "update":
        return list(zip(rows[: line.count], rows[line.count :], strict=True))
    return [(None, row) if line.action == "insert" else (row, None) for row in rows]

"""An article as it was right after an earlier edit, told from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.domain.region import Region
from annotator.store.annotations import Mark
from annotator.store.chain import Columns, Line
from annotator.store.journal import lines_of
from annotator.store.regions import regions
from annotator.store.schema import by_table, columns

if TYPE_CHECKING:
    from annotator.store.project import Project

_TABLES = ("annotation", "span", "link", "region")


class Past:
    """The tags of one article, walked back edit by edit from today; nothing is written.

    Each step costs as much as the edit was large, so a slider moves freely.
    """

    def __init__(self, project: Project, article: int) -> None:
        self._project = project
        self._article = article
        self._rows: dict[str, dict[int, Columns]] = {table: {} for table in _TABLES}
        self.edit = project.last_edit
        self._read_today()

    def go_to(self, edit: int) -> None:
        """Show the state right after `edit`; 0 is before the first."""
        if edit > self.edit:
            for number in self._edits_between(self.edit, edit):
                for line in lines_of(self._project, number):
                    self._apply(line, forward=True)
        else:
            for number in reversed(self._edits_between(edit, self.edit)):
                for line in reversed(lines_of(self._project, number)):
                    self._apply(line, forward=False)
        self.edit = edit

    def marks(self) -> list[Mark]:
        """The spans as they were, as light tuples by start: what painting needs."""
        annotations = self._rows["annotation"]
        found = [
            (
                *(span["start"], span["end"], span["annotation"]),
                annotations[span["annotation"]]["label"],
                annotations[span["annotation"]]["attributes"],
            )
            for span in self._rows["span"].values()
            if span["annotation"] in annotations
        ]
        return sorted(found)

    def links(self) -> list[tuple[int, str, int, int]]:
        """The links as they were: id, kind, origin, target."""
        annotations = self._rows["annotation"]
        return sorted(
            (id, link["kind"], link["origin"], link["target"])
            for id, link in self._rows["link"].items()
            if link["origin"] in annotations
        )

    def regions(self) -> list[tuple[int, Region]]:
        """The regions as they were, with their ids."""
        rows = self._rows["region"].items()
        found = [(id, Region(row["start"], row["end"], row["kind"])) for id, row in rows]
        return sorted(found, key=lambda pair: (pair[1], pair[0]))

    def _read_today(self) -> None:
        own = "SELECT id FROM annotation WHERE article = ?"
        for table, where in (
            ("annotation", "article = ?"),
            ("span", f"annotation IN ({own})"),
            ("link", f"origin IN ({own})"),
        ):
            names = columns(by_table()[table])
            quoted = ", ".join(f'"{name}"' for name in names)
            for row in self._project.query(
                f'SELECT {quoted} FROM "{table}" WHERE {where}', (self._article,)
            ):
                self._rows[table][row[0]] = dict(zip(names, row, strict=True))
        for id, region in regions(self._project, self._article):
            self._rows["region"][id] = {
                "id": id,
                "article": self._article,
                "kind": region.kind,
                "start": region.start,
                "end": region.end,
            }

    def _edits_between(self, after: int, to: int) -> list[int]:
        found = self._project.query(
            "SELECT id FROM edit WHERE id > ? AND id <= ? ORDER BY id", (after, to)
        )
        return [id for (id,) in found]

    def _apply(self, line: Line, *, forward: bool) -> None:
        if line.table not in self._rows:
            return
        rows = self._rows[line.table]
        for before, after in _states(line):
            old, new = (before, after) if forward else (after, before)
            if new is not None:
                if self._is_ours(line.table, new):
                    rows[new["id"]] = new
            elif old is not None:
                rows.pop(old["id"], None)

    def _is_ours(self, table: str, row: Columns) -> bool:
        if table in ("annotation", "region"):
            return bool(row["article"] == self._article)
        return True  # spans and links of other articles have no annotation here and are left out


def _states(line: Line) -> list[tuple[Columns | None, Columns | None]]:
    if line.block is None:
        return [(line.before, line.after)]
    names = columns(by_table()[line.table])
    rows: list[Any] = [dict(zip(names, values, strict=True)) for values in line.rows()]
    if line.action == "update":
        return list(zip(rows[: line.count], rows[line.count :], strict=True))
    return [(None, row) if line.action == "insert" else (row, None) for row in rows]

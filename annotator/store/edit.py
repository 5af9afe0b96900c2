"""The one way in which rows change: an open edit that records before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from annotator.domain.change import Change
from annotator.domain.errors import StoreError
from annotator.store.chain import BLOCK_ROWS, Columns, Line, block_line
from annotator.store.schema import columns, defaults, table_name
from annotator.store.tables import Row

if TYPE_CHECKING:
    from annotator.store.project import Project

Key = TypeVar("Key", int, str)

MANY = 500
"""How many ids one statement asks for: below SQLite's bound on variables."""


class Edit:
    """All changes of one action of a person; they are committed together or not at all.

    `article` is the article to show when this edit is undone.
    """

    def __init__(self, project: Project, text: str, kind: str, group: str | None) -> None:
        self.project = project
        self.text = text
        self.kind = kind
        self.group = group
        self.undoes: int | None = None
        self.article: int | None = None
        self.lines: list[Line] = []
        self.open = True
        self.change: Change | None = None

    def insert(self, row: type[Row], **given: Any) -> int:
        """Add one row and return its id. Columns that are not given take their defaults."""
        values = defaults(row) | given
        values.pop("id", None)
        if "id" in given:
            values["id"] = given["id"]
        names = list(values)
        self._run(_insertion(row, names), [values[name] for name in names], line=None)
        new = int(self.project.connection.execute("SELECT last_insert_rowid()").fetchone()[0])
        after = {name: values.get(name) for name in columns(row)} | {"id": new}
        self.lines.append(Line(table_name(row), "insert", new, after=after))
        return new

    def update(self, row: type[Row], id: int, **given: Any) -> bool:
        """Set columns of one row; False when they held these values already."""
        before = self.current(row, id)
        after = before | given
        if after == before:
            return False
        sets = ", ".join(f'"{name}" = ?' for name in given)
        statement = f'UPDATE "{table_name(row)}" SET {sets} WHERE "id" = ?'
        line = Line(table_name(row), "update", id, before=before, after=after)
        self._run(statement, [*given.values(), id], line)
        return True

    def delete(self, row: type[Row], id: int) -> None:
        """Remove one row; those that refer to it must be gone before."""
        before = self.current(row, id)
        line = Line(table_name(row), "delete", id, before=before)
        self._run(f'DELETE FROM "{table_name(row)}" WHERE "id" = ?', [id], line)

    def current(self, row: type[Row], id: int) -> Columns:
        """The row as it stands, every column. Raises StoreError when it is gone."""
        found = self.project.row(row, id)
        if found is None:
            raise StoreError("That has been deleted in the meantime.")
        return found

    def next_id(self, row: type[Row]) -> int:
        """The id that the next row of this table will have."""
        found = self.project.query(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table_name(row),)
        )
        return int(found[0][0]) + 1 if found else 1

    def insert_many(
        self, row: type[Row], names: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> range:
        """Add rows given as tuples of the columns `names`; their ids follow on one another.

        Recorded as compressed blocks; at most `BLOCK_ROWS` are held at a time.
        """
        first = following = self.next_id(row)
        every = columns(row)
        place = {name: i for i, name in enumerate(names)}
        rest = defaults(row)
        template = [rest.get(name) for name in every]
        sources = [(i, place[name]) for i, name in enumerate(every) if name in place]
        waiting = iter(rows)
        while chunk := list(islice(waiting, BLOCK_ROWS)):
            whole = []
            for given in chunk:
                values = template.copy()
                for to, at in sources:
                    values[to] = given[at]
                values[0] = following
                following += 1
                whole.append(values)
            self.restore_many(row, whole)
        return range(first, following)

    def restore_many(self, row: type[Row], rows: Sequence[Sequence[Any]]) -> None:
        """Add whole rows, ids and all, as one block."""
        self._must_be_open()
        statement = _insertion(row, columns(row))
        self.project.connection.executemany(statement, rows)
        self.lines.append(block_line(table_name(row), "insert", rows))

    def delete_many(self, row: type[Row], ids: Iterable[int]) -> None:
        """Remove rows by id, in blocks; those that refer to them must be gone before."""
        name = table_name(row)
        for chunk in chunks(sorted(ids), BLOCK_ROWS):
            rows = self.project.rows_by_id(row, chunk)
            if len(rows) != len(chunk):
                raise StoreError("Some of that has been deleted in the meantime.")
            self._must_be_open()
            self.project.connection.executemany(
                f'DELETE FROM "{name}" WHERE "id" = ?', [(id,) for id in chunk]
            )
            self.lines.append(block_line(name, "delete", rows))

    def _run(self, statement: str, values: Sequence[Any], line: Line | None) -> None:
        self._must_be_open()
        self.project.connection.execute(statement, values)
        if line is not None:
            self.lines.append(line)

    def _must_be_open(self) -> None:
        if not self.open:
            raise StoreError("This edit is closed; changes belong inside an open one.")


def _insertion(row: type[Row], names: Iterable[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    marks = ", ".join("?" * len(quoted))
    return f'INSERT INTO "{table_name(row)}" ({", ".join(quoted)}) VALUES ({marks})'


def chunks(keys: Sequence[Key], size: int = MANY) -> Iterator[Sequence[Key]]:
    """`keys` in pieces of at most `size`."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]

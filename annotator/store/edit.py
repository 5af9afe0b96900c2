"""The one way in which rows change: an open edit that records before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from annotator.domain.change import Change
from annotator.domain.errors import EditRefused, StoreError
from annotator.store.blocks import Blocks
from annotator.store.chain import BLOCK_ROWS, Columns, Line, block_line
from annotator.store.columns import columns, defaults, table_name
from annotator.store.journal import write_lines
from annotator.store.known import Known
from annotator.store.many import chunks
from annotator.store.tables import Row
from annotator.store.touched import Touched
from annotator.text.canonical import storable

if TYPE_CHECKING:
    import sqlite3

    from annotator.store.project import Project
    from annotator.store.scheme_growth import Growth


MOST_LINES = 200
"""How many lines of an open edit are held before they are written."""


class Edit:
    """All changes of one action of a person; they are committed together or not at all.

    `article` is the article to show when this edit is undone. `lines` are those that are not in
    the journal yet; `number` is the edit's place there, `last_hash` and `last_row` are those of
    its last line, once the first of a long edit are written: from then on only lines are added.
    `pulse` is called for each block of many rows; what it raises ends the edit.
    """

    def __init__(self, project: Project, text: str, kind: str, group: str | None) -> None:
        self.project = project
        self.text = storable(text)
        self.kind = kind
        self.group = group
        self.undoes: int | None = None
        self.article: int | None = None
        self.lines: list[Line] = []
        self.touched = Touched()
        self._blocks = Blocks()
        self.growth: Growth | None = None
        self.number: int | None = None
        self.last_hash = ""
        self.last_row = 0
        self.settled: Known | None = None  # what is read when no more changes
        self.open = True
        self.change: Change | None = None
        self.pulse: Callable[[], None] | None = None

    def insert(self, row: type[Row], **given: Any) -> int:
        """Add one row and return its id. Columns that are not given take their defaults."""
        values = _storable(defaults(row) | given)
        if "id" not in given:
            values.pop("id", None)
        new = self.run(_insertion(row, values), list(values.values())).lastrowid
        after = {name: values.get(name) for name in columns(row)} | {"id": new}
        self._record(Line(table_name(row), "insert", int(new or 0), after=after))
        return int(new or 0)

    def update(self, row: type[Row], id: int, **given: Any) -> bool:
        """Set columns of one row; False when they held these values already."""
        before = self.current(row, id)
        given = _storable(given)
        after = before | given
        if after == before:
            return False
        sets = ", ".join(f'"{name}" = ?' for name in given)
        self.run(f'UPDATE "{table_name(row)}" SET {sets} WHERE "id" = ?', [*given.values(), id])
        self._record(Line(table_name(row), "update", id, before=before, after=after))
        return True

    def delete(self, row: type[Row], id: int) -> None:
        """Remove one row; those that refer to it must be gone before."""
        before = self.current(row, id)
        self.run(f'DELETE FROM "{table_name(row)}" WHERE "id" = ?', [id])
        self._record(Line(table_name(row), "delete", id, before=before))

    def current(self, row: type[Row], id: int) -> Columns:
        """The row as it stands, every column. Raises EditRefused when it is gone."""
        found = self.project.row(row, id)
        if found is None:
            raise EditRefused("That has been deleted in the meantime.")
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
        waiting = iter(rows)
        chunk = list(islice(waiting, BLOCK_ROWS))
        if not chunk:
            return range(0)
        first = following = self.next_id(row)
        in_order = _in_table_order(row, tuple(names))
        while chunk:
            whole = [(id, *given) for id, given in enumerate(chunk, following)]
            if in_order is not None:
                whole = list(map(in_order, whole))
            following += len(chunk)
            self.restore_many(row, whole)
            self._beat()
            chunk = list(islice(waiting, BLOCK_ROWS))
        return range(first, following)

    def restore_many(
        self, row: type[Row], rows: Sequence[Sequence[Any]], line: Line | None = None
    ) -> None:
        """Add whole rows, ids and all, as one block; `line` is theirs when it is known already."""
        self.run_many(_insertion(row, columns(row)), rows)
        if line is not None:
            self._record_block(line, rows)
            return
        self._blocks.add(table_name(row), rows)
        self.touched.block(table_name(row), rows)
        if self._blocks.are_full:
            self.settle()

    def update_many(self, row: type[Row], given: Mapping[int, Mapping[str, Any]]) -> int:
        """Set columns of many rows by id, in blocks; returns how many of them changed by it."""
        changed = 0
        for chunk in chunks(sorted(given), BLOCK_ROWS):
            before = self.project.rows_by_id(row, chunk)
            if len(before) != len(chunk):
                raise EditRefused("Some of that has been deleted in the meantime.")
            after = _changed(row, before, given)
            pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
            if pairs:
                self.rewrite_rows(row, [old for old, _ in pairs], [new for _, new in pairs])
            changed += len(pairs)
            self._beat()
        return changed

    def rewrite_rows(
        self, row: type[Row], before: Sequence[Sequence[Any]], after: Sequence[Sequence[Any]]
    ) -> None:
        """Make rows that stand as `before` what `after` has for the same ids, as one block.

        Only columns that differ are written: the indexes of the others need no change.
        """
        name, names = table_name(row), columns(row)
        pairs = zip(zip(*before, strict=True), zip(*after, strict=True), strict=True)
        places = [place for place, (old, new) in enumerate(pairs) if old != new]
        sets = ", ".join(f'"{names[place]}" = ?' for place in places)
        pick = itemgetter(*places, 0)
        self.run_many(f'UPDATE "{name}" SET {sets} WHERE "id" = ?', map(pick, after))
        self._record_block(block_line(name, "update", before, after), [*before, *after])

    def delete_many(self, row: type[Row], ids: Iterable[int]) -> None:
        """Remove rows by id, in blocks; those that refer to them must be gone before."""
        for chunk in chunks(sorted(ids), BLOCK_ROWS):
            rows = self.project.rows_by_id(row, chunk)
            if len(rows) != len(chunk):
                raise EditRefused("Some of that has been deleted in the meantime.")
            self.remove_rows(row, rows)
            self._beat()

    def remove_rows(
        self, row: type[Row], rows: Sequence[Sequence[Any]], line: Line | None = None
    ) -> None:
        """Remove rows that stand as given, as one block; `line` as in `restore_many`."""
        name = table_name(row)
        self.run_many(f'DELETE FROM "{name}" WHERE "id" = ?', [(values[0],) for values in rows])
        self._record_block(line or block_line(name, "delete", rows), rows)

    def run(self, statement: str, values: Sequence[Any]) -> sqlite3.Cursor:
        """Run one writing statement. What it changes is not recorded: that is for rows above."""
        self._must_be_open()
        try:
            return self.project.connection.execute(statement, values)
        except (UnicodeEncodeError, OverflowError) as error:
            raise _not_storable(error) from error

    def run_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """The same for many rows of values."""
        self._must_be_open()
        try:
            self.project.connection.executemany(statement, rows)
        except (UnicodeEncodeError, OverflowError) as error:
            raise _not_storable(error) from error

    def settle(self) -> bool:
        """Make lines of all that waits; True when there is something to commit."""
        self.lines += self._blocks.take()
        if len(self.lines) >= MOST_LINES:  # not all of a large import is held in memory
            write_lines(self)
        return bool(self.lines) or self.number is not None

    def _beat(self) -> None:
        if self.pulse is not None:
            self.pulse()

    def _record(self, line: Line) -> None:
        self._append(line)
        self.touched.lines([line])

    def _record_block(self, line: Line, rows: Sequence[Sequence[Any]]) -> None:
        self._append(line)
        self.touched.block(line.table, rows)

    def _append(self, line: Line) -> None:
        self.settled = None
        if not self._blocks.can_follow(line):
            self.settle()
        self.lines.append(line)

    def _must_be_open(self) -> None:
        if not self.open:
            raise StoreError("This edit is closed; changes belong inside an open one.")


@cache
def _in_table_order(
    row: type[Row], names: tuple[str, ...]
) -> Callable[[tuple[Any, ...]], tuple[Any, ...]] | None:
    """Makes a whole row of its id and the columns `names`; None when they are one already."""
    every = columns(row)
    if names == every[1:]:
        return None
    rest = {name: value for name, value in defaults(row).items() if name not in names}
    fixed = tuple(rest.values())
    given = ["id", *names, *rest]
    pick = itemgetter(*(given.index(name) for name in every))
    return lambda values: pick((*values, *fixed))


def _changed(
    row: type[Row], before: Sequence[Sequence[Any]], given: Mapping[int, Mapping[str, Any]]
) -> list[tuple[Any, ...]]:
    """The rows with the columns that are given for their ids; many ids may share one mapping."""
    places = {name: place for place, name in enumerate(columns(row))}
    known: dict[int, list[tuple[int, Any]]] = {}
    after = []
    for values in before:
        wanted = given[values[0]]
        if id(wanted) not in known:
            known[id(wanted)] = [(places[key], one) for key, one in _storable(dict(wanted)).items()]
        made = list(values)
        for place, one in known[id(wanted)]:
            made[place] = one
        after.append(tuple(made))
    return after


def _insertion(row: type[Row], names: Iterable[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    marks = ", ".join("?" * len(quoted))
    return f'INSERT INTO "{table_name(row)}" ({", ".join(quoted)}) VALUES ({marks})'


def _storable(values: Columns) -> Columns:
    return {
        name: storable(value) if isinstance(value, str) else value for name, value in values.items()
    }


def _not_storable(error: Exception) -> EditRefused:
    return EditRefused(f"Something in it cannot be stored in a project ({error}).")

"""A project: one open file, its one writing connection, its edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.change import Change
from annotator.domain.errors import OpenRefused, ReadOnly, RuleError, StoreBusy, StoreError
from annotator.domain.identity import Annotator, now
from annotator.domain.scheme import Scheme, default_scheme
from annotator.store import creation, opening, undo
from annotator.store.annotators import write_down
from annotator.store.articles import text_of
from annotator.store.chain import Columns
from annotator.store.columns import columns, table_name
from annotator.store.failures import DATABASE_ERRORS, store_error, telling_store_errors
from annotator.store.journal import JournalEnd, last_line, lines_of, write_lines
from annotator.store.known import Known
from annotator.store.many import chunks, marks
from annotator.store.scheme_rows import read_scheme

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.tables import Row
    from annotator.store.undo import Told

NOBODY = Annotator("0" * 32, "")


class Project:
    """An open project file. All changes go through `edit`; what is committed is on disk.

    With `lists_later` small edits leave the review's rows: whoever sets it has them made soon.
    """

    def __init__(self, path: Path, opened: opening.Opened, annotator: Annotator | None) -> None:
        self.path = path
        self.connection = opened.connection
        self.read_only: str | None = opened.read_only
        self.annotator = annotator or NOBODY
        self.session: str | None = None
        self.tagged_before_session = 0
        self.saved_at: str | None = None
        self.lists_later = False
        self.journal_end: JournalEnd | None = None  # where this window's last edit left it
        self._opened = opened
        self._edit: Edit | None = None
        self._known: Annotator | None = None
        self._others: list[Change] = []
        self._texts: dict[str, str] = {}
        self._annotations = Known(self._read_data_version)
        self.uid = self.title = ""
        self.scheme = Scheme("", "", ())
        self.last_edit, _ = last_line(self)
        self._data_version = self._read_data_version()
        self._annotations.stand_at(self._data_version)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        title: str | None = None,
        scheme: Mapping[str, Any] | None = None,
        annotator: Annotator | None = None,
        fill: Callable[[Edit], object] | None = None,
    ) -> Project:
        """Make a project at `path`, empty or with what `fill` adds; whole or not at all.

        Raises StoreError when something is there already.
        """
        path = Path(path)
        chosen = default_scheme() if scheme is None else Scheme.from_dict(scheme)

        def fill_file(beside: Path) -> None:
            opened = opening.connect(beside, write=True, shown=path)
            with (
                cls(path, opened, annotator) as project,
                project.edit("Make the project", kind="system") as edit,
            ):
                creation.fill_project(edit, title or path.stem, chosen)
                if fill is not None:
                    project._load()
                    fill(edit)

        creation.create_file(path, fill_file)
        return cls.open(path, annotator=annotator)

    @classmethod
    def open(
        cls, path: Path, *, annotator: Annotator | None = None, read_only: bool = False
    ) -> Project:
        """Open a project file. Raises OpenRefused, with the file untouched, when it is not one."""
        opened = opening.open_file(Path(path), read_only=read_only)
        with telling_store_errors(Path(path)):
            try:
                project = cls(Path(path), opened, annotator)
                project._load()
                return project
            except RuleError as error:
                opened.close()
                raise OpenRefused(
                    f"The scheme in “{Path(path).name}” is damaged: {error}"
                ) from error
            except BaseException:
                opened.close()
                raise

    # Reading

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a SELECT as tuples."""
        try:
            return self.connection.execute(statement, values).fetchall()
        except DATABASE_ERRORS as error:
            raise store_error(error, self.path) from error

    def row(self, row: type[Row], id: int) -> Columns | None:
        """One row, every column; None when there is none of that id."""
        found = self.rows_by_id(row, [id])
        return dict(zip(columns(row), found[0], strict=True)) if found else None

    def rows_by_id(self, row: type[Row], ids: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows with these ids in the order of their ids, as tuples in table order."""
        names = ", ".join(f'"{name}"' for name in columns(row))
        statement = f'SELECT {names} FROM "{table_name(row)}" WHERE "id" IN ({{}}) ORDER BY "id"'
        found: list[tuple[Any, ...]] = []
        for chunk in chunks(sorted(ids)):
            found += self.query(statement.format(marks(chunk)), chunk)
        return found

    def text(self, article: int) -> str:
        """The canonical text of an article, checked against its hash. The last one is kept."""
        return text_of(self, article, self._texts)

    def known(self) -> Known:
        """What was read of the annotations as they stand; nothing while an edit changes them."""
        if self._edit is not None:
            return self._edit.settled or Known()
        return self._annotations.looked()

    # Changing

    @contextmanager
    def edit(self, text: str, *, kind: str = "user", group: str | None = None) -> Iterator[Edit]:
        """One change in one transaction: committed at the end of the block, or not at all.

        After the block `edit.change` says what changed, None when nothing did.
        """
        edit = self.begin(text, kind=kind, group=group)
        try:
            yield edit
            self.commit(edit)
        except DATABASE_ERRORS as error:
            raise store_error(error, self.path) from error
        finally:
            self.rollback(edit)

    def begin(self, text: str, *, kind: str = "user", group: str | None = None) -> Edit:
        """Open an edit that `commit` or `rollback` ends; most callers want `edit`."""
        from annotator.store.edit import Edit  # loads peewee, which reading does not need

        if self.read_only:
            raise ReadOnly(self.read_only)
        self._must_be_idle()
        self._opened.must_be_in_place()
        if kind != "system" and self._known != self.annotator:
            write_down(self)  # apart from what they do: undo must not forget them
            self._known = self.annotator
        with telling_store_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
        self._edit = Edit(self, text, kind, group)
        try:
            self._catch_up()
        except BaseException:
            self.rollback(self._edit)
            raise
        return self._edit

    def commit(self, edit: Edit) -> None:
        """Write the journal and commit; `edit.change` then says what changed.

        While somebody reads the file it raises StoreBusy, and the edit stays open: commit it
        again. After any other failure everything is as it was before the edit.
        """
        from annotator.store.review_rows import keep_review

        change = None
        try:
            if edit.settle():
                edit.settled = edit.settled or Known()
                keep_review(edit)
                change = edit.touched.change(self, write_lines(edit), edit.kind, edit.text)
                if change.scheme:
                    read_scheme(self)  # a scheme that contradicts itself must not get into the file
            self.connection.execute("COMMIT")
        except DATABASE_ERRORS as error:
            failure = store_error(error, self.path)
            if not isinstance(failure, StoreBusy):
                self.rollback(edit)
            raise failure from error
        edit.open, edit.change, self._edit = False, change, None
        if change is not None:
            self.saved_at = now()
            self.journal_end = JournalEnd(change.edit, edit.last_hash, edit.last_row)
            self._learn([change], edit.settled)

    def rollback(self, edit: Edit) -> None:
        """Leave everything as it was before the edit; nothing happens to one that has ended."""
        if not edit.open:
            return
        edit.open = False
        self._edit = None
        with suppress(*DATABASE_ERRORS):  # SQLite may have rolled back by itself
            self.connection.execute("ROLLBACK")

    def _must_be_idle(self) -> None:
        if self._edit is not None:
            raise StoreError("Another change is still under way.")

    def undo(self, told: Told | None = None, after: int = 0) -> Change | None:
        """Take back one's own last edit; see `annotator.store.undo`."""
        return undo.undo(self, told, after)

    def redo(self, told: Told | None = None) -> Change | None:
        """Bring back what the last undo took."""
        return undo.redo(self, told)

    def undo_text(self) -> str | None:
        """What undo would take back, None when there is nothing."""
        return undo.undo_text(self)

    def redo_text(self) -> str | None:
        """What redo would bring back, None when there is nothing."""
        return undo.redo_text(self)

    # Others

    def poll(self) -> list[Change]:
        """The edits that other windows and programs committed since the last look."""
        version = self._read_data_version()
        if version != self._data_version:
            self._data_version = version
            self._annotations.stand_at(version)
            self._catch_up()
        changes, self._others = self._others, []
        return changes

    def _catch_up(self) -> None:
        """Learn what others committed since the last edit that is known here."""
        from annotator.store.touched import Touched

        heads = self.query(
            "SELECT id, kind, text FROM edit WHERE id > ? ORDER BY id", (self.last_edit,)
        )
        found = [
            Touched().lines(lines_of(self, number)).change(self, number, kind, text)
            for number, kind, text in heads
        ]
        self._learn(found)
        self._others += found

    def _learn(self, changes: Sequence[Change], settled: Known | None = None) -> None:
        """Follow committed changes: how far the journal goes, the title, the scheme."""
        for change in changes:
            self.last_edit = change.edit
            self._annotations.follow(change, settled)
        if any(change.scheme or change.of("project") for change in changes):
            self._load()

    def _read_data_version(self) -> int:
        return int(self.query("PRAGMA data_version")[0][0])

    def _load(self) -> None:
        ((self.uid, self.title),) = self.query("SELECT uid, title FROM project")
        self.scheme = read_scheme(self)

    # Ending

    def save_copy(self, to: Path) -> None:
        """Write the whole project, as committed, to another file; whole or not at all."""
        self._must_be_idle()
        creation.copy_file(self.connection, self.path, Path(to))

    def close(self) -> None:
        """Close the file; nothing stays beside it."""
        if self._edit is not None:
            self.rollback(self._edit)
        self._opened.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

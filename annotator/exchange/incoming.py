"""Bringing files and texts into a project: each file one edit, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import (
    AnnotatorError,
    Cancelled,
    FormatError,
    ImportRefused,
    ReadOnly,
    RuleError,
    StoreBusy,
    StoreFull,
)
from annotator.domain.identity import new_uid, sha256
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.uids import with_uids
from annotator.exchange.pulse import Progress, Pulse
from annotator.exchange.reading import Readable, opened
from annotator.exchange.recognising import PROJECT, recognised
from annotator.exchange.streaming import collected_rarely
from annotator.formats.registry import format_named
from annotator.importers.registry import IMPORTERS
from annotator.store.articles import (
    article,
    article_by_uid,
    articles_with_text,
    last_article,
)
from annotator.store.intake import OTHER_TEXT, add_article, merge_article
from annotator.store.library import ProjectLibrary
from annotator.store.project import Project
from annotator.store.records import article_records, project_record
from annotator.store.whole_projects import add_project_frame

if TYPE_CHECKING:
    from annotator.store.edit import Edit


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: `added | updated | skipped | refused`, and why.

    `articles` are uids, `annotations` how many were added or changed, `notes` what was replaced
    to make a text canonical and what could not be placed. `readable` is how many articles of a
    refused file are good and can be taken with `partial`.
    """

    file: str
    result: str
    articles: tuple[str, ...] = ()
    annotations: int = 0
    reason: str | None = None
    notes: tuple[str, ...] = ()
    readable: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each file; when it was `cancelled` the last ones are not among them."""

    files: tuple[FileReport, ...]
    cancelled: bool = False

    @property
    def refused(self) -> list[FileReport]:
        return [one for one in self.files if one.result == "refused"]


def import_paths(
    project: Project,
    paths: Sequence[Path],
    *,
    format: str | None = None,
    progress: Progress | None = None,
    partial: bool = False,
) -> ImportReport:
    """Import files of any known kind; one undo takes all of them back.

    A file that is no good is refused with its reason and the others go in; with `partial` the
    articles of it that can be read go in too. Stopped by `progress`, the file that was under way
    leaves nothing behind. Raises StoreError when the project itself cannot be written.
    """
    group = f"import {new_uid()}"
    reports: list[FileReport] = []
    for done, path in enumerate(paths):
        intake = _Intake(project, group, partial, Pulse(progress, done, len(paths)))
        try:
            intake.pulse.beat()
            reports.append(intake.path(path, format))
        except Cancelled:
            return ImportReport(tuple(reports), cancelled=True)
    return ImportReport(tuple(reports))


def import_text(project: Project, text: str, name: str = "Pasted text") -> FileReport:
    """Import a text that was pasted or dropped."""
    from annotator.importers.plain_text import article as article_from

    intake = _Intake(project, None, False, Pulse(None, 0, 1))
    return _refusing(name, lambda: intake.take(name, [article_from(text, name)]))


class _Intake:
    """One file on its way into the project."""

    def __init__(self, project: Project, group: str | None, partial: bool, pulse: Pulse) -> None:
        self._project = project
        self._group = group
        self._partial = partial
        self.pulse = pulse

    def path(self, path: Path, format: str | None) -> FileReport:
        """Read one file and store what is in it."""
        name = str(path).encode("utf-8", "replace").decode("utf-8")

        def work() -> FileReport:
            kind = recognised(path, format)
            if kind == PROJECT:
                return self._project_file(name, path)
            row = format_named(kind)
            if row is None:
                importer = next(one for one in IMPORTERS if one.name == kind)
                return self.take(name, importer.read(path))
            with opened(path, row, self.pulse) as file:
                library = (ProjectLibrary(self._project),) if row.on_known else ()
                return self.take(name, row.load().read(file, *library))

        return _refusing(name, work)

    def _project_file(self, name: str, path: Path) -> FileReport:
        """Bring in another project: its articles with all tags, its scheme, sources, sessions."""
        if path.resolve() == self._project.path.resolve():
            raise ImportRefused(f"“{_short(name)}” is the project that it would be imported into.")
        with Project.open(path, read_only=True) as other:
            frame = project_record(other, ())
            return self.take(name, article_records(other, originals=True), frame)

    def take(
        self,
        name: str,
        made: Iterable[ArticleRecord] | ProjectRecord,
        frame: ProjectRecord | None = None,
    ) -> FileReport:
        """Store what was read in one edit: what is new is added, what is known brought up to date.

        `frame` is what comes with the articles of a project. A fault of the reader refuses the
        whole, unless what is good was asked for.
        """
        if isinstance(made, ProjectRecord):
            frame, read = made, Readable(made.articles, made.faults)
        else:
            read = Readable(made)
        taken = _Taken()
        with (
            collected_rarely(),
            self._project.edit(f"Import {_short(name)}", group=self._group) as edit,
        ):
            edit.pulse = self.pulse.beat
            if frame is not None:
                add_project_frame(edit, frame)
            last = last_article(self._project)
            for record in read:
                self.pulse.beat()
                if not read.faults or self._partial:
                    taken.add(edit, record, last)
            if read.faults and not (self._partial and read.good):
                raise _Refused(read)
        return taken.report(name, frame is not None and edit.change is not None, read)


class _Refused(FormatError):
    """A file with faults; nothing of it was stored."""

    def __init__(self, read: Readable) -> None:
        super().__init__(read.faults[0])
        self.readable = read.good


class _Taken:
    """What has been stored of one file so far."""

    def __init__(self) -> None:
        self.added: list[str] = []
        self.updated: list[str] = []
        self.known: list[str] = []
        self.notes: list[str] = []
        self.tags = 0

    def add(self, edit: Edit, record: ArticleRecord, last: int) -> None:
        project = edit.project
        self.notes += (
            f"made canonical: {count} × {kind}" for kind, count in record.replaced.items()
        )
        self.notes += record.doubts
        present = _present(project, record, last)
        if present is None:
            id = add_article(edit, record)
            self.added.append(article(project, id).uid)
            self.tags += len(record.annotations)
            return
        here = article(project, present)
        if here.sha256 != (record.sha256 or sha256(record.text)):
            raise RuleError(OTHER_TEXT)
        more = record.annotations or record.comments or record.sources
        changed = merge_article(edit, present, record) if more else 0
        (self.updated if changed else self.known).append(here.uid)
        self.tags += changed

    def report(self, name: str, framed: bool, read: Readable) -> FileReport:
        """What became of the file; `framed` when something of the project itself came in."""
        uids = tuple(dict.fromkeys((*self.added, *self.updated, *self.known)))
        notes = (*self.notes, *read.faults)
        if not uids and not framed:
            raise ImportRefused(f"“{_short(name)}” holds no articles.")
        if not (self.added or self.updated or framed):
            reason = "Everything in it is here already."
            return FileReport(name, "skipped", uids, 0, reason, notes)
        result = "added" if self.added or not self.updated else "updated"
        return FileReport(name, result, uids, self.tags, None, notes)


def _present(project: Project, record: ArticleRecord, last: int) -> int | None:
    """The article that a record is about: by uid, or by its text when it was here before."""
    by_uid = article_by_uid(project, with_uids(record).id)
    if by_uid is not None:
        return by_uid
    same = articles_with_text(project, record.sha256 or sha256(record.text))
    return next((id for id in same if id <= last), None)


def _refusing(name: str, work: Callable[[], FileReport]) -> FileReport:
    """Make an expected failure a report; a project that cannot be written stays an error."""
    try:
        return work()
    except (Cancelled, StoreBusy, StoreFull, ReadOnly):
        raise
    except AnnotatorError as error:
        readable = error.readable if isinstance(error, _Refused) else 0
        return FileReport(name, "refused", reason=str(error), readable=readable)


def _short(name: str) -> str:
    return Path(name).name[:80] or name[:80]

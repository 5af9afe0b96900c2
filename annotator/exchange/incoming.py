"""Bringing files and texts into a project: each file one edit, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import (
    AnnotatorError,
    FormatError,
    ImportRefused,
    ReadOnly,
    StoreBusy,
    StoreFull,
)
from annotator.domain.identity import new_uid, sha256
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.exchange.folders import FolderIn
from annotator.exchange.recognising import recognised
from annotator.formats.package import PackageIn, ZipIn
from annotator.formats.registry import Format, Shape, format_named
from annotator.importers.files import shown
from annotator.importers.registry import IMPORTERS
from annotator.store.articles import (
    article,
    article_by_uid,
    articles_with_text,
    last_article,
)
from annotator.store.intake import add_article, merge_article
from annotator.store.project import Project
from annotator.store.whole_projects import add_project_record


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: `added | updated | skipped | refused`, and why.

    `articles` are uids, `annotations` how many were added or changed, `notes` what was replaced
    to make a text canonical.
    """

    file: str
    result: str
    articles: tuple[str, ...] = ()
    annotations: int = 0
    reason: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    files: tuple[FileReport, ...]

    @property
    def refused(self) -> list[FileReport]:
        return [one for one in self.files if one.result == "refused"]


Progress = Callable[[int, int], bool]
"""Told how many of how many files are done; answers False to stop there."""


def import_paths(
    project: Project,
    paths: Sequence[Path],
    *,
    format: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import files of any known kind; one undo takes all of them back.

    A file that is no good is refused with its reason and the others go in. Raises StoreError
    when the project itself cannot be written.
    """
    group = f"import {new_uid()}"
    reports: list[FileReport] = []
    for done, path in enumerate(paths):
        if progress is not None and not progress(done, len(paths)):
            break
        reports.append(_import_path(project, path, format, group))
    return ImportReport(tuple(reports))


def import_text(project: Project, text: str, name: str = "Pasted text") -> FileReport:
    """Import a text that was pasted or dropped."""
    from annotator.importers.plain_text import article as article_from

    return _refusing(name, lambda: _take(project, name, [article_from(text, name)], group=None))


def _import_path(project: Project, path: Path, format: str | None, group: str) -> FileReport:
    name = str(path).encode("utf-8", "replace").decode("utf-8")

    def work() -> FileReport:
        kind = recognised(path, format)
        row = format_named(kind)
        if row is None:
            importer = next(one for one in IMPORTERS if one.name == kind)
            return _take(project, name, importer.read(path), group)
        with _opened(path, row) as file:
            return _read_format(project, name, row, file, group)

    return _refusing(name, work)


def _read_format(
    project: Project, name: str, row: Format, file: BinaryIO | PackageIn, group: str
) -> FileReport:
    made = row.load().read(file)
    if isinstance(made, ProjectRecord):
        with project.edit(f"Import {_short(name)}", group=group) as edit:
            ids = add_project_record(edit, made)
            uids = tuple(article(project, id).uid for id in ids)
        tags = sum(len(one.annotations) for one in made.articles)
        if edit.change is None:
            return FileReport(name, "skipped", uids, 0, "Everything in it is here already.")
        return FileReport(name, "added", uids, tags)
    return _take(project, name, made, group)


def _take(
    project: Project, name: str, records: Iterable[ArticleRecord], group: str | None
) -> FileReport:
    """Store articles in one edit: new ones are added, known ones brought up to date."""
    added: list[str] = []
    updated: list[str] = []
    known: list[str] = []
    notes: list[str] = []
    tags = 0
    with project.edit(f"Import {_short(name)}", group=group) as edit:
        last = last_article(project)
        for record in records:
            present = _present(project, record, last)
            notes += (f"{count} × {kind}" for kind, count in record.replaced.items())
            if present is None:
                id = add_article(edit, record)
                added.append(article(project, id).uid)
                tags += len(record.annotations)
                continue
            changed = merge_article(edit, present, record) if record.annotations else 0
            (updated if changed else known).append(article(project, present).uid)
            tags += changed
    if not (added or updated or known):
        raise ImportRefused(f"“{_short(name)}” holds no articles.")
    if not added and not updated:
        reason = "This text is in the project already."
        return FileReport(name, "skipped", tuple(known), 0, reason, tuple(notes))
    result = "added" if added else "updated"
    return FileReport(name, result, (*added, *updated, *known), tags, None, tuple(notes))


def _present(project: Project, record: ArticleRecord, last: int) -> int | None:
    """The article that a record is about: by uid, or by its text when it was here before."""
    by_uid = article_by_uid(project, record.id)
    if by_uid is not None:
        return by_uid
    same = articles_with_text(project, record.sha256 or sha256(record.text))
    return next((id for id in same if id <= last), None)


def _refusing(name: str, work: Callable[[], FileReport]) -> FileReport:
    """Make an expected failure a report; a project that cannot be written stays an error."""
    try:
        return work()
    except (StoreBusy, StoreFull, ReadOnly):
        raise
    except AnnotatorError as error:
        return FileReport(name, "refused", reason=str(error))


@contextmanager
def _opened(path: Path, row: Format) -> Iterator[BinaryIO | PackageIn]:
    """What the format's module reads: a file, or the files of a folder or an archive."""
    try:
        if row.shape is Shape.PACKAGE and path.is_dir():
            yield FolderIn(path)
            return
        with path.open("rb") as file:
            yield ZipIn(file) if row.shape is Shape.PACKAGE else file
    except OSError as error:
        raise ImportRefused(f"“{shown(path)}” could not be read: {error.strerror}.") from error
    except FormatError as error:
        raise ImportRefused(f"“{shown(path)}”, {error}") from error


def _short(name: str) -> str:
    return Path(name).name[:80] or name[:80]

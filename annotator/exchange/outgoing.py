"""Sending a project's contents out in a format of interchange."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import FormatError
from annotator.domain.protection import MASKED
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.scheme import default_scheme
from annotator.exchange.previews import first_lines
from annotator.exchange.protecting import Shield
from annotator.exchange.safe_file import whole_file, whole_folder
from annotator.exchange.streaming import collected_rarely
from annotator.formats.losses import Loss, LossCount
from annotator.formats.package import ZipOut
from annotator.formats.registry import Format, Shape, format_named, formats
from annotator.store.articles import article_by_uid, articles, originals
from annotator.store.project import Project
from annotator.store.records import article_records, project_record
from annotator.store.sessions import sessions
from annotator.store.stats import stats

PREVIEW_ARTICLES = 3
PROJECT_SUFFIX = ".annotator"
DATABASE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a project goes out; None lets everything through. `articles` are ids.

    `protected` says what becomes of protected sources, one of `protecting.WAYS`.
    """

    labels: Collection[str] | None = None
    reviews: Collection[str] | None = None
    article_states: Collection[str] | None = None
    articles: Collection[int] | None = None
    protected: str = MASKED


EVERYTHING = Selection()
USUAL: Mapping[str, str] = {}
"""No options chosen: each has its usual value."""


def writer(name: str) -> Format:
    """The format of this name. Raises FormatError when there is none that can be written."""
    found = format_named(name)
    if found is None or not found.writes:
        names = ", ".join(row.name for row in formats() if row.writes)
        raise FormatError(f"There is no format “{name}” to export to; choose: {names}.")
    return found


def export_file(
    project: Project,
    name: str,
    path: Path,
    selection: Selection = EVERYTHING,
    options: Mapping[str, str] = USUAL,
) -> list[Loss]:
    """Write an export to a file, whole or not at all; returns what the format did not hold.

    A format of several files makes a zip file of a path with its ending, else a folder. Raises
    FormatError for options that the format does not have.
    """
    chosen = writer(name)
    _refuse_project(path)
    if makes_folder(chosen, path):
        with whole_folder(path) as folder:
            return _write(project, chosen, folder, selection, options)
    with whole_file(path) as out:
        return export(project, name, out, selection, options)


def makes_folder(chosen: Format, path: Path) -> bool:
    """Whether an export to this path is a folder of files."""
    return chosen.shape is Shape.PACKAGE and path.suffix.lower() not in chosen.extensions


def _refuse_project(path: Path) -> None:
    """Never put an export in the place of a project, this one or another."""
    if path.suffix.lower() == PROJECT_SUFFIX:
        raise FormatError(
            f"“{path.name}” is the name of a project; give the export another ending."
        )
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            found = file.read(len(DATABASE))
    except OSError:
        return  # writing will say what is the matter
    if found == DATABASE:
        raise FormatError(
            f"“{path.name}” is a project or another database, which an export never replaces; "
            "choose another name."
        )


def export(
    project: Project,
    name: str,
    out: BinaryIO,
    selection: Selection = EVERYTHING,
    options: Mapping[str, str] = USUAL,
) -> list[Loss]:
    """Write an export to an open stream of bytes; returns what the format did not hold."""
    chosen = writer(name)
    if chosen.shape is Shape.BINARY:
        return _write(project, chosen, out, selection, options)
    if chosen.shape is Shape.PACKAGE:
        with closing(ZipOut(out)) as package:
            return _write(project, chosen, package, selection, options)
    text = TextIOWrapper(out, "utf-8-sig" if chosen.signature else "utf-8", newline="")
    try:
        lost = _write(project, chosen, text, selection, options)
        text.flush()
    finally:
        text.detach()
    return lost


def _write(
    project: Project,
    chosen: Format,
    out: object,
    selection: Selection,
    options: Mapping[str, str],
) -> list[Loss]:
    """Give the module its records and what it writes to; counts the losses on the way."""
    given = chosen.given(project.scheme, options)
    module = chosen.load()
    count = LossCount(chosen)
    count_project(count, project)
    shield = Shield(project, selection.protected)
    passing = count.passing(shield.passing(_whole_records(project, selection)))
    records = _whole_project(project, shield, tuple(passing)) if chosen.whole else passing
    with collected_rarely():
        module.write(records, out, **given)
    return [*count.losses(), *shield.losses()]


def losses(project: Project, name: str, selection: Selection = EVERYTHING) -> list[Loss]:
    """What the format would not hold, counted without writing anything."""
    count = LossCount(writer(name))
    count_project(count, project)
    shield = Shield(project, selection.protected)
    for article in shield.passing(_whole_records(project, selection)):
        count.add(article)
    return [*count.losses(), *shield.losses()]


def preview(
    project: Project,
    name: str,
    selection: Selection = EVERYTHING,
    options: Mapping[str, str] = USUAL,
    *,
    lines: int = 12,
) -> str:
    """The first lines of an export, each cut to a width that a dialog can show."""
    chosen = writer(name)
    shield = Shield(project, selection.protected)
    first = tuple(islice(shield.passing(_whole_records(project, selection)), PREVIEW_ARTICLES))
    records = _whole_project(project, shield, first) if chosen.whole else iter(first)
    return first_lines(chosen, records, lines, chosen.given(project.scheme, options))


def selection_of(
    project: Project,
    *,
    labels: Collection[str] = (),
    reviews: Collection[str] = (),
    article_states: Collection[str] = (),
    article_names: Collection[str] = (),
    protected: str = MASKED,
) -> Selection:
    """A selection from what a person typed; nothing given lets everything through.

    Articles by uid or by number. Raises FormatError for what the project does not have.
    """
    for label in labels:
        if project.scheme.label(label) is None:
            known = ", ".join(one.key for one in project.scheme.labels)
            raise FormatError(f"The scheme has no label “{label}”; it has: {known}.")
    ids = [_article_id(project, one) for one in article_names]
    return Selection(
        labels or None, reviews or None, article_states or None, ids or None, protected
    )


def _article_id(project: Project, name: str) -> int:
    found = article_by_uid(project, name)
    if found is None and name.isdecimal() and len(name) < 16:
        found = next((one.id for one in articles(project, [int(name)])), None)
    if found is None:
        raise FormatError(f"The project has no article “{name}”.")
    return found


def chosen_records(project: Project, selection: Selection) -> Iterator[ArticleRecord]:
    """The articles as they go out, one at a time."""
    shield = Shield(project, selection.protected)
    return shield.passing(_whole_records(project, selection))


def _whole_project(
    project: Project, shield: Shield, articles: tuple[ArticleRecord, ...]
) -> ProjectRecord:
    return shield.project_record(project_record(project, articles))


def _whole_records(project: Project, selection: Selection) -> Iterator[ArticleRecord]:
    """The articles that go out, as the project has them."""
    return article_records(
        project,
        articles=selection.articles,
        labels=selection.labels,
        reviews=selection.reviews,
        article_states=selection.article_states,
    )


def count_project(count: LossCount, project: Project) -> None:
    """Count what hangs on the whole project."""
    counted = stats(project)
    own = int(replace(project.scheme, title="") != replace(default_scheme(), title=""))
    count.add_project(
        scheme=own,
        scheme_details=own,
        sessions=len(sessions(project)),
        history=counted.edits,
        originals=originals(project),
    )

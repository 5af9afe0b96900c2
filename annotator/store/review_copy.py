"""A project whose review is complete, even when the file itself may not be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator.store.review_rows import catch_up, is_behind
from annotator.store.schema import derived_objects

if TYPE_CHECKING:
    from annotator.store.project import Project


def is_complete(project: Project) -> bool:
    """True when every quote and claim has its row."""
    found = {name for (name,) in project.query("SELECT name FROM sqlite_schema")}
    return derived_objects() <= found and not is_behind(project)


@contextmanager
def completed(project: Project) -> Iterator[Project]:
    """The project itself, brought up to date; or a temporary copy when it is only read."""
    if is_complete(project):
        yield project
    elif not project.read_only:
        catch_up(project)
        yield project
    else:
        with TemporaryDirectory(prefix="annotator-") as folder:
            copy = Path(folder) / project.path.name
            project.save_copy(copy)
            with type(project).open(copy, annotator=project.annotator) as whole:
                catch_up(whole)
                yield whole

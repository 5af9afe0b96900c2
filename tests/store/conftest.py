"""A fresh project for every test, closed again whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from annotator.store.intake import add_article
from annotator.store.project import Project
from tests.store.samples import ANN, news


@pytest.fixture
def opened() -> Iterator[Callable[..., Project]]:
    """Open a project; it is closed when the test ends."""
    with ExitStack() as stack:

        def open_it(path: Path, **options: Any) -> Project:
            return stack.enter_context(Project.open(path, **{"annotator": ANN} | options))

        yield open_it


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A new project of Ann's, in a folder of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    with Project.create(folder / "p.annotator", annotator=ANN) as made:
        yield made


@pytest.fixture
def article(project: Project) -> int:
    """The id of an article in it, with one of everything."""
    with project.edit("Import") as edit:
        return add_article(edit, news())


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A closed project file with one article, alone in its folder."""
    folder = tmp_path / "alone"
    folder.mkdir()
    path = folder / "p.annotator"
    with Project.create(path, annotator=ANN) as made, made.edit("Import") as edit:
        add_article(edit, news())
    return path

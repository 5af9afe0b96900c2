"""A fresh project for every test, closed again whatever happens."""

from __future__ import annotations

import shutil
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


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project of Ann's, made once and never opened again."""
    path = tmp_path_factory.mktemp("made") / "p.annotator"
    Project.create(path, annotator=ANN).close()
    return path


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    """A copy of it for one test, in a folder of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    with Project.open(Path(shutil.copy(made, folder)), annotator=ANN) as opened:
        yield opened


@pytest.fixture
def article(project: Project) -> int:
    """The id of an article in it, with one of everything."""
    with project.edit("Import") as edit:
        return add_article(edit, news())


@pytest.fixture(scope="session")
def made_with_article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one article, made once and never opened again."""
    path = tmp_path_factory.mktemp("made") / "p.annotator"
    with Project.create(path, annotator=ANN) as project, project.edit("Import") as edit:
        add_article(edit, news())
    return path


@pytest.fixture
def saved(made_with_article: Path, tmp_path: Path) -> Path:
    """A copy of it for one test: a closed project file, alone in its folder."""
    folder = tmp_path / "alone"
    folder.mkdir()
    return Path(shutil.copy(made_with_article, folder))

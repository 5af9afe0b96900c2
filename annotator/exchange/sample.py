"""The sample project: three articles, partly tagged, to try things on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.resource import resource
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.domain.identity import Annotator

NAME = "Sample.annotator"
TITLE = "Tide-gate coverage"


def open_sample(folder: Path, annotator: Annotator | None = None) -> Path:
    """The sample project in `folder`, made when it is not there; returns its path.

    What a person did in it stays. Undo does not take the sample itself away.
    """
    path = folder / NAME
    if path.exists():
        return path
    # Only the first time: what reads it is slow to load.
    from annotator.formats.registry import format_named
    from annotator.store.intake import add_article

    folder.mkdir(parents=True, exist_ok=True)
    reader = format_named("jsonl")
    assert reader is not None, "the native format is always there"
    with (
        Project.create(path, title=TITLE, annotator=annotator) as project,
        resource("sample/sample.jsonl").open("rb") as file,
        project.edit("Make the sample", kind="system") as edit,
    ):
        for record in reader.load().read(file):
            add_article(edit, record)
        edit.article = None
    return path

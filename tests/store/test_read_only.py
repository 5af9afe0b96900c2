"""Files that may only be read: open, whole, and untouched."""

from __future__ import annotations

import os
import shutil

import pytest

from annotator.domain.errors import ReadOnly
from annotator.store.annotations import add_annotation
from annotator.store.articles import article_ids
from annotator.store.check import check
from annotator.store.history import history
from annotator.store.project import Project
from annotator.store.records import project_record
from annotator.store.sessions import Sitting
from annotator.text.span import Span
from tests.store.samples import ANN, listing


def look_and_try(path, sentence, **options):
    """Read everything, try to write, and compare the folder."""
    before = listing(path.parent)
    with Project.open(path, annotator=ANN, **options) as project:
        assert sentence in project.read_only
        assert project_record(project).articles[0].annotations
        assert history(project)
        with pytest.raises(ReadOnly) as refusal, project.edit("Tag") as edit:
            add_annotation(edit, article_ids(project)[0], "claim", [Span(0, 3)])
        assert str(refusal.value) == project.read_only
        Sitting(project).start()
        Sitting(project).flush()
        assert project.poll() == []
        project.save_copy(path.parent.parent / "copy.annotator")
    assert check(path).findings == ()
    assert listing(path.parent) == before
    copy = path.parent.parent / "copy.annotator"
    assert check(copy).findings == ()
    with Project.open(copy, annotator=ANN) as project:
        assert project.read_only is None


def test_opened_for_reading(saved):
    look_and_try(saved, "opened for reading only", read_only=True)


def test_a_protected_file(saved):
    """By its permission bits, which the system does not hold against root."""
    saved.chmod(0o444)
    look_and_try(saved, "“p.annotator” is protected")


def test_a_protected_folder(saved):
    saved.parent.chmod(0o555)
    try:
        look_and_try(saved, "The folder of “p.annotator” is protected")
    finally:
        saved.parent.chmod(0o755)


def test_a_file_with_a_second_name(saved, tmp_path):
    os.link(saved, tmp_path / "second.annotator")
    look_and_try(saved, "has a second name elsewhere on the disk")
    (tmp_path / "second.annotator").unlink()
    with Project.open(saved) as project:
        assert project.read_only is None


def test_a_link_to_a_project_is_that_project(saved, tmp_path):
    link = tmp_path / "link.annotator"
    link.symlink_to(saved)
    with Project.open(link, annotator=ANN) as project, project.edit("Tag") as edit:
        add_annotation(edit, 1, "claim", [Span(0, 3)])
    assert link.is_symlink()
    assert list(listing(saved.parent)) == ["p.annotator"]
    assert check(saved).annotations == 5


def test_opening_and_closing_without_an_edit_changes_nothing(saved):
    before = listing(saved.parent)
    for _ in range(2):
        with Project.open(saved, annotator=ANN) as project:
            project_record(project)
            project.poll()
    assert listing(saved.parent) == before


def test_nothing_stays_beside_a_file_after_edits(saved):
    with Project.open(saved, annotator=ANN) as project:
        for start in range(3):
            with project.edit("Tag") as edit:
                add_annotation(edit, 1, "claim", [Span(start, 20)])
    assert list(listing(saved.parent)) == ["p.annotator"]


def test_a_file_with_a_name_that_a_url_would_misread(saved, tmp_path):
    odd = tmp_path / "a b%20c#d?mode=ro&e ü “x”.annotator"
    shutil.copyfile(saved, odd)
    with Project.open(odd, annotator=ANN) as project, project.edit("Tag") as edit:
        add_annotation(edit, 1, "claim", [Span(0, 3)])
    assert check(odd).annotations == 5
    made = tmp_path / "new %3f#?.annotator"
    Project.create(made, annotator=ANN).close()
    assert made.exists()


def test_what_could_be_undone_elsewhere_is_refused_here(saved):
    with Project.open(saved, annotator=ANN, read_only=True) as project:
        assert project.undo_text() == "Import"
        with pytest.raises(ReadOnly, match="opened for reading only"):
            project.undo()
        assert project.redo() is None

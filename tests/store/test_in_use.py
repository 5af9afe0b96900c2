"""A file that another program locks, moves, deletes or replaces while it is open."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager

import pytest

from annotator.domain.errors import StoreBusy, StoreError
from annotator.store.annotations import add_annotation, reading_order
from annotator.store.backup import make_rolling_backup
from annotator.store.check import check
from annotator.store.project import Project
from annotator.text.span import Span
from tests.store.samples import ANN, listing, rows


@contextmanager
def locked(path, how="EXCLUSIVE"):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


@contextmanager
def at_once():
    """After the 0.2 s that a lock is waited for; bare peewee would wait for 5."""
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < 2


def tag(project, start=0):
    with project.edit("Tag") as edit:
        return add_annotation(edit, 1, "claim", [Span(start, start + 7)])


def test_an_edit_that_finds_it_locked_says_so_at_once_and_can_be_tried_again(saved):
    with Project.open(saved, annotator=ANN) as project:
        for start, how in enumerate(("EXCLUSIVE", "IMMEDIATE")):
            before = rows(project)
            with locked(saved, how), at_once(), pytest.raises(StoreBusy, match="please wait"):
                tag(project, start)
            assert rows(project) == before
            tag(project, start)
    assert check(saved).annotations == 6


def test_opening_a_locked_file_says_so_at_once(saved):
    with locked(saved):
        before = listing(saved.parent)
        for read_only in (False, True):
            with at_once(), pytest.raises(StoreBusy, match="locked by another program"):
                Project.open(saved, read_only=read_only)
        with at_once(), pytest.raises(StoreBusy):
            check(saved)
        assert listing(saved.parent) == before


def test_a_commit_that_a_reader_holds_up_is_tried_again_and_nothing_is_typed_twice(saved):
    with Project.open(saved, annotator=ANN) as project:
        edit = project.begin("Tag")
        id = add_annotation(edit, 1, "claim", [Span(0, 7)])
        with closing(sqlite3.connect(saved, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM article").fetchall()
            for _ in range(2):
                with at_once(), pytest.raises(StoreBusy):
                    project.commit(edit)
            assert edit.open
            reader.execute("ROLLBACK")
        project.commit(edit)
        assert id in edit.change.annotations
        assert project.undo_text() == "Tag"
    assert check(saved).findings == ()
    assert check(saved).annotations == 5


def test_an_edit_block_that_a_reader_holds_up_is_undone_whole(saved):
    with Project.open(saved, annotator=ANN) as project:
        before = rows(project)
        with closing(sqlite3.connect(saved, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM article").fetchall()
            with at_once(), pytest.raises(StoreBusy):
                tag(project)
        assert rows(project) == before
        tag(project)


def test_copies_of_a_locked_file_are_given_up_at_once(saved, tmp_path):
    with Project.open(saved, annotator=ANN) as project, locked(saved):
        for attempt in (
            lambda: project.save_copy(tmp_path / "copy.annotator"),
            lambda: make_rolling_backup(saved, project.uid),
        ):
            before = listing(tmp_path)
            with at_once(), pytest.raises(StoreBusy):
                attempt()
            assert listing(tmp_path) == before


def test_closing_while_another_window_writes_loses_nothing(saved):
    with Project.open(saved, annotator=ANN) as other:
        project = Project.open(saved, annotator=ANN)
        tag(project)
        edit = other.begin("Tag")
        with at_once():
            project.close()
        add_annotation(edit, 1, "claim", [Span(20, 30)])
        other.commit(edit)
    assert check(saved).annotations == 6
    assert list(listing(saved.parent)) == ["p.annotator"]


def moved(path):
    path.rename(path.with_name("elsewhere.annotator"))


def deleted(path):
    path.unlink()


def replaced(path):
    moved(path)
    path.write_bytes(path.with_name("elsewhere.annotator").read_bytes())


@pytest.mark.parametrize("gone", [moved, deleted, replaced])
def test_a_file_that_goes_away_while_open_loses_nothing(saved, tmp_path, gone):
    with Project.open(saved, annotator=ANN) as project:
        tag(project)
        before = rows(project)
        gone(saved)
        for attempt in (lambda: tag(project, 9), project.undo):
            with pytest.raises(StoreError, match="was moved, deleted or replaced while it was"):
                attempt()
        assert rows(project) == before
        assert len(reading_order(project, 1)) == 5
        copy = tmp_path / "copy.annotator"
        project.save_copy(copy)
    with Project.open(copy, annotator=ANN) as kept:
        assert rows(kept) == before
        assert kept.undo_text() == "Tag"
    names = {"moved": ["elsewhere.annotator"], "deleted": []}
    expected = names.get(gone.__name__, ["elsewhere.annotator", "p.annotator"])
    assert [name for name in listing(saved.parent) if "journal" not in name] == expected


def test_a_file_that_comes_back_can_be_written_again(saved):
    with Project.open(saved, annotator=ANN) as project:
        aside = saved.with_name("aside")
        saved.rename(aside)
        with pytest.raises(StoreError, match="was moved"):
            tag(project)
        aside.rename(saved)
        tag(project)
    assert check(saved).annotations == 5


def test_closing_after_the_file_was_replaced_leaves_the_others_journal(saved):
    project = Project.open(saved, annotator=ANN)
    tag(project)
    replaced(saved)
    journal = saved.with_name("p.annotator-journal")
    journal.write_bytes(b"of the file that is there now")
    project.close()
    assert journal.read_bytes() == b"of the file that is there now"


def test_closing_after_the_file_was_moved_leaves_no_litter(saved):
    project = Project.open(saved, annotator=ANN)
    tag(project)
    moved(saved)
    project.close()
    assert list(listing(saved.parent)) == ["elsewhere.annotator"]
    assert check(saved.with_name("elsewhere.annotator")).findings == ()


def test_the_project_is_not_copied_onto_itself(saved, tmp_path):
    with Project.open(saved, annotator=ANN) as project:
        link = tmp_path / "link.annotator"
        link.symlink_to(saved)
        for to, why in (
            (saved, "A copy needs another name"),
            (link, "A copy needs another name"),
            (tmp_path, "is a folder"),
            (tmp_path / "no" / "copy", "There is no folder"),
        ):
            with pytest.raises(StoreError, match=why):
                project.save_copy(to)
        edit = project.begin("Tag")
        with pytest.raises(StoreError, match="still under way"):
            project.save_copy(tmp_path / "copy")
        project.rollback(edit)
    with pytest.raises(StoreError, match="exists already"):
        Project.create(saved)
    with pytest.raises(StoreError, match="There is no folder"):
        Project.create(tmp_path / "no" / "new.annotator")

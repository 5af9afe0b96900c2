"""A project that cannot be written: said in a band, nothing lost, tried again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from annotator.store.project import Project


@pytest.fixture
def locked(project_file: Path) -> Iterator[sqlite3.Connection]:
    """Another program holds the project for writing."""
    connection = sqlite3.connect(project_file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def test_a_busy_project_is_waited_for(window, locked, qtbot, drag_over, press, tagged):
    drag_over("rain is cheap")
    press(window.view, "C")
    assert "aiting" in window.bench.status.line.sentence()
    locked.execute("ROLLBACK")
    qtbot.waitUntil(lambda: window.workspace.attempts.waiting == 0)
    assert tagged("claim") == ["rain is cheap"]


def test_a_moved_project_is_said_and_saved_elsewhere(
    window, project_file, tmp_path, drag_over, press, tagged, monkeypatch
):
    project_file.rename(tmp_path / "moved.annotator")
    drag_over("rain is cheap")
    press(window.view, "C")
    assert "moved" in window.bench.banner.sentence()
    elsewhere = tmp_path / "elsewhere.annotator"
    monkeypatch.setattr(
        "annotator.ui.project_files.choose_new_project",
        lambda *asked: elsewhere,
    )
    window.files.save_elsewhere()
    assert window.workspace.project.path == elsewhere
    assert tagged("claim", elsewhere) == ["rain is cheap"]
    assert window.bench.banner.sentence() == ""


def test_a_file_that_only_can_be_read_is_shown_and_left_as_it_is(make, project_file, press, tagged):
    project_file.chmod(0o444)
    before = project_file.read_bytes()
    with Project.open(project_file, read_only=True) as project:
        assert project.read_only
    window = make()
    window.workspace.open(project_file, read_only=True)
    assert window.bench.banner.sentence()
    press(window.view, "Q", "Ctrl+Z", "Delete")
    window.close()
    assert project_file.read_bytes() == before
    assert [path.name for path in project_file.parent.iterdir()] == [project_file.name]


def test_a_file_that_is_no_project_is_refused_in_a_sentence(make, tmp_path, qtbot, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(
        "annotator.ui.rescuing.tell", lambda parent, sentence, more="": said.append(sentence)
    )
    path = tmp_path / "notes.annotator"
    path.write_text("not a project at all\n" * 100)
    window = make()
    assert not window.files.open(path)
    assert len(said) == 1
    assert path.name in said[0]
    assert not window.workspace.is_open


def test_two_windows_on_one_file_see_each_other(
    make, project_file, window, drag_over, press, qtbot
):
    other = make(project_file)
    window.activateWindow()
    drag_over("rain is cheap")
    press(window.view, "C")
    other.workspace.poll()
    assert other.bench.panel.heads.rowCount() == 1
    other.showing.pick(other.bench.panel.heads.id_at(0))
    other.keys.delete()
    window.workspace.poll()
    assert window.bench.panel.heads.rowCount() == 0
    assert window.workspace.picked is None


def test_changes_that_wait_never_go_into_another_project(
    window, locked, project_file, tmp_path, drag_over, press, tagged, in_dialog
):
    other = tmp_path / "Other.annotator"
    with Project.create(other):
        pass
    drag_over("rain is cheap")
    press(window.view, "C")
    in_dialog(QDialog.reject)
    assert not window.files.open(other)
    assert window.workspace.project.path == project_file
    assert window.workspace.attempts.waiting == 1
    locked.execute("ROLLBACK")
    assert window.files.open(other)
    assert tagged("claim") == ["rain is cheap"]
    assert tagged("claim", other) == []

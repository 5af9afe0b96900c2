"""What is said is so: after undo, after later changes, at the start, before files are replaced."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from annotator.exchange.sample import open_sample
from annotator.ui.dialogs.export import ExportWindow
from annotator.ui.folders import data_folder


def test_undo_picks_what_came_back_and_not_the_quote_around_it(window, drag_over, press):
    drag_over("“Wait for ‘a better year’ and then build.”")
    press(window.view, "Q", "Escape", "Escape")
    drag_over("then build")
    press(window.view, "C", "Escape")
    claim = window.workspace.picked
    assert claim.label == "claim"
    press(window.view, "Delete", "Ctrl+Z")
    assert window.workspace.picked.id == claim.id


def test_what_was_said_of_an_undo_goes_with_the_next_change(window, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C", "Ctrl+Z")
    assert "Undone" in window.bench.status.line.sentence()
    drag_over("Tom Reyes")
    press(window.view, "S")
    assert window.bench.status.line.sentence() == ""


def test_at_the_start_enter_opens_the_sample(make, press):
    window = make()
    assert "sample" in window.focusWidget().text()
    press(window.focusWidget(), "Return")
    assert window.workspace.is_open


def test_a_project_after_the_sample_is_not_proposed_beside_it(make, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "annotator.ui.project_files.choose_project", lambda *given: asked.append(given[2])
    )
    window = make(open_sample(data_folder()))
    window.files.choose()
    assert asked == [None]


@pytest.fixture
def exporting(window, tmp_path):
    """The export window, about to write to a file that is there."""
    path = tmp_path / "notes.jsonl"
    path.write_text("mine")
    dialog = ExportWindow(window, window.workspace, window.look)
    dialog.path.setText(str(path))
    yield dialog, path
    dialog.deleteLater()


def test_a_file_that_is_there_is_replaced_only_when_one_says_so(exporting, in_dialog):
    dialog, path = exporting
    in_dialog(QDialog.reject)
    dialog.accept()
    assert path.read_text() == "mine"
    in_dialog(lambda question: question.choose(0))
    dialog.accept()
    assert path.read_text() != "mine"


def test_the_file_of_an_export_is_named_whole(make, project_file, monkeypatch):
    monkeypatch.chdir(project_file.parent)
    window = make()
    window.workspace.open(project_file.relative_to(project_file.parent))
    dialog = ExportWindow(window, window.workspace, window.look)
    assert os.path.isabs(dialog.path.text())
    dialog.deleteLater()


def test_a_missing_file_is_not_said_to_be_left_as_it_was(make, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(
        "annotator.ui.rescuing.tell", lambda parent, *sentences: said.append(sentences)
    )
    assert not make().files.open(tmp_path / "nothere.annotator")
    ((sentence, details),) = said
    assert "nothere" in sentence
    assert details == ""


def test_recent_projects_are_called_by_their_titles(make):
    window = make(open_sample(data_folder()))
    title = window.workspace.project.title
    window.files.close()
    names = [button.accessibleName() for button in window.welcome.findChildren(QPushButton)]
    assert title in names


def test_a_stray_word_is_asked_about_before_it_becomes_an_article(window, in_dialog):
    before = window.bench.library.model.rowCount()
    in_dialog(QDialog.reject)
    window.intake.take([], "stray")
    assert window.bench.library.model.rowCount() == before

"""A project begins with a scheme of one's choice, and schemes go from project to project."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.domain.scheme import default_scheme
from annotator.domain.templates import template
from annotator.exchange.scheme_files import read_scheme_file
from annotator.store.project import Project
from annotator.ui.dialogs.basics import Message
from annotator.ui.scheme.templates import TemplateWindow
from annotator.ui.scheme.window import SchemeWindow


@pytest.fixture
def soon():
    """Answer the next modal window of a class with `work`."""

    def answer(kind, work):
        def look():
            found = QApplication.activeModalWidget()
            assert isinstance(found, kind), found
            work(found)

        QTimer.singleShot(0, look)

    return answer


@pytest.fixture
def chosen_files(monkeypatch):
    """What the system's file dialogs answer."""

    def answer(path: Path):
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(
                f"PySide6.QtWidgets.QFileDialog.{name}", lambda *asked: (str(path), "")
            )

    return answer


@pytest.mark.parametrize("name", ["news", "fact-check", "plain"])
def test_a_new_project_begins_with_the_chosen_template(make, soon, chosen_files, tmp_path, name):
    window = make()
    chosen_files(tmp_path / "new.annotator")

    def choose(dialog):
        dialog.choices[name].setChecked(True)
        dialog.accept()

    soon(TemplateWindow, choose)
    window.actions_table["new_project"].trigger()
    assert window.workspace.scheme == template(name)


def test_a_project_made_with_another_scheme_opens_as_it_is(make, tmp_path, press):
    path = tmp_path / "plain.annotator"
    Project.create(path, scheme=template("plain").to_dict()).close()
    window = make(path)
    assert window.workspace.scheme == template("plain")
    assert window.actions_table["tag:theme"].shortcut().toString() == "T"
    assert window.view.theme.label("theme").title == "Theme"


def agree(message: Message) -> None:
    next(one for one in message.findChildren(QPushButton) if one.isDefault()).click()


def open_editor(window) -> SchemeWindow:
    window.actions_table["scheme"].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, SchemeWindow)
    return found


def test_a_scheme_is_saved_and_used_in_another_project(
    window, make, soon, chosen_files, tmp_path, press
):
    file = tmp_path / "mine.json"
    chosen_files(file)
    editor = open_editor(window)
    editor.changes.add_label("Frame")
    editor.files.save()
    editor.close()
    assert read_scheme_file(file).label("frame").title == "Frame"
    Project.create(tmp_path / "other.annotator").close()
    other = make(tmp_path / "other.annotator")
    editor = open_editor(other)
    soon(Message, agree)
    editor.files.choose()
    assert other.workspace.scheme.label("frame").title == "Frame"
    other.actions_table["undo"].trigger()
    assert other.workspace.scheme == default_scheme()
    editor.close()


def test_a_scheme_without_a_place_for_what_is_tagged_says_so(window, soon, drag_over, press, qtbot):
    drag_over("rain is cheap")
    press(window.view, "C")
    editor = open_editor(window)
    said = []

    def read(box):
        said.append(box.details)
        box.reject()

    soon(Message, read)
    editor.files.use("plain")
    assert said == ["1 annotations are tagged as claim, which it lacks."]
    assert window.workspace.scheme == default_scheme()
    editor.close()


@pytest.mark.parametrize("content", ["", "[]", '{"labels": [{"key": "a"}]}'])
def test_a_file_that_holds_no_scheme_is_refused_with_a_sentence(
    window, soon, chosen_files, tmp_path, content
):
    file = tmp_path / "bad.json"
    file.write_text(content)
    chosen_files(file)
    editor = open_editor(window)
    said = []

    def read(box):
        said.append(box.sentence)
        box.reject()

    soon(Message, read)
    editor.files.choose()
    assert said
    assert said[0].endswith(".")
    assert window.workspace.scheme == default_scheme()
    editor.close()

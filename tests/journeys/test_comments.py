"""People comment on a tag or on the article, with the keys, and every comment can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from annotator.store.comments import comments
from annotator.store.project import Project


@pytest.fixture
def said(project_file):
    """The comments on disk: who, on what (True: a tag), the words."""

    def read() -> list[tuple[str, bool, str]]:
        with Project.open(project_file, read_only=True) as project:
            found = [one for _, one in comments(project, 1)]
            return [(one.annotator, one.annotation is not None, one.text) for one in found]

    return read


@pytest.fixture
def thread(window):
    return window.comments.pane


@pytest.fixture
def claim(window, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C")


def shown(thread) -> list[str]:
    """What the thread says, entry by entry."""
    return [comment.text for comment in thread.comments]


def test_m_writes_on_what_is_picked(window, thread, claim, press, qtbot, said):
    press(window.view, "M")
    assert QApplication.focusWidget() is thread.line
    qtbot.keyClicks(thread.line, "Who says so?")
    press(thread.line, "Return")
    assert said() == [("R. Okafor", True, "Who says so?")]
    assert shown(thread) == ["Who says so?"]
    assert QApplication.focusWidget() is window.view
    assert any("R. Okafor · " in label.text() for label in thread.findChildren(QLabel))


def test_a_comment_is_undone_and_done_again(window, thread, claim, press, qtbot, said):
    press(window.view, "M")
    qtbot.keyClicks(thread.line, "Hm.")
    press(thread.line, "Return")
    press(window.view, "Ctrl+Z")
    assert said() == []
    assert shown(thread) == []
    press(window.view, "Ctrl+Shift+Z")
    assert shown(thread) == ["Hm."]


def test_the_article_has_a_thread_of_its_own(window, thread, claim, press, qtbot, said):
    press(window.view, "Shift+M")
    qtbot.keyClicks(thread.line, "Sent to the desk")
    press(thread.line, "Return")
    assert said() == [("R. Okafor", False, "Sent to the desk")]
    assert shown(thread) == ["Sent to the desk"]
    press(window.view, "P")
    window.showing.pick(window.bench.panel.heads.id_at(0))
    assert shown(thread) == []
    press(window.view, "Escape", "J", "K")
    assert shown(thread) == ["Sent to the desk"] or window.workspace.picked is not None


def test_a_comment_is_removed_with_the_mouse(window, thread, claim, press, qtbot, said):
    for words in ("One", "Two"):
        press(window.view, "M")
        qtbot.keyClicks(thread.line, words)
        press(thread.line, "Return")
    assert shown(thread) == ["One", "Two"]
    first = thread.findChildren(QPushButton)[0]
    window.bench.panel.selected.ensureWidgetVisible(first)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert shown(thread) == ["Two"]
    assert [words for *_, words in said()] == ["Two"]


def test_what_is_being_written_waits_for_its_own_tag(window, thread, claim, press, qtbot, said):
    picked = window.workspace.picked.id
    press(window.view, "M")
    qtbot.keyClicks(thread.line, "Half a")
    press(thread.line, "Escape")
    window.showing.pick(None)
    assert thread.line.text() == ""
    window.showing.pick(picked)
    assert thread.line.text() == "Half a"
    press(window.view, "M")
    press(thread.line, "Return")
    assert said() == [("R. Okafor", True, "Half a")]


def test_blanks_are_no_comment(window, thread, claim, press, qtbot, said):
    press(window.view, "M")
    qtbot.keyClicks(thread.line, "   ")
    press(thread.line, "Return")
    assert said() == []


def test_what_was_just_said_stays_in_sight(qtbot, window, press, find):
    window.resize(1024, 640)
    window.view.select(find("rain is cheap"))
    press(window.view, "C", "Backspace", "M")
    line = window.comments.pane.line
    qtbot.keyClicks(line, "Who measured that?")
    press(line, "Return")
    card = window.bench.panel.selected

    def in_sight() -> bool:
        return card.viewport().rect().contains(line.mapTo(card.viewport(), line.rect().center()))

    qtbot.waitUntil(in_sight)
    assert [one.text for one in window.comments.pane.comments] == ["Who measured that?"]


def test_what_was_begun_waits_where_it_was_begun(
    window, thread, claim, press, qtbot, said, make, project_file
):
    press(window.view, "M")
    qtbot.keyClicks(thread.line, "Begun.")
    press(thread.line, "Escape")
    press(window.view, "Escape", "J")
    assert thread.line.text() == ""
    qtbot.keyClicks(thread.line, "Of the other article.")
    press(window.view, "K", "N")
    assert window.workspace.picked.label == "claim"
    assert thread.line.text() == "Begun."
    window.close()
    again = make(project_file)
    assert again.comments.pane.line.text() == "Begun."
    press(again.view, "Escape", "J")
    assert again.comments.pane.line.text() == "Of the other article."
    again.comments.pane.line.setFocus()
    press(again.comments.pane.line, "Return")
    press(again.view, "K", "J")
    assert again.comments.pane.line.text() == ""
    assert said() == []


def test_what_was_begun_in_another_project_is_not_shown(window, thread, press, qtbot, tmp_path):
    qtbot.keyClicks(thread.line, "Here.")
    here = window.workspace.project.path
    window.files.open(window.workspace.project.path)
    assert thread.line.text() == "Here."
    with Project.create(tmp_path / "Other.annotator") as other:
        path = other.path
    window.files.open(path)
    assert "Here." not in thread.drafts().values()
    window.files.open(here)
    assert thread.line.text() == "Here."

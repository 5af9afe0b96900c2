"""The rules lie beside the text, follow what is picked, and are written in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.store.project import Project


@pytest.fixture
def book(window, press):
    """The codebook, opened with its key."""
    press(window.view, "F2")
    return window.codebook.pane


@pytest.fixture
def rule_on_disk(project_file):
    def read(label: str) -> str:
        with Project.open(project_file, read_only=True) as project:
            return project.scheme.label(label).rule

    return read


def test_it_shows_the_label_of_what_is_picked(window, book, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C", "F2")
    assert book.labels.values() == {"claim"}
    assert book.rule.document().toRawText().startswith("The smallest stretch")
    assert "Voice: author, attributed" in book.said()
    assert "Asserted in → quote" in book.said()
    drag_over("“I never left,”")
    press(window.view, "Q", "Backspace", "F2")
    assert book.labels.values() == {"quote"}


def test_it_shows_the_label_that_is_held(window, book, press):
    window.view.setFocus()
    press(window.view, "H", "U")
    assert book.labels.values() == {"cue"}


def test_a_rule_is_written_in_place_and_undone_as_one(window, book, press, qtbot, rule_on_disk):
    before = rule_on_disk("quote")
    book.rule.setFocus()
    press(book.rule, "Ctrl+End")
    qtbot.keyClicks(book.rule, " Not proverbs.")
    window.view.setFocus()
    assert rule_on_disk("quote") == before + " Not proverbs."
    press(window.view, "Ctrl+Z")
    assert rule_on_disk("quote") == before
    assert book.rule.document().toRawText().endswith(before[-20:])


def test_another_label_is_read_by_a_click(window, book, qtbot):
    place = book.labels.chip_rect("cue").center()
    qtbot.mouseClick(book.labels, Qt.MouseButton.LeftButton, pos=place)
    assert book.rule.document().toRawText().startswith("The words that signal")


def test_examples_are_the_projects_own_verified_ones_first(window, book, drag_over, press, qtbot):
    for words, review in (("“I never left,”", "V"), ("“I never will.”", "Escape")):
        drag_over(words)
        press(window.view, "Q", "Backspace", review)
    press(window.view, "J", "F2")
    assert [line.words for line in book.examples] == ["“I never left,”", "“I never will.”"]
    qtbot.mouseClick(book.examples[0], Qt.MouseButton.LeftButton)
    assert window.workspace.article.headline == "Council waits"
    assert window.bench.panel.selected.card.words == "“I never left,”"


def test_a_rule_being_written_is_kept_when_the_window_closes(window, book, qtbot, rule_on_disk):
    book.rule.setFocus()
    book.rule.selectAll()
    qtbot.keyClicks(book.rule, "Short.")
    window.close()
    assert rule_on_disk("quote") == "Short."

"""Mouse and keys by turns: after a click the keys of the article go on working."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


@pytest.fixture
def click(qtbot):
    """Click on a place of a widget; the middle of it where none is given."""

    def left(widget: QWidget, place: QPoint | None = None) -> None:
        point = place or widget.rect().center()
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)

    return left


@pytest.fixture
def quoted(window, drag_over, press):
    """A window with a quote picked and another below it."""
    drag_over("“I never will.”")
    press(window.view, "Q", "Escape")
    drag_over("“I never left,”")
    press(window.view, "Q", "Escape")
    return window


def test_after_a_click_on_an_answer_the_keys_of_the_article_work(quoted, click, press):
    chips = quoted.bench.panel.selected.form.answers[0].field
    click(chips, chips.chip_rect("mixed").center())
    assert quoted.workspace.picked.attributes["form"] == "mixed"
    assert quoted.view.hasFocus()
    review = quoted.bench.panel.selected.form.review
    quoted.bench.panel.selected.note.setFocus()
    click(review, review.chip_rect("verified").center())
    assert quoted.view.hasFocus()
    press(quoted.focusWidget(), "X")
    assert quoted.workspace.picked.review == "needs_work"


def test_who_came_to_an_answer_by_keys_stays_there(quoted, press):
    chips = quoted.bench.panel.selected.form.answers[0].field
    chips.setFocus(Qt.FocusReason.TabFocusReason)
    press(chips, "Right", "Space")
    assert chips.hasFocus()


def test_after_a_click_in_a_list_the_keys_of_the_article_work(quoted, click, press):
    heads = quoted.bench.panel.list
    click(heads.viewport(), heads.visualRect(heads.model().index(1, 0)).center())
    assert quoted.view.hasFocus()
    press(quoted.focusWidget(), "P", "V")
    assert quoted.workspace.picked.review == "verified"
    articles = quoted.bench.library.list
    click(articles.viewport(), articles.visualRect(articles.model().index(1, 0)).center())
    assert quoted.workspace.article.title == "Harbour fees rise"
    assert quoted.view.hasFocus()
    press(quoted.focusWidget(), "K")
    assert quoted.workspace.article.title == "Council waits"


def test_the_hints_are_those_of_where_the_focus_is(quoted, hints):
    assert "Del" in dict(hints(quoted))
    quoted.bench.library.search.setFocus()
    assert "Del" not in dict(hints(quoted))
    quoted.bench.library.list.setFocus()
    assert "→" in dict(hints(quoted))
    quoted.view.setFocus()
    assert "Del" in dict(hints(quoted))


def test_a_key_with_nothing_to_do_says_so(window, press):
    line = window.bench.status.line
    press(window.view, "L")
    assert "Pick what you want to link" in line.sentence()
    press(window.view, "Enter")
    assert "Nothing is proposed" in line.sentence()


@pytest.mark.parametrize("key", ["R", "E", "V", "X", "0", "1", "Period", "Delete", "Backspace"])
def test_a_key_that_needs_a_pick_says_so(window, press, key):
    press(window.view, key)
    sentence = window.bench.status.line.sentence()
    assert sentence.endswith("pick a tag first, by a click, or with Enter where it stands.")


def test_where_lists_end_the_keys_say_so(window, press):
    line = window.bench.status.line
    press(window.view, "N")
    assert line.sentence() == "There is no quote or claim further on."
    press(window.view, "P")
    assert line.sentence() == "There is no quote or claim further up."
    press(window.view, "K")
    assert line.sentence() == "This is the first article of the list."
    press(window.view, "J", "J")
    assert line.sentence() == "This is the last article of the list."


def test_who_is_meant_is_asked_of_sources_only(window, drag_over, press):
    drag_over("said")
    press(window.view, "U", "E")
    assert "Pick a source" in window.bench.status.line.sentence()


@pytest.mark.parametrize("words", ["“I never left,”", "that rain is cheap"])
def test_the_next_proposal_is_offered_only_when_there_is_one(
    window, drag_over, press, words, hints
):
    drag_over(words)
    press(window.view, "Q")
    several = window.proposing.offer_now().several
    assert ("Tab" in dict(hints(window))) == several


def test_a_project_that_is_only_read_says_so_at_a_key(make, project_file, press, hints):
    window = make()
    window.workspace.open(project_file, read_only=True)
    window.view.setFocus()
    window.show()
    line = window.bench.status.line
    assert not {"Q", "S", "C", "U"} & set(dict(hints(window)))
    press(window.view, "Q")
    assert line.sentence() == window.workspace.project.read_only

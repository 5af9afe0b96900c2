"""A label is held, and stretch after stretch is tagged with it until Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.text.span import Span


@pytest.fixture
def double_click(qtbot, window, find, point_at):
    """Click twice, or more often, on the first letter of some words."""

    def click(said: str, times: int = 2) -> None:
        viewport, point = window.view.viewport(), point_at(find(said))
        for time in range(times):
            does = qtbot.mouseDClick if time == 1 else qtbot.mousePress
            does(viewport, Qt.MouseButton.LeftButton, pos=point)
            qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=point)

    return click


def test_stretch_after_stretch_is_tagged_by_mouse(window, drag_over, press, tagged, qtbot):
    status = window.bench.status
    press(window.view, "H", "C")
    assert status.held() == "Holding Claim"
    for count, said in enumerate(("I never left", "finished late", "rain is cheap"), 1):
        drag_over(said)
        qtbot.waitUntil(lambda count=count: len(tagged("claim")) == count)
    assert tagged("claim") == ["I never left", "finished late", "rain is cheap"]
    press(window.view, "Ctrl+Z")
    assert tagged("claim") == ["I never left", "finished late"]
    press(window.view, "Ctrl+Z", "Ctrl+Z")
    assert tagged("claim") == []


def test_a_selection_made_with_keys_is_confirmed_with_enter(window, find, press, tagged):
    press(window.view, "H", "S")
    window.view.set_caret(find("Tom Reyes").start)
    press(window.view, *["Shift+Right"] * len("Tom Reyes"))
    assert tagged("source") == []
    press(window.view, "Return")
    assert tagged("source") == ["Tom Reyes"]
    assert window.view.selected_spans() == []


def test_enter_alone_tags_what_stands_at_the_caret(window, find, press, tagged, links):
    window.view.set_caret(find("never left").start)
    press(window.view, "H", "Q", "Return")
    window.view.set_caret(find("a better year").start)
    press(window.view, "Return")
    assert tagged("quote") == ["“I never left,”", "‘a better year’"]
    assert not window.proposing.is_open
    assert links() == []


def test_another_label_is_held_after_its_key(window, drag_over, press, tagged, qtbot):
    drag_over("rain is cheap")
    press(window.view, "C", "Escape", "H")
    assert window.bench.status.held() == "Holding Claim"
    press(window.view, "U")
    assert window.bench.status.held() == "Holding Cue"
    assert tagged("cue") == []
    drag_over("said")
    qtbot.waitUntil(lambda: tagged("cue") == ["said"])


def test_esc_lets_the_label_go_and_keeps_the_pick(window, drag_over, press, tagged, qtbot, hints):
    press(window.view, "H", "C")
    drag_over("rain is cheap")
    qtbot.waitUntil(lambda: window.workspace.picked is not None)
    assert "Esc" in dict(hints(window))
    press(window.view, "Escape")
    assert window.bench.status.held() == ""
    assert window.workspace.picked is not None
    drag_over("finished late")
    press(window.view, "Escape")
    assert tagged("claim") == ["rain is cheap"]


def test_a_double_click_tags_a_word_and_one_click_more_its_quotation(
    window, double_click, press, tagged, qtbot
):
    press(window.view, "H", "Q")
    double_click("barrier")
    qtbot.waitUntil(lambda: tagged("quote") == ["barrier"])
    double_click("better", times=3)
    qtbot.waitUntil(lambda: tagged("quote") == ["barrier", "a better year"])


def test_a_click_picks_as_ever_and_tags_nothing(window, drag_over, click_on, press, tagged, qtbot):
    drag_over("rain is cheap")
    press(window.view, "C", "Escape", "H")
    drag_over("finished late")
    qtbot.waitUntil(lambda: len(tagged("claim")) == 2)
    click_on("rain is cheap")
    assert window.workspace.text[window.workspace.picked.start :].startswith("rain is cheap")
    assert len(tagged("claim")) == 2


def test_words_that_bear_the_label_already_are_refused_with_a_sentence(
    window, find, press, tagged, qtbot
):
    press(window.view, "H", "C")
    for _ in range(2):
        window.view.select(find("rain is cheap"))
        press(window.view, "Return")
    assert tagged("claim") == ["rain is cheap"]
    assert "already" in window.bench.status.line.sentence()


def test_the_label_stays_held_in_the_next_article(window, press, tagged):
    press(window.view, "H", "C", "J")
    assert window.bench.status.held() == "Holding Claim"
    start = window.workspace.text.index("The fees rise")
    window.view.select(Span(start, start + len("The fees rise")))
    press(window.view, "Return")
    assert tagged("claim") == ["The fees rise"]


def test_the_pointer_says_that_a_label_is_held(window, press):
    usual = window.view.viewport().cursor().shape()
    press(window.view, "H")
    assert usual == Qt.CursorShape.IBeamCursor
    assert window.view.viewport().cursor().shape() == Qt.CursorShape.BitmapCursor
    press(window.view, "H")
    assert window.view.viewport().cursor().shape() == usual


def test_a_link_takes_the_held_label_from_the_hand(window, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C", "Escape")
    drag_over("Tom Reyes")
    press(window.view, "S", "Escape", "H", "L")
    assert window.linking.is_open
    assert window.bench.status.held() == ""

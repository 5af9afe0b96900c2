"""Gestures on what is picked in a long article: answers, parts, copies, comments, remarks, past."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.history.window import HistoryWindow
from annotator.ui.panel.pane import REMARKS, SELECTED
from tests.benchmarks.hand import ALT, CONTROL, KEYS, LEFT, NONE, SHIFT, Hand, measure_few, tell_all
from tests.benchmarks.made import SIZES
from tests.benchmarks.screen import finish


def parts(hand: Hand) -> None:
    """Tag source and cue of a quote at the caret, words as its relay, the claim around."""
    hand.caret(hand.quotation.start + 8)
    hand.untimed(KEYS.Key_Q)
    hand.untimed(KEYS.Key_Escape)
    hand.caret(hand.span("Obuya said").start)
    hand.press("S at the caret", KEYS.Key_S)
    hand.press("leave a proposal", KEYS.Key_Backspace)
    hand.caret(hand.span("said").start + 1)
    hand.press("U at the caret", KEYS.Key_U)
    hand.select("gate was")
    hand.press("R tags a relay", KEYS.Key_R)
    hand.caret(hand.quotation.start + 8)
    hand.untimed(KEYS.Key_Escape)
    hand.press("Enter picks", KEYS.Key_Return)
    hand.press("C at the caret", KEYS.Key_C)
    hand.untimed(KEYS.Key_Escape)


def answering(hand: Hand) -> None:
    """Answer the questions of the picked one with digits and letters, and review it."""
    card = hand.window.bench.panel.selected.form
    hand.press("a digit answers", KEYS.Key_2, seen=card)
    hand.press("next question", KEYS.Key_Down, seen=card)
    hand.press("question above", KEYS.Key_Up, seen=card)
    hand.press("0 clears", KEYS.Key_0, seen=card)
    hand.press("verify", KEYS.Key_V, seen=card)
    hand.press("needs work", KEYS.Key_X, seen=card)
    hand.press("type an answer", KEYS.Key_Period, seen=card)
    hand.untimed_in_field(KEYS.Key_Escape)


def ends(hand: Hand) -> None:
    """Move an end of a selection, swap the ends, and move the picked words to it."""
    hand.select("not there in")
    hand.press("move an end of the selection", KEYS.Key_Right, ALT)
    hand.press("swap the ends", KEYS.Key_O)
    hand.press("move an end of the selection", KEYS.Key_Left, ALT)
    hand.press("move to the selection", KEYS.Key_M, CONTROL)
    hand.untimed(KEYS.Key_Z, CONTROL)


def copying(hand: Hand) -> None:
    """Copy the picked one with all its parts, paste it on other words, take that back."""
    QTest.keyClick(hand.window.view, KEYS.Key_C, CONTROL)
    hand.select("in time")
    hand.press("paste", KEYS.Key_V, CONTROL)
    hand.untimed(KEYS.Key_Z, CONTROL)


def commenting(hand: Hand) -> None:
    """Write a comment on what is picked."""
    hand.caret(hand.quotation.start + 8)
    hand.untimed(KEYS.Key_Escape)
    hand.untimed(KEYS.Key_Return)
    pane = hand.window.comments.pane
    hand.press("M begins a comment", KEYS.Key_M, seen=pane)
    QTest.keyClicks(pane.line, "Who says so?")
    finish()
    hand.does("keep a comment", lambda: QTest.keyClick(pane.line, KEYS.Key_Return), pane)
    hand.untimed(KEYS.Key_Z, CONTROL)


def remarking(hand: Hand) -> None:
    """Go from remark to remark, beside their list."""
    hand.window.bench.panel.set_tab(REMARKS)
    finish()
    hand.press("next remark", KEYS.Key_F8)
    hand.press("previous remark", KEYS.Key_F8, SHIFT)
    hand.window.bench.panel.set_tab(SELECTED)
    hand.window.view.setFocus()
    finish()
    hand.press("read the rule", KEYS.Key_F2, seen=hand.window.bench.panel)
    hand.window.bench.panel.set_tab(SELECTED)
    hand.window.view.setFocus()
    finish()


def clicking(hand: Hand) -> None:
    """Pick by a click, select by two and three, and draw over words."""
    viewport = hand.window.view.viewport()
    hand.caret(hand.quotation.start + 8)
    hand.untimed(KEYS.Key_Escape)
    place = hand.behind("The ga")
    hand.does("a click picks", lambda: QTest.mouseClick(viewport, LEFT, NONE, place))

    def double() -> None:
        QTest.mouseDClick(viewport, LEFT, NONE, place)
        QTest.mouseRelease(viewport, LEFT, NONE, place)

    hand.does("a double click", double)
    hand.does("one click more", lambda: QTest.mouseClick(viewport, LEFT, NONE, place))
    hand.untimed(KEYS.Key_Escape)


def sizing(hand: Hand) -> None:
    """Make the text larger and smaller, with the wheel and by keys."""
    hand.does("Ctrl+wheel", lambda: wheel(hand, 120))
    hand.press("usual size", KEYS.Key_0, CONTROL)


def wheel(hand: Hand, turn: int) -> None:
    viewport = hand.window.view.viewport()
    place = QPointF(viewport.rect().center())
    event = QWheelEvent(
        *(place, viewport.mapToGlobal(place), QPoint(), QPoint(0, turn)),
        *(Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(viewport, event)


def looking_back(hand: Hand) -> None:
    """See the article as it was a few edits ago, and come back."""
    hand.window.actions_table["history"].trigger()
    finish()
    (past,) = hand.window.findChildren(HistoryWindow)
    slider = past.slider
    hand.does("look back", lambda: look(past, slider.maximum() - 3))
    hand.does("look further back", lambda: look(past, slider.maximum() - 4))
    hand.does("back to now", past.close)
    hand.window.activateWindow()
    QTest.qWaitForWindowActive(hand.window)
    hand.window.view.setFocus()
    finish()


def look(past: HistoryWindow, place: int) -> None:
    past.slider.setValue(place)
    while past.is_moving:
        QApplication.processEvents()


ROUNDS = (
    *(parts, answering, ends, copying, commenting, remarking, clicking, sizing, looking_back),
)
COMMITS = frozenset(
    (
        *("S at the caret", "U at the caret", "R tags a relay", "C at the caret"),
        *("a digit answers", "0 clears", "verify", "needs work", "move to the selection"),
        *("paste", "keep a comment"),
    )
)
"""Gestures that write: a bare commit is taken off their figures."""


def test_gestures_are_measured(qapp, tmp_path):
    measure_few(tmp_path, ROUNDS, COMMITS)


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_gestures(qapp, tmp_path, name, caplog):
    caplog.set_level(logging.ERROR, "annotator.ui.rolling")  # too busy here to be backed up
    tell_all("gestures on what is picked", tmp_path, name, ROUNDS, COMMITS)

"""Every gesture in a long article, from the key or the mouse to the painted screen."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtTest import QTest

from annotator.ui.panel.pane import IN_ARTICLE, SELECTED
from tests.benchmarks.hand import (
    ALT,
    CONTROL,
    KEYS,
    LEFT,
    NONE,
    SHIFT,
    Hand,
    measure_few,
    move,
    tell_all,
)
from tests.benchmarks.made import SIZES
from tests.benchmarks.screen import finish


def selecting(hand: Hand) -> None:
    """Grow and shrink a selection at the caret."""
    hand.caret(hand.quotation.start + 8)
    for _ in range(4):
        hand.press("grow", KEYS.Key_Up, ALT)
    hand.press("shrink", KEYS.Key_Down, ALT)
    hand.press("leave", KEYS.Key_Escape)


def attributing(hand: Hand) -> None:
    """Tag the quotation at the caret, go through the proposals, take one."""
    hand.caret(hand.quotation.start + 8)
    hand.press("Q at the caret", KEYS.Key_Q)
    hand.press("Tab among proposals", KEYS.Key_Tab)
    hand.press("Tab among proposals", KEYS.Key_Tab, SHIFT)
    hand.press("Enter takes a proposal", KEYS.Key_Return)


def changing(hand: Hand) -> None:
    """Extend the quote, move its end by key and by mouse."""
    hand.select("said")
    hand.press("extend", KEYS.Key_Q, SHIFT)
    hand.caret(hand.quotation.start + 8)
    hand.press("move an end by key", KEYS.Key_Left, ALT)
    grip = next(one for one in hand.window.view.handles() if not one.at_start).grip.center()
    viewport = hand.window.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, grip)
    for word in ("gate", "there", "was"):
        place = hand.behind(word)
        hand.does("draw an end along", lambda place=place: move(viewport, place))
    hand.does("let an end go", lambda: QTest.mouseRelease(viewport, LEFT, NONE, hand.behind("was")))


def linking(hand: Hand) -> None:
    """Tag another quote and link it to the end that is offered first."""
    hand.select("there in time")
    QTest.keyClick(hand.window.view, KEYS.Key_Q)
    finish()
    QTest.keyClick(hand.window.view, KEYS.Key_Escape)
    finish()
    hand.press("L begins a link", KEYS.Key_L, seen=hand.window.bench.panel.strip)
    hand.press("Tab to an end", KEYS.Key_Tab)
    hand.press("Enter links", KEYS.Key_Return)


def undoing(hand: Hand) -> None:
    """Delete what is picked, take it back and do it again."""
    hand.press("delete", KEYS.Key_Delete)
    hand.press("undo", KEYS.Key_Z, CONTROL)
    hand.press("redo", KEYS.Key_Y, CONTROL)
    hand.press("undo", KEYS.Key_Z, CONTROL)


def going(hand: Hand) -> None:
    """From annotation to annotation."""
    hand.press("next", KEYS.Key_N)
    hand.press("next", KEYS.Key_N)
    hand.press("previous", KEYS.Key_P)
    hand.press("leave", KEYS.Key_Escape)


def holding(hand: Hand) -> None:
    """Hold a label and tag a selection with it."""
    hand.press("hold a label", KEYS.Key_H)
    hand.press("hold another", KEYS.Key_C)
    hand.select("not there")
    hand.press("tag with the held label", KEYS.Key_Return)
    QTest.keyClick(hand.window.view, KEYS.Key_Escape)
    finish()


def finding(hand: Hand) -> None:
    """Find words in the article, the next place, and let it be."""
    hand.press("open find", KEYS.Key_F, CONTROL)
    bar = hand.window.bench.find_bar
    bar.field.setText("Obuya sai")
    hand.does("find in the article", lambda: (QTest.keyClicks(bar.field, "d"), bar.search()))
    hand.does("next place", lambda: QTest.keyClick(bar.field, KEYS.Key_Return))
    bar.close_bar()
    finish()


def narrowing(hand: Hand) -> None:
    """List only the tags with certain words, then those of a label, then all."""
    panel = hand.window.bench.panel
    panel.set_tab(IN_ARTICLE)
    finish()
    listed = panel.list.viewport()
    for name, typed in (("filter by words", "memo"), ("filter by label", "claim")):
        panel.narrow.setText(typed[:-1])
        finish()
        hand.does(name, lambda typed=typed: QTest.keyClicks(panel.narrow, typed[-1]), listed)
    hand.does("filter no more", panel.narrow.clear, listed)
    panel.set_tab(SELECTED)
    hand.window.view.setFocus()
    finish()


ROUNDS = (selecting, attributing, changing, linking, undoing, holding, going, finding, narrowing)
COMMITS = frozenset(
    (
        *("Q at the caret", "Enter takes a proposal", "extend", "move an end by key"),
        *("let an end go", "Enter links", "delete", "undo", "redo", "tag with the held label"),
    )
)
"""Gestures that write: a bare commit is taken off their figures."""


def test_gestures_are_measured(qapp, tmp_path):
    measure_few(tmp_path, ROUNDS, COMMITS)


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_gestures(qapp, tmp_path, name, caplog):
    caplog.set_level(logging.ERROR, "annotator.ui.rolling")  # too busy here to be backed up
    tell_all("gestures", tmp_path, name, ROUNDS, COMMITS)

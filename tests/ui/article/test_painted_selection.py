"""Where lines run both ways, what is selected and where the caret stands is painted whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

LINES = (
    "gate \u202e" * 9,
    "قال رئيس البلدية harbour gate إن البوابة ready لن تكون " * 4,
    "The mayor said قال رئيس البلدية on Tuesday, “البوابة 412 ready”. " * 4,
)
KEYS = ("Right", "Right", "Down", "Left", "End", "Right", "Home", "Left", "Down", "Right")


@pytest.fixture
def steady(qapp):
    """A caret that does not blink: between two pictures that would tell them apart."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier]
)
def test_each_key_leaves_what_a_fresh_painting_shows(view, qtbot, steady, line, held):
    view.show_article(f"{line}\n{line}")
    view.activateWindow()
    qtbot.waitActive(view)

    def picture():
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        return view.screen().grabWindow(view.winId()).toImage()

    for name in KEYS * 3:
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{name}"), held)
        shown = picture()
        view.viewport().update()
        assert shown == picture(), name

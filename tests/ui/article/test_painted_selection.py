"""Where lines run both ways, what is selected and where the caret stands is painted whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

LINES = (
    "gate \u202e" * 9,
    "قال رئيس البلدية harbour gate إن البوابة ready لن تكون " * 4,
    "The mayor said قال رئيس البلدية on Tuesday, “البوابة 412 ready”. " * 4,
)
KEYS = ("Right", "Right", "Down", "Left", "End", "Right", "Home", "Left", "Down", "Right")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier]
)
def test_each_key_leaves_what_a_fresh_painting_shows(view, qtbot, steady, on_screen, line, held):
    view.show_article(f"{line}\n{line}")
    view.activateWindow()
    qtbot.waitActive(view)
    for name in KEYS * 3:
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{name}"), held)
        shown = on_screen()
        view.viewport().update()
        assert shown == on_screen(), name

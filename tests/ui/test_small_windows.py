"""Small windows: never larger than the screen, their buttons always in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from annotator.ui.commands import COMMANDS
from annotator.ui.dialogs.about import About
from annotator.ui.dialogs.basics import Message, SmallWindow
from annotator.ui.dialogs.keys import KeysWindow
from annotator.ui.widgets.labels import plain


def _keys(look) -> SmallWindow:
    return KeysWindow(None, COMMANDS)


def _about(look) -> SmallWindow:
    return About(None, look)


def _message(look) -> SmallWindow:
    return Message(None, "What happened. " * 60, "What can be done. " * 60, ("Again", "Close"))


@pytest.mark.parametrize("make", [_keys, _about, _message])
def test_a_small_window_fits_on_the_screen_with_its_buttons(qtbot, look, make):
    dialog = make(look)
    qtbot.addWidget(dialog)
    dialog.column.addWidget(plain("One line after the other.\n" * 200))
    dialog.show()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height()
    assert dialog.width() <= room.width()
    for button in dialog.findChildren(QPushButton):
        corner = button.mapTo(dialog, QPoint(button.width(), button.height()))
        assert button.isVisible()
        assert dialog.rect().contains(corner)


def test_a_message_is_wide_enough_to_read_and_says_which_button_was_chosen(qtbot):
    message = Message(None, "The disk is full.", "Make room.", ("Again", "Leave"))
    qtbot.addWidget(message)
    message.show()
    assert message.width() >= 400
    assert message.height() <= 200
    qtbot.keyClick(message, Qt.Key.Key_Return)
    assert message.chosen == 0
    again = Message(None, "The disk is full.", "", ("Again", "Leave"))
    qtbot.addWidget(again)
    again.show()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert again.chosen is None

"""Keys: the view leaves to commands what it does not need to read and select."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

COMMANDS = (
    *"QCSULNPJKAO1290",
    *(f"Shift+{letter}" for letter in "QCSU"),
    *("Alt+Up", "Alt+Down", "Alt+Left", "Alt+Right"),
    *("Tab", "Return", "Backspace", "Del", "Esc", "F1"),
    *("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+K", "Ctrl+F", "Ctrl+S", "Ctrl+B"),
)


@pytest.mark.parametrize("keys", COMMANDS)
def test_a_command_of_the_view_hears_its_keys(show, view, qtbot, keys):
    show("Some words to tag.")
    heard = []
    action = QAction("command", view)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda: heard.append(keys))
    view.addAction(action)
    combination = QKeySequence(keys)[0]
    QTest.keyClick(view.window().windowHandle(), combination.key(), combination.keyboardModifiers())
    assert heard == [keys]
    assert view.caret_offset() == 0


def test_tab_leaves_the_text_when_nothing_else_wants_it(view, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(view)
    column.addWidget(line)
    window.show()
    qtbot.waitActive(window)
    view.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert line.hasFocus()
    view.setParent(None)  # the view is closed apart from the window

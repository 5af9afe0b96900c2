"""The menu's button has the focus: letters are the article's and the review's, never its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def test_letters_on_the_menu_button_tag_nothing(window, press, drag_over, tagged):
    drag_over("“I never left,”")
    button = window.bench.topbar.menu_button
    button.setFocus()
    press(button, "Q", "C", "J")
    assert (tagged(), tagged("claim")) == ([], [])
    assert window.workspace.article.headline == "Council waits"


@pytest.mark.parametrize("view", ["Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_letters_on_the_menu_button_mean_no_two_commands(window, press, view):
    press(window.view, view)
    button = window.bench.topbar.menu_button
    button.setFocus()
    press(button, "J", "K", "Delete", "E", "V")  # Qt would warn of two with one key
    assert button.hasFocus()
    press(button, "Ctrl+1")
    assert window.view.isVisible()


@pytest.mark.parametrize("key", ["Return", "Down", "Space"])
def test_the_menu_button_opens_its_menu_by_key(window, press, key):
    button = window.bench.topbar.menu_button
    button.setFocus()
    opened = []

    def close() -> None:
        opened.append(QApplication.activePopupWidget())
        opened[-1].close()

    QTimer.singleShot(100, close)
    press(button, key)
    assert opened == [button.menu()]

"""What was found in the article can be tagged: by words or by a pattern, after a look."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from annotator.ui.occurrences.window import OccurrencesWindow


@pytest.fixture
def bar(window, press):
    press(window.view, "Ctrl+F")
    return window.bench.find_bar


def test_a_pattern_is_found_tagged_and_undone(window, bar, qtbot, press, tagged):
    qtbot.keyClicks(bar.field, r"(Ines|Tom) \w+")
    press(bar.field, "Ctrl+R")
    assert bar.as_pattern.isChecked()
    assert bar.count().endswith("of 2")
    press(bar.field, "Ctrl+T")
    (menu,) = bar.findChildren(QMenu)
    source = next(action for action in menu.actions() if "source" in action.text())
    source.trigger()
    (list_,) = window.findChildren(OccurrencesWindow)
    qtbot.waitUntil(list_.isActiveWindow)
    press(list_.table, "Return")
    assert tagged("source") == ["Ines Obuya", "Tom Reyes"]
    window.workspace.undo()
    assert tagged("source") == []


def test_what_is_no_pattern_is_said_and_harms_nothing(bar, qtbot, press):
    qtbot.keyClicks(bar.field, "(unclosed")
    press(bar.field, "Ctrl+R")
    assert "Not a pattern" in bar.count()
    assert not bar.tag.isEnabled()
    press(bar.field, "Ctrl+T", "Return")
    press(bar.field, "Ctrl+R")
    assert bar.count() == "Not found"

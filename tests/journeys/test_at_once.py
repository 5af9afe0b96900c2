"""Keys that follow one another faster than the screen: none is lost."""

from __future__ import annotations


def test_undo_and_redo_work_on_the_heels_of_a_tag(window, drag_over, press, tagged):
    drag_over("rain is cheap")
    before = tagged("claim")
    press(window.view, "C", "Ctrl+Z")
    assert tagged("claim") == before
    press(window.view, "Ctrl+Shift+Z", "Ctrl+Z", "Ctrl+Shift+Z")
    assert len(tagged("claim")) == len(before) + 1


def test_what_was_undone_is_not_redone_behind_a_new_tag(window, drag_over, press, tagged, qtbot):
    drag_over("rain is cheap")
    press(window.view, "C", "Ctrl+Z")
    drag_over("rain is cheap")
    press(window.view, "C", "Ctrl+Shift+Z")
    assert tagged("claim").count("rain is cheap") == 1
    qtbot.waitUntil(lambda: not window.actions_table["redo"].isEnabled())

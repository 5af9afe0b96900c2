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


def test_what_a_key_will_need_is_got_ready_while_nothing_happens(window, find, press, qapp):
    """Without a moment before the key the same comes out: nothing rests on it."""
    for words in ("rain is cheap", "I never left"):
        window.view.select(find(words))
        if words == "I never left":
            qapp.processEvents()
        press(window.view, "Q")
        assert window.bench.panel.selected.card.words == words
        press(window.view, "Escape")

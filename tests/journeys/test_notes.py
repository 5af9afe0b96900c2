"""A note is kept while one types; undo takes the whole visit back."""

from __future__ import annotations


def test_a_note_is_kept_shortly_after_the_last_key(window, qtbot, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C")
    note = window.bench.panel.selected.note
    note.setFocus()
    qtbot.keyClicks(note, "check with the weather office")
    qtbot.waitUntil(lambda: window.workspace.picked.note == "check with the weather office")


def test_it_is_kept_when_the_focus_leaves_and_undone_at_once(window, qtbot, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C")
    note = window.bench.panel.selected.note
    note.setFocus()
    qtbot.keyClicks(note, "one")
    note.commit()
    qtbot.keyClicks(note, " two")
    window.view.setFocus()
    assert window.workspace.picked.note == "one two"
    press(window.view, "Ctrl+Z")
    assert window.workspace.picked.note == ""


def test_keys_typed_into_the_note_stay_there(window, qtbot, drag_over, press, tagged):
    drag_over("rain is cheap")
    press(window.view, "C")
    note = window.bench.panel.selected.note
    note.setFocus()
    qtbot.keyClicks(note, "qsu123xv")
    press(note, "Backspace", "Delete")
    window.view.setFocus()
    assert window.workspace.picked.note == "qsu123x"
    assert tagged("claim") == ["rain is cheap"]


def test_what_is_typed_survives_closing_the_window(
    window, qtbot, drag_over, press, make, project_file
):
    drag_over("rain is cheap")
    press(window.view, "C")
    note = window.bench.panel.selected.note
    note.setFocus()
    qtbot.keyClicks(note, "do not lose me")
    window.close()
    again = make(project_file)
    press(again.view, "N")
    assert again.workspace.picked.note == "do not lose me"

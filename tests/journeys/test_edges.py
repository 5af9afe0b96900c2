"""The ends of a tag move by key, a word at a time; its links stay and each step is undone."""

from __future__ import annotations


def test_the_end_of_a_tag_moves_and_its_links_stay(window, drag_over, press, tagged):
    drag_over("I never left")
    press(window.view, "Q", "Return")
    before = window.workspace.picked
    assert tagged("quote") == ["I never left"]
    links = list(window.workspace.opened.marks.links(before.id))
    assert links
    window.view.set_caret(before.end)
    press(window.view, "Alt+Right")
    assert tagged("quote") == ["I never left,” Ines"]
    press(window.view, "Alt+Left", "Alt+Left", "Alt+Left")
    assert tagged("quote") == ["I"]
    press(window.view, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert tagged("quote") == ["I never left"]
    assert list(window.workspace.opened.marks.links(before.id)) == links


def test_the_other_end_moves_after_o(window, drag_over, press, tagged):
    drag_over("was finished late")
    press(window.view, "C", "O", "Alt+Left")
    assert tagged("claim") == ["barrier was finished late"]
    press(window.view, "O", "Alt+Right")
    assert tagged("claim") == ["barrier was finished late, two"]


def test_only_the_part_at_the_caret_moves(window, drag_over, press, tagged, find):
    drag_over("I never left")
    press(window.view, "Q", "Escape")
    window.view.select(find("I never will"))
    press(window.view, "Shift+Q")
    window.view.set_caret(find("never left").start)
    press(window.view, "Alt+Left")
    assert tagged("quote") == ["I never […] I never will"]


def test_a_selection_goes_before_what_is_picked(window, drag_over, press, tagged):
    drag_over("rain is cheap")
    press(window.view, "C")
    drag_over("two engineers")
    press(window.view, "Alt+Right")
    (selected,) = window.view.selected_spans()
    assert window.workspace.text[selected.start : selected.end] == "two engineers said"
    assert tagged("claim") == ["rain is cheap"]

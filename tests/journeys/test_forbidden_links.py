"""A link that the scheme has no kind for cannot be made, and says why."""

from __future__ import annotations


def test_two_cues_are_not_linked_and_that_is_said(window, drag_over, click_on, press, links):
    drag_over("that rain is cheap")
    press(window.view, "Q", "Escape", "Escape")
    drag_over("quoted")
    press(window.view, "U", "Escape")
    drag_over("said on")
    press(window.view, "U", "L")
    assert window.linking.is_open
    click_on("quoted")
    sentence = window.bench.status.line.sentence()
    assert sentence == "The scheme has no link between cue and cue; Esc leaves the link."
    assert links() == []
    press(window.view, "Escape")
    assert not window.linking.is_open

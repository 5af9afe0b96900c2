"""After Q the likely source and cue are proposed; Enter takes them as one edit."""

from __future__ import annotations

import pytest


@pytest.fixture
def quoted(window, drag_over, press):
    """A quote just tagged, its source and cue proposed."""
    drag_over("“I never left,”")
    press(window.view, "Q")
    assert window.proposing.is_open
    return window


WHOLE = [("cue", "“I never left,”", "said"), ("source", "“I never left,”", "Ines Obuya")]


def test_enter_takes_source_and_cue_and_one_undo_takes_back_the_whole_attribution(
    quoted, press, links, tagged
):
    press(quoted.view, "Enter")
    assert links() == WHOLE
    press(quoted.view, "Ctrl+Z")
    assert (links(), tagged("source"), tagged("cue"), tagged()) == ([], [], [], [])
    assert quoted.bench.status.line.sentence() == "Undone: Tag quote"
    press(quoted.view, "Ctrl+Shift+Z")
    assert links() == WHOLE
    assert quoted.workspace.picked.label == "quote"
    press(quoted.view, "Ctrl+Z")
    assert tagged() == []


def test_undoing_an_attribution_picks_nothing_that_stood_there_before(
    window, drag_over, press, tagged
):
    drag_over("Ines Obuya")
    press(window.view, "S", "Escape", "Escape")
    drag_over("“I never left,”")
    press(window.view, "Q", "Enter", "Ctrl+Z")
    assert (tagged(), tagged("source")) == ([], ["Ines Obuya"])
    assert window.workspace.picked is None


def test_undoing_a_link_picks_the_quote_it_began_at(window, drag_over, press, links):
    drag_over("Ines Obuya")
    press(window.view, "S", "Escape", "Escape")
    drag_over("“I never left,”")
    press(window.view, "Q", "Escape", "L", "1", "Tab", "Enter")
    assert links() == [("source", "“I never left,”", "Ines Obuya")]
    press(window.view, "Escape", "Ctrl+Z")
    assert links() == []
    assert window.workspace.picked.label == "quote"


def test_what_was_answered_between_q_and_enter_parts_them(quoted, press, links, tagged):
    assert tagged() == ["“I never left,”"]
    press(quoted.view, "Down", "1", "Enter", "Ctrl+Z")
    assert (links(), tagged()) == ([], ["“I never left,”"])
    assert quoted.workspace.picked.attributes["kind"] == "speech"


def test_the_source_that_s_takes_is_undone_with_its_quote(quoted, press, tagged):
    press(quoted.view, "S", "Ctrl+Z")
    assert (tagged(), tagged("source")) == ([], [])


def test_an_attribution_is_undone_as_one_after_a_restart_too(
    quoted, press, make, project_file, links, tagged
):
    press(quoted.view, "Enter")
    quoted.close()
    again = make(project_file)
    press(again.view, "Ctrl+Z")
    assert (links(), tagged()) == ([], [])
    press(again.view, "Ctrl+Shift+Z")
    assert links() == WHOLE


def test_the_panel_says_what_enter_takes_and_the_button_takes_it(quoted, links, qtbot):
    strip = quoted.bench.panel.strip
    assert "Ines Obuya" in strip.sentence()
    assert "said" in strip.sentence()
    strip.spot().click()
    assert len(links()) == 2
    assert not strip.isVisible()


@pytest.mark.parametrize("key", ["Escape", "Backspace"])
def test_the_proposal_can_be_left_and_the_quote_stays_picked(quoted, press, links, key):
    press(quoted.view, key)
    assert not quoted.proposing.is_open
    assert links() == []
    assert quoted.workspace.picked is not None


def test_s_takes_the_source_only(quoted, press, links):
    press(quoted.view, "S")
    assert links() == [("source", "“I never left,”", "Ines Obuya")]


def test_tagging_the_next_quote_leaves_the_proposal_of_the_first(quoted, drag_over, press, links):
    drag_over("that rain is cheap")
    press(quoted.view, "Q", "Enter")
    ends = [(kind, end) for kind, _, end in links()]
    assert ("source", "Tom Reyes") in ends
    assert ("relay", "The Alder Courier") in ends
    assert ("cue", "quoted […] as saying") in ends


def test_what_is_tagged_already_is_linked_and_not_tagged_twice(
    window, drag_over, press, links, tagged
):
    drag_over("Ines Obuya")
    press(window.view, "S")
    drag_over("“I never left,”")
    press(window.view, "Q", "Enter")
    assert tagged("source") == ["Ines Obuya"]
    assert ("source", "“I never left,”", "Ines Obuya") in links()


def test_tab_leads_through_the_readings_and_back_to_the_first(quoted, press):
    first = quoted.proposing.outline()
    press(quoted.view, "Tab")
    press(quoted.view, "Shift+Tab")
    assert quoted.proposing.outline() == first


def test_who_speaks_within_a_quote_is_looked_for_within_it(window, drag_over, press, links):
    drag_over("They added that the mayor had told them: “Wait for ‘a better year’ and then build.”")
    press(window.view, "Q", "Backspace")
    drag_over("“Wait for ‘a better year’ and then build.”")
    press(window.view, "Q", "Return")
    ends = [(kind, end) for kind, start, end in links() if start.startswith("“Wait")]
    assert ("source", "the mayor") in ends
    assert window.workspace.picked.attributes["layer"] == "extended"


def test_a_claim_within_a_quote_is_attributed(window, drag_over, press):
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace")
    drag_over("rain is cheap")
    press(window.view, "C")
    assert window.workspace.picked.attributes == {"voice": "attributed"}


def test_questions_are_answered_while_a_source_is_proposed(quoted, press):
    press(quoted.view, "Down", "1")
    assert quoted.workspace.picked.attributes["kind"] == "speech"
    press(quoted.view, "Return")
    assert not quoted.proposing.is_open


def test_who_passed_on_one_quote_is_offered_first_for_the_next(window, drag_over, press, links):
    drag_over("that rain is cheap")
    press(window.view, "Q", "Return")
    drag_over("“I never will.”")
    press(window.view, "Q", "Backspace", "R", "Return")
    assert ("relay", "“I never will.”", "The Alder Courier") in links()

"""An interrupted quote is one annotation; a quote inside a quote is another, linked to it."""

from __future__ import annotations


def test_shift_q_adds_the_selection_to_the_picked_quote(window, drag_over, press, tagged):
    drag_over("“I never left,”")
    press(window.view, "Q")
    drag_over("“I never will.”")
    press(window.view, "Shift+Q")
    assert tagged() == ["“I never left,” […] “I never will.”"]
    press(window.view, "Ctrl+Z")
    assert tagged() == ["“I never left,”"]


def test_shift_u_adds_to_the_cue_of_the_picked_quote(window, drag_over, press, tagged):
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace")
    drag_over("quoted")
    press(window.view, "U")
    drag_over("as saying")
    press(window.view, "Shift+U")
    assert tagged("cue") == ["quoted […] as saying"]


def test_an_inner_quote_is_linked_to_the_outer_one(window, drag_over, press, links):
    drag_over("“Wait for ‘a better year’ and then build.”")
    press(window.view, "Q")
    drag_over("‘a better year’")
    press(window.view, "Q")
    assert links() == [
        ("nested_in", "‘a better year’", "“Wait for ‘a better year’ and then build.”")
    ]


def test_clicking_again_picks_the_one_around_it(window, drag_over, click_on, press):
    drag_over("“Wait for ‘a better year’ and then build.”")
    press(window.view, "Q")
    drag_over("‘a better year’")
    press(window.view, "Q", "Backspace", "Escape")
    picked = []
    for _ in range(3):
        click_on("better year")
        picked.append(window.bench.panel.selected.card.words)
    assert picked[0] == picked[2] == "‘a better year’"
    assert picked[1] == "“Wait for ‘a better year’ and then build.”"


def test_a_selection_tagged_as_source_is_linked_to_the_picked_quote_in_one_edit(
    window, drag_over, press, links, tagged
):
    drag_over("“I never left,”")
    press(window.view, "Q")
    drag_over("Ines Obuya")
    press(window.view, "S")
    drag_over("said on")
    press(window.view, "U")
    assert links() == [
        ("cue", "“I never left,”", "said on"),
        ("source", "“I never left,”", "Ines Obuya"),
    ]
    press(window.view, "Ctrl+Z", "Ctrl+Z")
    assert links() == []
    assert tagged("source") == []


def test_r_makes_the_selection_the_relay(window, drag_over, press, links):
    drag_over("that rain is cheap")
    press(window.view, "Q")
    drag_over("Tom Reyes")
    press(window.view, "S")
    drag_over("The Alder Courier")
    press(window.view, "R")
    assert links() == [
        ("relay", "that rain is cheap", "The Alder Courier"),
        ("source", "that rain is cheap", "Tom Reyes"),
    ]


def test_l_links_to_what_is_clicked(window, drag_over, click_on, press, links):
    drag_over("Tom Reyes")
    press(window.view, "S")
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace", "L")
    click_on("Tom Reyes")
    assert links() == [("source", "that rain is cheap", "Tom Reyes")]


def test_l_tab_enter_links_from_the_keyboard(window, drag_over, press, links):
    drag_over("Tom Reyes")
    press(window.view, "S")
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace", "L", "Tab", "Enter")
    assert links() == [("source", "that rain is cheap", "Tom Reyes")]


def test_shift_q_takes_the_quotation_at_the_caret(window, find, press, tagged):
    window.view.set_caret(find("I never left").start)
    press(window.view, "Q", "Return")
    window.view.set_caret(find("never will").start)
    press(window.view, "Shift+Q")
    assert tagged() == ["“I never left,” […] “I never will.”"]
    press(window.view, "Ctrl+Z")
    assert tagged() == ["“I never left,”"]


def test_words_that_are_in_it_already_are_not_added_and_that_is_said(
    window, find, press, tagged, qtbot
):
    window.view.set_caret(find("I never left").start)
    press(window.view, "Q", "Return")
    for place in ("left", "Obuya said"):  # inside it; in the sentence around it
        window.view.set_caret(find(place).start)
        with qtbot.waitSignal(window.workspace.said) as said:
            press(window.view, "Shift+Q")
        assert "Select the words to add to the quote" in said.args[0]
    assert tagged() == ["“I never left,”"]


def test_a_quote_tagged_around_another_takes_it_in(window, drag_over, press, links, tagged):
    outer = "“Wait for ‘a better year’ and then build.”"
    for said in ("better", "‘a better year’", outer):
        drag_over(said)
        press(window.view, "Q", "Escape")
    assert links() == [
        ("nested_in", "better", "‘a better year’"),
        ("nested_in", "‘a better year’", outer),
    ]
    window.showing.pick_beside(1)
    assert window.workspace.picked.attributes["layer"] == "extended"
    press(window.view, "Ctrl+Z")
    assert links() == [("nested_in", "better", "‘a better year’")]
    assert tagged() == ["‘a better year’", "better"]

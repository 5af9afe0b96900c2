"""Words selected with the mouse are tagged by a key, on disk at once, and can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_tagging_with_the_mouse_can_be_undone_and_redone(window, drag_over, press, tagged):
    drag_over("“I never left,”")
    press(window.view, "Q")
    assert tagged() == ["“I never left,”"]
    press(window.view, "Ctrl+Z")
    assert tagged() == []
    press(window.view, "Ctrl+Shift+Z")
    assert tagged() == ["“I never left,”"]
    press(window.view, "Ctrl+Z", "Ctrl+Y")
    assert tagged() == ["“I never left,”"]


def test_blanks_at_the_ends_of_a_selection_are_left_out(window, drag_over, press, tagged):
    drag_over(" Ines Obuya ")
    press(window.view, "S")
    assert tagged("source") == ["Ines Obuya"]


def test_a_first_tag_puts_the_article_in_progress_and_undo_takes_that_back(
    window, drag_over, press
):
    assert window.workspace.article.status == "to_do"
    drag_over("rain is cheap")
    press(window.view, "C")
    assert window.workspace.article.status == "in_progress"
    press(window.view, "Ctrl+Z")
    assert window.workspace.article.status == "to_do"


def test_the_same_words_are_tagged_once(window, drag_over, press, tagged):
    for _ in range(2):
        drag_over("rain is cheap")
        press(window.view, "C")
    assert tagged("claim") == ["rain is cheap"]
    assert "already" in window.bench.status.line.sentence()


def test_the_panel_lists_it_and_says_its_form(window, drag_over, press):
    drag_over("“I never left,”")
    press(window.view, "Q")
    card = window.bench.panel.selected.card
    assert card.words == "“I never left,”"
    assert card.annotation.attributes == {"form": "direct"}
    assert window.bench.panel.heads.rowCount() == 1


def test_without_a_selection_the_quotation_at_the_caret_is_taken(window, click_on, press, tagged):
    click_on("never will")
    press(window.view, "Q")
    assert tagged() == ["“I never will.”"]


def test_delete_takes_the_tag_away_and_undo_brings_it_back(window, drag_over, press, tagged):
    drag_over("rain is cheap")
    press(window.view, "C", "Delete")
    assert tagged("claim") == []
    press(window.view, "Ctrl+Z")
    assert tagged("claim") == ["rain is cheap"]


def test_words_selected_by_double_click_become_parts_of_the_picked_quote(
    window, drag_over, press, find, point_at, links, qtbot
):
    drag_over("“I never left,”")
    press(window.view, "Q", "Escape")
    for word, key in (("Obuya", "S"), ("said", "U")):
        point = point_at(find(word))
        for hand in (qtbot.mouseClick, qtbot.mouseDClick, qtbot.mouseRelease):
            hand(window.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        press(window.view, key)
    assert [(kind, end) for kind, _, end in links()] == [("cue", "said"), ("source", "Obuya")]

"""The whole of tagging works from the keyboard alone."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def test_words_selected_with_shift_and_arrows_are_tagged(window, find, press, tagged):
    window.view.set_caret(find("Ines").start)
    press(window.view, *["Shift+Right"] * len("Ines Obuya"), "S")
    assert tagged("source") == ["Ines Obuya"]


def test_keys_typed_into_fields_tag_nothing(window, qtbot, drag_over, press, tagged):
    drag_over("rain is cheap")
    search = window.bench.library.search
    search.setFocus()
    qtbot.keyClicks(search, "qcsu123")
    assert search.text() == "qcsu123"
    assert tagged() == tagged("claim") == tagged("source") == []


def test_digits_set_the_form_and_arrows_go_to_the_next_question(window, drag_over, press):
    drag_over("“I never left,”")
    press(window.view, "Q", "Backspace")
    press(window.view, "2")
    assert window.workspace.picked.attributes["form"] == "indirect"
    press(window.view, "Down", "1")
    assert window.workspace.picked.attributes["kind"] == "speech"
    press(window.view, "Up", "0")
    assert "form" not in window.workspace.picked.attributes


def test_letters_go_from_one_to_the_next(window, drag_over, press):
    for words in ("“I never left,”", "rain is cheap"):
        drag_over(words)
        press(window.view, "C")
    press(window.view, "Escape", "P")
    window.view.set_caret(0)
    press(window.view, "Escape", "N")
    assert window.bench.panel.selected.card.words == "“I never left,”"
    press(window.view, "N")
    assert window.bench.panel.selected.card.words == "rain is cheap"
    press(window.view, "P")
    assert window.bench.panel.selected.card.words == "“I never left,”"


def test_j_and_k_go_through_the_articles(window, press):
    press(window.view, "J")
    assert window.workspace.article.headline == "Harbour fees rise"
    press(window.view, "K")
    assert window.workspace.article.headline == "Council waits"


def test_v_and_x_review_and_take_it_back(window, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C", "V")
    assert window.workspace.picked.review == "verified"
    press(window.view, "X")
    assert window.workspace.picked.review == "needs_work"
    press(window.view, "X")
    assert window.workspace.picked.review == "unreviewed"


def test_f6_leads_through_the_panes_and_back(window, drag_over, press):
    drag_over("rain is cheap")
    press(window.view, "C")
    seen = []
    for _ in range(4):
        press(QApplication.focusWidget(), "F6")
        seen.append(QApplication.focusWidget())
    assert len(set(map(id, seen))) == 4
    assert seen[-1] is window.view


def test_undo_goes_to_the_article_that_it_changes(window, drag_over, press, tagged):
    drag_over("rain is cheap")
    press(window.view, "C", "J", "Ctrl+Z")
    assert window.workspace.article.headline == "Council waits"
    assert tagged("claim") == []
    assert "Tag claim" in window.bench.status.line.sentence()


def test_a_selection_grows_from_word_to_sentence_and_shrinks_again(window, find, press):
    window.view.set_caret(find("cheap").start + 1)
    grown = []
    for _ in range(2):
        press(window.view, "Alt+Up")
        (span,) = window.view.selected_spans()
        grown.append(window.workspace.text[span.start : span.end])
    assert grown == ["cheap", "The Alder Courier quoted Tom Reyes as saying that rain is cheap."]
    press(window.view, "Alt+Up", "Alt+Down", "Alt+Down")
    (span,) = window.view.selected_spans()
    assert window.workspace.text[span.start : span.end] == "cheap"
    press(window.view, "Alt+Down")
    assert window.view.selected_spans() == []
    assert window.view.caret_offset() == find("cheap").start + 1


def test_the_ends_of_a_selection_move_by_words(window, find, press):
    window.view.select(find("rain is"))
    press(window.view, "Alt+Right")
    (span,) = window.view.selected_spans()
    assert window.workspace.text[span.start : span.end].strip() == "rain is cheap"
    press(window.view, "O", "Alt+Left")
    (span,) = window.view.selected_spans()
    assert window.workspace.text[span.start : span.end] == "that rain is cheap"


def test_enter_picks_what_stands_at_the_caret(window, find, press):
    window.view.set_caret(find("I never left").start)
    press(window.view, "Q", "Return", "Escape")
    for place, label in (("Obuya said", "source"), ("said on", "cue"), ("left", "quote")):
        window.view.set_caret(find(place).start)
        press(window.view, "Return")
        assert window.workspace.picked.label == label
        press(window.view, "Escape")
    window.view.set_caret(find("on Tuesday").start + 1)
    press(window.view, "Return")
    assert window.workspace.picked is None
    assert "Nothing is proposed" in window.bench.status.line.sentence()

"""What may be wrong is said while one works, and is gone to, mended or left with the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.store.tagging_many import add_annotations
from annotator.store.waivers import waivers
from annotator.text.span import Span
from annotator.ui.panel.pane import REMARKS


@pytest.fixture
def remarks(qtbot, window):
    """What the checks say of the article on screen, once they have looked at all of it."""

    def said() -> list[str]:
        qtbot.waitUntil(lambda: window.remarks.watching.is_done)
        return [one.kind for one in sorted(window.remarks.watching.remarks(), key=lambda r: r.span)]

    return said


@pytest.fixture
def quote(window, drag_over, press, remarks):
    """One quote without a source, its form set otherwise than its marks show."""
    remarks()
    drag_over("“I never left,”")
    press(window.view, "Q", "Backspace", "2")
    assert remarks() == ["form", "no_source"]


def test_a_tag_is_remarked_on_and_marked_in_the_margin(window, quote, remarks):
    assert list(window.remarks.watching.starts) == [0, 0]
    assert window.bench.panel.tabs.title(2) == "Remarks 2"
    ((place, offset),) = window.view.remark_marks()
    assert offset == 0
    assert place.left() > window.view.rects_of(Span(0, 5))[0].right()


def test_a_click_on_the_mark_in_the_margin_opens_it(window, quote, qtbot):
    window.showing.pick(None)
    ((place, _),) = window.view.remark_marks()
    viewport = window.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place.center())
    assert window.bench.panel.tabs.current == REMARKS
    assert window.bench.panel.selected.card.words == "“I never left,”"


def test_f8_goes_to_a_remark_and_f7_puts_it_right(window, quote, remarks, press):
    press(window.view, "F8")
    assert window.bench.panel.tabs.current == REMARKS
    assert window.remarks.pane.mend.text() == "Make it direct"
    press(window.view, "F7")
    assert window.workspace.picked.attributes["form"] == "direct"
    assert remarks() == ["no_source"]
    press(window.view, "Ctrl+Z")
    assert window.workspace.picked.attributes["form"] == "indirect"
    assert remarks() == ["form", "no_source"]


def test_a_letter_in_the_list_puts_it_right_too(window, quote, remarks, press):
    press(window.view, "F8")
    press(window.remarks.pane.list, "F")
    assert remarks() == ["no_source"]


def test_the_source_is_looked_for_where_none_is_named(window, quote, remarks, press, links):
    press(window.view, "F8", "F7")
    remarks()
    press(window.view, "F8", "F7", "Return")
    assert ("source", "“I never left,”", "Ines Obuya") in links()


def test_a_remark_is_left_with_a_reason_and_taken_up_again(window, quote, remarks, press, qtbot):
    pane = window.remarks.pane
    press(window.view, "F8", "Shift+F7")
    qtbot.keyClicks(pane.reason, "she laughs")
    press(pane.reason, "Return")
    (waiver,) = waivers(window.workspace.project, window.workspace.article.id)
    assert (waiver.remark, waiver.reason) == ("form", "she laughs")
    assert window.remarks.watching.counts() == (1, 1)
    assert window.remarks.model.rowCount() == 1
    assert pane.toggle.text() == "Left as they are (1)"
    qtbot.mouseClick(pane.toggle, Qt.MouseButton.LeftButton)
    assert window.remarks.model.rowCount() == 2
    pane.list.mark(0)
    qtbot.mouseClick(pane.leave, Qt.MouseButton.LeftButton)
    assert window.remarks.watching.counts() == (2, 0)
    press(window.view, "Ctrl+Z")
    assert window.remarks.watching.counts() == (1, 1)
    press(window.view, "Ctrl+Z")
    assert window.remarks.watching.counts() == (2, 0)


def test_escape_leaves_the_reason_and_stores_nothing(window, quote, press, qtbot):
    pane = window.remarks.pane
    press(window.view, "F8", "Shift+F7")
    qtbot.keyClicks(pane.reason, "no")
    press(pane.reason, "Escape")
    assert not pane.is_asking
    assert window.remarks.watching.counts() == (2, 0)


def test_a_click_goes_to_the_words(window, quote, press, qtbot):
    window.showing.pick(None)
    window.bench.panel.set_tab(REMARKS)
    rows = window.remarks.pane.list
    place = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.bench.panel.selected.card.words == "“I never left,”"


def test_a_claim_in_a_quote_is_linked_to_it(window, remarks, drag_over, press, links):
    drag_over("rain is cheap")
    press(window.view, "C")
    window.showing.pick(None)
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace")
    assert "no_voice" in remarks()
    while window.remarks.marked_kind() != "no_voice":
        press(window.view, "F8")
    press(window.view, "F7")
    assert ("asserted_in", "rain is cheap", "that rain is cheap") in links()
    assert "no_voice" not in remarks()


def test_another_article_has_its_own_remarks(window, quote, remarks, press):
    press(window.view, "J")
    assert remarks() == []
    press(window.view, "K")
    assert remarks() == ["form", "no_source"]


def test_a_source_without_a_name_gets_the_likeliest_by_one_key(window, remarks, drag_over, press):
    drag_over("Tom Reyes")
    press(window.view, "S", "Escape")
    assert remarks() == ["no_entry"]
    press(window.view, "F8")
    assert window.remarks.pane.mend.text() == "Name them: Tom Reyes"
    press(window.view, "F7")
    assert remarks() == []
    assert window.bench.panel.selected.card.entry.name == "Tom Reyes"


def test_f6_goes_through_the_page_of_the_tab(window, quote, press):
    press(window.view, "F8")
    window.view.setFocus()
    seen = []
    for _ in range(3):
        press(QApplication.focusWidget(), "F6")
        seen.append(QApplication.focusWidget())
    assert window.remarks.pane.list in seen
    assert seen[-1] is window.view


def test_the_focus_stays_in_the_panel_when_another_tab_is_opened(window, quote, press):
    note = window.bench.panel.selected.note
    note.setFocus()
    press(note, "F2")
    assert QApplication.focusWidget() is window.bench.panel.tabs


@pytest.fixture
def mend(window, press, remarks):
    """Go from remark to remark until one is put right in these words, and do that."""

    def until(title: str) -> None:
        for _ in remarks():
            press(window.view, "F8")
            if window.remarks.pane.mend.text() == title:
                press(window.view, "F7")
                return
        raise AssertionError(f"no remark is put right by “{title}”")

    return until


def test_a_quote_cut_short_takes_in_all_between_the_marks(
    window, drag_over, press, remarks, mend, tagged
):
    drag_over("never left")
    press(window.view, "Q", "Escape")
    assert "truncated" in remarks()
    mend("Take in all between the marks")
    assert tagged("quote") == ["“I never left,”"]
    assert "truncated" not in remarks()
    window.workspace.undo()
    assert tagged("quote") == ["never left"]


def test_words_tagged_twice_are_tagged_once_again(window, drag_over, press, remarks, mend, tagged):
    drag_over("rain is cheap")
    press(window.view, "C", "Escape")
    first = window.workspace.picked
    with window.workspace.project.edit("Tag again") as edit:
        add_annotations(edit, first.article, "claim", first.spans)
    window.workspace.took([first.article])
    assert remarks().count("duplicate") == 2
    mend("Delete this one")
    assert tagged("claim") == ["rain is cheap"]
    assert "duplicate" not in remarks()


def test_a_cue_that_is_missing_is_proposed(window, drag_over, press, remarks, mend):
    drag_over("“I never left,”")
    press(window.view, "Q", "S")
    assert "no_cue" in remarks()
    mend("Look which words say so")
    assert window.proposing.offers("cue")

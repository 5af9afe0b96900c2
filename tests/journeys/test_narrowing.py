"""The list of an article's tags is narrowed by words or by a label while one types."""

from __future__ import annotations

import pytest

from annotator.ui.panel.pane import IN_ARTICLE, SELECTED


@pytest.fixture
def listed(window):
    """The words of each row of the list."""

    def rows() -> list[str]:
        heads = window.bench.panel.heads
        return [heads.head(row).words for row in range(heads.rowCount())]

    return rows


@pytest.fixture
def panel(window, drag_over, press):
    """The panel with three tags, its list alone."""
    for said, key in (("“I never left,”", "Q"), ("finished late", "C"), ("rain is cheap", "C")):
        drag_over(said)
        press(window.view, key, "Escape")
    window.bench.panel.set_tab(IN_ARTICLE)
    return window.bench.panel


def test_words_narrow_the_list_whatever_their_capitals(panel, qtbot, listed):
    qtbot.keyClicks(panel.narrow, "Is chea")
    assert listed() == ["rain is cheap"]
    assert panel.caption().text() == "1 OF 3 IN THIS ARTICLE"
    panel.narrow.clear()
    assert len(listed()) == 3


def test_esc_lists_all_again_and_enter_goes_to_the_list(panel, qtbot, press, listed):
    panel.narrow.setFocus()
    qtbot.keyClicks(panel.narrow, "nowhere")
    assert listed() == []
    press(panel.narrow, "Escape")
    assert len(listed()) == 3
    qtbot.keyClicks(panel.narrow, "claim")
    press(panel.narrow, "Return")
    assert panel.list.hasFocus()


def test_a_label_lists_its_tags(panel, qtbot, listed):
    qtbot.keyClicks(panel.narrow, "cla")
    assert listed() == ["finished late", "rain is cheap"]


def test_next_and_previous_go_through_what_is_listed(panel, qtbot, window, press):
    qtbot.keyClicks(panel.narrow, "claim")
    window.view.setFocus()
    window.view.set_caret(0)
    press(window.view, "Escape", "N", "N")
    assert window.workspace.text[window.workspace.picked.start :].startswith("rain is cheap")
    press(window.view, "P", "P")
    assert window.workspace.picked.label == "claim"


def test_new_tags_are_listed_only_when_they_fit(panel, qtbot, window, drag_over, press, listed):
    qtbot.keyClicks(panel.narrow, "late")
    drag_over("two engineers")
    press(window.view, "C", "Escape")
    assert listed() == ["finished late"]
    drag_over("barrier was finished late, two")
    press(window.view, "C", "Escape")
    assert listed() == ["barrier was finished late, two", "finished late"]
    assert panel.tabs.current == SELECTED or panel.narrow.isVisible()
    window.workspace.undo()
    assert listed() == ["finished late"]
    panel.narrow.clear()
    assert len(listed()) == 4


def test_words_between_the_parts_of_a_quote_do_not_count(
    panel, qtbot, window, find, press, listed, drag_over
):
    window.showing.pick(window.workspace.opened.marks.overlapping(0, 5)[0][2])
    drag_over("“I never will.”")
    press(window.view, "Shift+Q")
    qtbot.keyClicks(panel.narrow, "obuya said")
    assert listed() == []
    panel.narrow.setText("never will")
    assert len(listed()) == 1


def test_another_article_lists_all_of_its_own(panel, qtbot, window, press):
    qtbot.keyClicks(panel.narrow, "late")
    press(window.view, "J")
    assert panel.narrow.text() == ""
    assert not panel.heads.is_narrowed


def test_a_narrowed_list_says_so_on_every_tab(panel, qtbot):
    qtbot.keyClicks(panel.narrow, "late")
    panel.set_tab(SELECTED)
    assert panel.narrow.isVisible()
    panel.narrow.clear()
    panel.set_tab(IN_ARTICLE)
    panel.set_tab(SELECTED)
    assert not panel.narrow.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_rows_lie_on_the_ground_of_the_panel(window, drag_over, press, qtbot, theme):
    window.actions_table[f"theme_{theme}"].trigger()
    for words in ("rain is cheap", "two engineers said"):
        drag_over(words)
        press(window.view, "C", "Escape")
    window.showing.pick(None)
    rows = window.bench.panel.list
    image = window.grab().toImage()

    def tone(row: int) -> str:
        place = rows.visualRect(rows.model().index(row, 0))
        corner = rows.viewport().mapTo(window, place.topRight())
        return image.pixelColor(corner.x() - 4, corner.y() + 4).name()

    below = rows.viewport().mapTo(window, rows.viewport().rect().bottomRight())
    ground = image.pixelColor(below.x() - 4, below.y() - 4).name()
    assert [tone(0), tone(1)] == [ground, ground]

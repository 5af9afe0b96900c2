"""From a quote to the other articles that have its words, and back, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.text.difference import LEFT_OUT, PUT_IN
from tests.exchange.press import press as written


@pytest.fixture
def project_file(tmp_path):
    return written(tmp_path / "Gate.annotator")


@pytest.fixture
def others(desk, qtbot):
    """The list of other articles, once it is that of the row."""

    def rows():
        qtbot.waitUntil(lambda: desk.elsewhere.is_done)
        return desk.page.context.elsewhere.list.rows()

    return rows


def test_the_same_words_are_read_and_gone_to_by_keys(desk, qtbot, press, others):
    table, found = desk.page.table, desk.page.context.elsewhere.list
    assert table.current().publisher == "Alder Courier"
    told = others()
    assert [(row.pill, row.warning) for row in told] == [
        ("", "said by Ines Obuya here"),
        ("", "indirect here"),
        ("first", ""),
    ]
    changed = [piece.words for piece in told[2].pieces if piece.kind in (LEFT_OUT, PUT_IN)]
    assert changed == ["storm", "flood"]
    press(table, "G")
    assert found.hasFocus()
    press(found, "Down", "Down", "Return")
    assert table.hasFocus()
    assert table.current().publisher == "KPAL"
    assert [row.pill for row in others()].count("first") == 0  # this one had it first


def test_a_row_that_is_not_listed_is_shown_with_all(desk, settled, press, others, qtbot):
    desk.page.search.setFocus()
    qtbot.keyClicks(desk.page.search, "storm")
    qtbot.waitUntil(lambda: desk.narrowing.text == "storm")
    settled()
    assert desk.page.model.rowCount() == 3
    assert len(others()) == 3
    desk.page.table.setFocus()
    press(desk.page.table, "G")
    press(desk.page.context.elsewhere.list, "End", "Return")
    qtbot.waitUntil(lambda: desk.page.model.rowCount() == 6)
    settled()
    assert desk.page.table.current().publisher == "KPAL"


def test_nobody_else_has_it_and_that_is_said(desk, press, others, window):
    desk.page.table.go_to(5)
    assert others() == ()
    said = []
    window.workspace.said.connect(said.append)
    press(desk.page.table, "G")
    assert said == ["No other article has the words of this row."]


def test_it_has_one_line_without_others_and_as_many_as_it_needs_with_them(desk, others):
    pane, table = desk.page.context.elsewhere, desk.page.table
    card = desk.page.context.card.mapTo(desk.page, desk.page.context.card.pos())
    assert others()
    high = pane.height()
    assert pane.list.isVisible()
    table.go_to(5)
    assert others() == ()
    assert pane.height() < 50 < high
    assert not pane.list.isVisible()
    table.go_to(0)
    assert others()
    assert pane.height() == high
    assert desk.page.context.card.mapTo(desk.page, desk.page.context.card.pos()) == card


def test_escape_leads_back_to_the_table(desk, press, others):
    others()
    press(desk.page.table, "G")
    press(desk.page.context.elsewhere.list, "Escape")
    assert desk.page.table.hasFocus()


def test_screen_readers_hear_what_differs(desk, others):
    others()
    model = desk.page.context.elsewhere.list.model()
    said = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "[without: storm]" in said
    assert "[instead: flood]" in said
    assert "KPAL" in said

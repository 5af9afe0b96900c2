"""Which rows are listed, and in which order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.ui.review.columns import COLUMNS
from annotator.ui.review.facets import FACET_ROW
from tests.journeys.review.conftest import MANY


def test_words_narrow_the_list(window, desk, press, settled, qtbot):
    press(desk.page.table, "Ctrl+F")
    field = desk.page.search
    assert field.hasFocus()
    qtbot.keyClicks(field, "obuya")
    qtbot.waitUntil(lambda: desk.narrowing.text == "obuya")
    settled()
    assert 0 < desk.page.model.rowCount() < MANY // 2
    names = {desk.page.model.line(row).name for row in range(desk.page.model.rowCount())}
    assert names == {"Ines Obuya"}
    press(field, "Escape")
    qtbot.waitUntil(lambda: not desk.narrowing.text)
    settled()
    assert desk.page.model.rowCount() == MANY


def test_facets_count_and_narrow(facet, desk, press, settled):
    assert facet("All").count == MANY
    assert facet("Unreviewed").count == MANY
    assert facet("No source").count == MANY // 10
    facets = desk.page.facets
    facets.setFocus()
    facets.choose(facet("No source"))
    settled()
    assert desk.page.model.rowCount() == MANY // 10
    assert {line.traits.checks for line in map(desk.page.model.line, range(10))} == {("no_source",)}
    facets.choose(facet("All"))
    settled()
    assert desk.page.model.rowCount() == MANY


def test_the_arrows_go_past_the_titles_of_the_facets(desk, press):
    facets = desk.page.facets
    values = [row for row in facets.rows() if row.value is not None]
    facets.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _ in values:
        seen.append(facets.currentIndex().data(FACET_ROW))
        press(facets, "Down")
    assert seen == values


def test_the_keys_stay_on_a_facets_value_when_others_go(desk, press, facet, settled, qtbot):
    facets = desk.page.facets
    facets.setFocus(Qt.FocusReason.TabFocusReason)
    unreviewed = facet("Unreviewed")
    while facets.currentIndex().data(FACET_ROW).value != unreviewed.value:
        press(facets, "Down")
    before = len(facets.rows())
    qtbot.keyClicks(desk.page.search, "obuya")
    qtbot.waitUntil(lambda: desk.narrowing.text == "obuya")
    settled()
    assert len(facets.rows()) < before
    row = facets.currentIndex().data(FACET_ROW)
    assert (row.facet, row.value) == (unreviewed.facet, unreviewed.value)
    assert row.count < unreviewed.count


def test_rows_are_sorted_by_a_column_and_back(desk, settled):
    table = desk.page.table
    header = table.horizontalHeader()
    header.sectionClicked.emit(1)
    settled()
    names = [desk.page.model.line(row).name for row in range(MANY)]
    assert names == sorted(names, key=str.casefold)
    header.sectionClicked.emit(1)
    settled()
    names = [desk.page.model.line(row).name for row in range(MANY)]
    assert names == sorted(names, key=str.casefold, reverse=True)


def test_columns_are_chosen_and_remembered(make, project_file, desk, press, settled):
    table = desk.page.table
    keys = [column.key for column in COLUMNS]
    assert table.isColumnHidden(keys.index("publisher"))
    table.columns_menu().actions()[keys.index("publisher")].trigger()
    table.columns_menu().actions()[keys.index("cue")].trigger()
    table.horizontalHeader().resizeSection(keys.index("name"), 211)
    other = make(project_file)
    press(other, "Ctrl+2")
    shown = other.views.review.page.table
    assert not shown.isColumnHidden(keys.index("publisher"))
    assert shown.isColumnHidden(keys.index("cue"))
    assert shown.columnWidth(keys.index("name")) == 211


def test_a_narrow_window_leaves_out_lesser_columns(make, project_file, press, qtbot):
    window = make(project_file, (1024, 640))
    press(window, "Ctrl+2")
    table = window.views.review.page.table
    keys = [column.key for column in COLUMNS]
    assert table.isColumnHidden(keys.index("headline"))
    assert not table.isColumnHidden(keys.index("review"))
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().maximum())  # nothing is cut off
    table.columns_menu().actions()[keys.index("cue")].trigger()
    assert table.columnWidth(keys.index("cue")) >= 78


def test_the_list_stays_where_it_is_when_a_row_that_words_found_is_verified(
    desk, press, settled, qtbot, facet
):
    table, model = desk.page.table, desk.page.model
    press(table, "Ctrl+F")
    qtbot.keyClicks(desk.page.search, "obuya")
    qtbot.waitUntil(lambda: desk.narrowing.text == "obuya")
    settled()
    table.setFocus()
    table.go_to(70)
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    top, wanted = table.rowAt(0), model.id_at(71)
    press(table, "V")
    settled()
    assert not resets
    assert table.rowAt(0) in (top, top + 1)  # no further than the next row needs
    assert table.current().id == wanted
    assert model.line(70).traits.review == "verified"
    assert facet("Verified").count == 1


@pytest.mark.parametrize("facet", ["form", "kind"])
def test_the_words_of_forms_and_kinds_fit_their_column(desk, facet):
    table, titles = desk.page.table, desk.page.model.titles
    number = [column.key for column in COLUMNS].index("form")
    room = table.columnWidth(number) - 18
    words = [word for key in titles.order(facet) for word in titles.value(facet, key).split()]
    assert words
    metrics = table.fontMetrics()
    assert [word for word in words if metrics.horizontalAdvance(word.lower()) > room] == []


def test_the_words_around_a_quote_begin_at_the_top_of_their_pane(desk):
    view = desk.page.context.view
    view.set_caret(0)
    view.ensureCursorVisible()
    assert view.verticalScrollBar().value() == 0
    assert 0 < view.cursorRect().top() <= 20

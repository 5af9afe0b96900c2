"""Rows changed where they are: one of them in the pane, many of them at once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.text.span import Span
from tests.journeys.review.conftest import MANY, PEOPLE


@pytest.fixture
def said(window):
    """What the status bar says."""
    return lambda: window.bench.status.line.sentence()


def test_many_rows_are_changed_by_one_edit_and_one_undo(facet, window, desk, press, settled, said):
    table = desk.page.table
    press(table, "Ctrl+A", "V")
    settled()
    assert facet("Verified").count == MANY
    assert len(table.ids()) == MANY  # they are still chosen, for what is to be done next
    assert said() == f"Mark as verified: {MANY} changed. Ctrl+Z takes it back."
    press(table, "V", "V")
    settled()
    press(table, "Ctrl+Z", "Ctrl+Z")
    settled()
    before = window.workspace.project.last_edit
    press(table, "Ctrl+Z")
    settled()
    assert facet("Unreviewed").count == MANY
    assert window.workspace.project.last_edit == before + 1
    press(table, "Ctrl+A", "Delete")
    settled()
    assert said() == f"Delete: {MANY} changed. Ctrl+Z takes it back."
    assert desk.page.model.rowCount() == 0
    press(window, "Ctrl+Z")
    settled()
    assert desk.page.model.rowCount() == MANY


def test_a_digit_answers_for_all_chosen_rows(window, desk, press, settled, said):
    table = desk.page.table
    press(table, "Shift+Down", "Shift+Down", "2")
    assert len(table.ids()) == 3
    settled()
    assert said() == "Set Form: 3 changed. Ctrl+Z takes it back."
    forms = [desk.page.model.line(row).traits.form for row in range(4)]
    assert forms == ["indirect"] * 3 + ["direct"]
    press(table, "Ctrl+Z")
    settled()
    assert {desk.page.model.line(row).traits.form for row in range(4)} == {"direct"}


def test_who_said_it_is_named_for_many_rows_at_once(
    window, desk, press, settled, in_dialog, qtbot, said
):
    table = desk.page.table

    def name(dialog):
        qtbot.waitUntil(dialog.line.hasFocus)
        qtbot.keyClicks(dialog.line, "Wilma Ode")
        press(dialog.line, "Return")

    press(table, "Ctrl+A")
    in_dialog(name)
    press(table, "W")
    qtbot.waitUntil(lambda: window.workspace.project.undo_text() == f"Name the source ({MANY})")
    settled()
    named = window.workspace.project.query(
        "SELECT count(*) FROM review_row WHERE name = 'Wilma Ode'"
    )[0][0]
    assert named == MANY * 9 // 10
    assert said() == (
        f"Name the source: {MANY * 9 // 10} changed. Ctrl+Z takes it back. "
        f"{MANY // 10} have no source linked and stay as they are."
    )
    window.activateWindow()  # as a desktop does when a small window closes
    qtbot.waitUntil(table.hasFocus)
    press(table, "Ctrl+Z")
    settled()
    assert {desk.page.model.line(row).name for row in range(9)} == {p.name for p in PEOPLE}


def test_remarks_are_let_stand_with_a_reason(facet, window, desk, press, settled, in_dialog, qtbot):
    table = desk.page.table

    def give(dialog):
        qtbot.waitUntil(dialog.line.hasFocus)
        qtbot.keyClicks(dialog.line, "Nobody is named there.")
        press(dialog.line, "Return")

    press(table, "Ctrl+A")
    in_dialog(give)
    press(table, "T")
    qtbot.waitUntil(lambda: "Let remarks stand" in window.workspace.project.undo_text())
    settled()
    assert "No source" not in [row.title for row in desk.page.facets.rows()]
    assert len(window.workspace.project.query("SELECT id FROM waiver")) == MANY // 10
    window.activateWindow()  # as a desktop does when a small window closes
    qtbot.waitUntil(table.hasFocus)
    press(table, "Ctrl+Z")
    settled()
    assert facet("No source").count == MANY // 10


def test_many_rows_get_another_label(facet, window, desk, press, settled, qtbot):
    press(desk.page.table, "Shift+Down", "L")
    menu = QApplication.activePopupWidget()
    press(menu, "Down", "Down", "Return")
    settled()
    assert facet("Claim").count == 2


def test_any_question_is_answered_for_the_rows_that_it_is_asked_of(window, desk, press, said):
    table = desk.page.table
    press(table, "Shift+Down", "L")
    press(QApplication.activePopupWidget(), "Down", "Down", "Return")
    press(table, "Shift+Down", "Q")
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()][:2] == ["Form", "Kind"]
    press(menu, "Down", "Down", "Right")
    inner = QApplication.activePopupWidget()
    press(inner, "Down", "Return")
    wanted = ["", "", "writing"]
    read = window.workspace.project.query
    assert wanted == [
        read("SELECT coalesce(attributes ->> '$.kind', '') FROM annotation WHERE id = ?", (id,))[0][
            0
        ]
        for id in table.ids()
    ]
    assert said() == (
        "Set Kind: 1 changed. Ctrl+Z takes it back. 2 are no quote and stay as they are."
    )
    press(table, "Ctrl+Z")
    assert window.workspace.project.undo_text() == "Change to claim (2)"


def test_a_row_is_changed_without_leaving_the_table(window, desk, press, qtbot):
    table, pane = desk.page.table, desk.page.context
    press(table, "J", "E")
    chips = pane.card.form.answers[0].field
    assert chips.hasFocus()
    press(chips, "Right", "Space")
    line = table.current()
    assert line.traits.form == "indirect"
    assert window.views.in_review
    field = pane.card.form.ends["source"].field(0)
    field.setFocus()
    press(field, "Return")
    edit = window.focusWidget()
    edit.selectAll()
    qtbot.keyClicks(edit, "Wilma Ode")
    press(edit, "Return")
    assert table.current().name == "Wilma Ode"
    press(pane.card.form, "Escape")
    assert table.hasFocus()
    press(table, "Ctrl+Z", "Ctrl+Z")
    assert table.current().name != "Wilma Ode"
    assert table.current().traits.form == "direct"


def test_the_ends_are_moved_in_the_context(window, desk, press):
    view = desk.page.context.view
    line = desk.page.table.current()
    view.setFocus()
    press(view, "Alt+Left")
    shorter = desk.page.table.current()
    assert shorter.id == line.id
    assert (shorter.place, shorter.end < line.end) == (line.place, True)
    press(view, "O", "Alt+Right")
    assert desk.page.table.current().place > line.place
    press(view, "Escape")
    assert desk.page.table.hasFocus()
    press(desk.page.table, "Ctrl+Z", "Ctrl+Z")
    assert desk.page.table.current() == line


def test_selected_words_become_the_quote(desk, press):
    view = desk.page.context.view
    view.setFocus()
    start = view.text.index("holds")
    view.select(Span(start, start + 5))
    press(view, "Return")
    assert desk.page.table.current().words == "holds"

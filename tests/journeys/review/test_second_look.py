"""A sample is drawn, annotated anew without the earlier tags, and both takes are compared."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication

from annotator.cli.main import main
from annotator.store.project import Project
from tests.exchange.press import press as written
from tests.journeys.conftest import ME

BLIND = "Gate (second look).annotator"


@pytest.fixture
def project_file(tmp_path):
    return written(tmp_path / "Gate.annotator")


@pytest.fixture
def asked(desk, press, qtbot):
    """Press Shift+S; the window that opens."""

    def open_window():
        press(desk.page.table, "Shift+S")
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_window


@pytest.fixture
def draw(asked, press, settled, window, qtbot):
    """Draw so many by a number, all by keys."""

    def fill(count, seed, *, anew=False):
        dialog = asked()
        if anew:
            press(dialog.anew, "Space")
        for field, value in ((dialog.count, count), (dialog.seed, seed)):
            field.selectAll()
            for digit in str(value):
                press(field, digit)
        press(dialog.seed, "Return")
        window.activateWindow()  # what a desktop does by itself
        qtbot.waitUntil(window.isActiveWindow)
        settled()

    return fill


@pytest.fixture
def blind(draw, window, monkeypatch, tmp_path, qtbot):
    """The second look at all five articles, made and opened by keys."""
    monkeypatch.setattr(
        "annotator.ui.review.second_look.choose_new_project", lambda *asked: tmp_path / BLIND
    )
    draw(5, 3, anew=True)
    assert window.workspace.project.path == tmp_path / BLIND
    return window


@pytest.fixture
def comparison(window, press, qtbot):
    """Press Shift+A in the review and wait for what it finds."""

    def compare():
        press(window, "Ctrl+2")
        desk = window.views.review
        qtbot.waitUntil(lambda: desk.search.is_done and window.isActiveWindow())
        press(desk.page.table, "Shift+A")
        qtbot.waitUntil(lambda: desk.second_look.is_done)
        return desk.second_look.window

    return compare


def test_rows_are_drawn_by_number_and_all_come_back(desk, press, draw, settled):
    table = desk.page.table
    draw(2, 7)
    drawn = list(desk.page.model.ids())
    assert len(drawn) == 2
    assert desk.page.within.text() == "Only a sample of 2 ✕"
    press(table, "A")
    settled()
    assert desk.page.model.rowCount() == 6
    draw(2, 7)
    assert list(desk.page.model.ids()) == drawn  # the same number draws the same
    press(table, "V")  # and work goes on in it
    assert desk.page.model.rowCount() == 2


@pytest.mark.parametrize("count", ["", "0", "7"])
def test_a_draw_of_none_or_too_many_is_not_taken(desk, press, asked, count):
    dialog = asked()
    dialog.count.setText(count)
    press(dialog.count, "Return")
    assert dialog.isVisible()
    press(dialog, "Escape")
    assert desk.page.model.rowCount() == 6


def test_the_second_look_shows_no_earlier_tag(blind, project_file):
    project = blind.workspace.project
    assert project.query("SELECT count(*) FROM article") == [(5,)]
    assert project.query("SELECT count(*) FROM annotation") == [(0,)]
    with Project.open(project_file, read_only=True) as first:
        assert first.query("SELECT count(*) FROM annotation")[0][0] > 0


def test_both_takes_are_compared_and_a_difference_is_gone_to(
    blind, comparison, find, drag, press, qtbot, project_file, tmp_path, capsys
):
    drag(find("a gift to the next storm"))  # without the marks this time
    press(blind.view, "Q", "Escape", "Escape")
    qtbot.waitUntil(lambda: not blind.workspace.attempts.waiting)
    shown = comparison()
    assert "1 articles with" in shown.said.text()
    assert "Left out, for one of both has not begun them: 4." in shown.said.text()
    table = shown.figures
    cells = [table.item(0, column).text() for column in range(8)]
    assert cells[:5] == ["Quote", "1", "1", "0", "1"]
    rows = shown.list.rows()
    assert [row.pill for row in rows] == ["other words", "only in the first"]
    assert main(["agreement", str(project_file), str(tmp_path / BLIND), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in told["differences"]] == ["other_words", "only_first"]
    assert f"{told['labels'][0]['alpha']:.2f}" == cells[7]
    press(shown.list, "Return")
    assert blind.workspace.picked.label == "quote"
    press(shown.list, "Down", "Return")  # what only the first take tagged: its words are selected
    (span,) = blind.view.selected_spans()
    assert blind.workspace.text[span.start : span.end] == "Tom Reyes"
    assert shown.isVisible()


def test_from_the_first_project_the_other_is_asked_for(
    desk, comparison, monkeypatch, tmp_path, qtbot
):
    other = written(tmp_path / "Other.annotator")
    monkeypatch.setattr("annotator.ui.review.second_look.choose_project", lambda *asked: other)
    shown = comparison()
    assert shown.said.text().endswith("They agree on every tag.")
    assert not shown.list.rows()
    shown.save_to(tmp_path / "agreement.json")
    assert shown.said.text() == f"Saved to {tmp_path / 'agreement.json'}."
    shown.close()


def test_what_cannot_be_compared_is_said_in_its_window(desk, comparison, monkeypatch, tmp_path):
    path = tmp_path / "Empty.annotator"
    Project.create(path, annotator=ME).close()
    monkeypatch.setattr("annotator.ui.review.second_look.choose_project", lambda *asked: path)
    shown = comparison()
    assert "no article in common" in shown.said.text()
    assert shown.other.isEnabled()
    assert not shown.save.isEnabled()
    shown.close()


def test_fields_of_the_draw_have_names(asked, press):
    dialog = asked()
    names = [field.accessibleName() for field in (dialog.count, dialog.seed)]
    assert names == ["How many of the 6 rows that are listed", "Number of the draw"]
    press(dialog, "Escape")

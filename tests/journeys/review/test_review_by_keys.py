"""Reviewing by the keyboard alone: the table, its keys, the article and back."""

from __future__ import annotations

from annotator.store.project import Project
from annotator.store.review_rows import leave_all
from tests.journeys.conftest import ME
from tests.journeys.review.conftest import MANY


def test_every_quote_of_the_project_is_reviewed_by_keys(facet, window, desk, press, settled):
    table = desk.page.table
    assert table.hasFocus()
    assert desk.page.model.rowCount() == MANY
    for number in range(MANY):
        press(table, "X" if number % 10 == 9 else "V")
    settled()
    project = window.workspace.project
    found = dict(
        project.query("SELECT review, count(*) FROM annotation WHERE label = 'quote' GROUP BY 1")
    )
    assert found == {"verified": MANY * 9 // 10, "needs_work": MANY // 10}
    assert facet("Verified").count == MANY * 9 // 10
    press(table, "Ctrl+Z")
    assert table.current() is not None
    assert facet("Needs work").count == MANY // 10 - 1


def test_enter_opens_the_article_and_alt_left_returns_to_the_row(window, desk, press):
    table = desk.page.table
    press(table, "J", "J", "J")
    row = table.currentIndex().row()
    line = table.current()
    press(table, "Return")
    assert not window.views.in_review
    assert window.workspace.article.id == line.article
    assert window.view.picked == line.id
    assert window.view.hasFocus()
    press(window.view, "Alt+Left")
    assert window.views.in_review
    assert table.hasFocus()
    assert table.currentIndex().row() == row == 3
    before = window.workspace.project.last_edit
    press(table, "K")
    assert table.currentIndex().row() == 2
    assert window.workspace.project.last_edit == before


def test_in_the_article_alt_left_moves_the_end_once_something_else_was_done(window, desk, press):
    press(desk.page.table, "Return")
    press(window.view, "Escape", "N", "Alt+Left")
    assert not window.views.in_review


def test_the_title_counts_what_is_unreviewed(window, desk, press, qtbot):
    segment = window.bench.topbar.segments.segments["review"]
    qtbot.waitUntil(lambda: segment.count() == str(MANY))
    press(desk.page.table, "V", "V")
    qtbot.waitUntil(lambda: segment.count() == str(MANY - 2))


def test_the_context_shows_the_quote_in_its_paragraph(desk, press):
    view = desk.page.context.view
    line = desk.page.table.current()
    assert line.words in view.text
    assert view.text.count("\n") == 0
    assert view.picked == line.id
    press(desk.page.table, "M")
    assert view.text.count("“Gate") > 1
    press(desk.page.table, "J")
    assert view.picked == desk.page.table.current().id


def test_an_article_that_is_asked_for_comes_on_screen(window, desk):
    window.showing.open(8)
    assert not window.views.in_review
    assert window.workspace.article.title == "Report 7"


def test_undo_stays_in_the_review(window, desk, press):
    press(desk.page.table, "J", "V", "Ctrl+Z")
    assert window.views.in_review
    assert desk.page.table.hasFocus()


def test_letters_in_the_filter_are_letters(window, desk, press, qtbot):
    desk.page.search.setFocus()
    before = window.workspace.project.last_edit
    qtbot.keyClicks(desk.page.search, "vx")
    assert desk.page.search.text() == "vx"
    assert window.workspace.project.last_edit == before


def test_a_project_without_quotes_says_what_to_do(make, tmp_path, press):
    path = tmp_path / "Empty.annotator"
    Project.create(path, annotator=ME).close()
    window = make(path)
    press(window, "Ctrl+2")
    desk = window.views.review
    assert desk.page.model.rowCount() == 0
    assert not desk.page.table.isVisible()
    press(window, "Ctrl+1")
    assert not window.views.in_review


def test_a_project_that_is_only_read_is_listed_whole(make, project_file, press, qtbot):
    with Project.open(project_file, annotator=ME) as project:
        with project.edit("", kind="system") as edit:
            leave_all(edit)
    before = project_file.read_bytes()
    window = make()
    window.workspace.open(project_file, read_only=True)
    press(window, "Ctrl+2")
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    assert desk.page.model.rowCount() == MANY
    press(desk.page.table, "V")
    assert window.bench.status.line.sentence() == window.workspace.project.read_only
    press(desk.page.table, "E", "W")
    window.files.close()
    assert project_file.read_bytes() == before

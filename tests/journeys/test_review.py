"""Reviewing by the keyboard alone: the table, its keys, the article and back."""

from __future__ import annotations

import pytest

from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.store.annotations import annotation
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span
from tests.journeys.conftest import ME

PEOPLE = (
    SourceRecord("a" * 32, "Ines Obuya", "person", "named"),
    SourceRecord("b" * 32, "two engineers", "person", "anonymous"),
    SourceRecord("c" * 32, "Halden Marine", "organization", "named"),
)
MANY = 500


def report(number: int, quotes: int) -> ArticleRecord:
    """An article of some quotes, each with its source and cue, the last one without."""
    text, annotations, links, said = "", [], [], set()
    for place in range(quotes):
        person = PEOPLE[(number + place) % 3]
        uids = [f"{kind}{number:015d}{place:016d}" for kind in "1234"]
        parts = (
            ("quote", f"“Gate {number}.{place} holds,”"),
            ("source", person.name),
            ("cue", "said"),
        )
        for (label, words), uid in zip(parts, uids, strict=False):
            start = len(text)
            text += words
            more = {"attributes": {"form": "direct"}} if label == "quote" else {}
            entry = person.id if label == "source" else None
            span = Span(start, len(text))
            annotations.append(AnnotationRecord(uid, label, (span,), source=entry, **more))
            text += " "
        said.add(person.id)
        text += "on Tuesday.\n\n"
        if place < quotes - 1:
            links.append(LinkRecord(f"5{number:015d}{place:016d}", "source", uids[0], uids[1]))
        links.append(LinkRecord(f"6{number:015d}{place:016d}", "cue", uids[0], uids[2]))
    return ArticleRecord(
        *(f"9{number:031d}", text, f"Report {number}", None, f"Gazette {number % 2}"),
        f"2026-03-{number % 28 + 1:02d}",
        annotations=tuple(annotations),
        links=tuple(links),
        sources=tuple(person for person in PEOPLE if person.id in said),
    )


@pytest.fixture
def project_file(tmp_path):
    """A project of 500 quotes in fifty articles."""
    path = tmp_path / "Review.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        for number in range(MANY // 10):
            add_article(edit, report(number, 10))
    return path


@pytest.fixture
def desk(window, qtbot, press):
    """The review, opened by its key and read to the end."""
    press(window, "Ctrl+2")
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    return desk


@pytest.fixture
def settled(desk, qtbot):
    """Wait until all that is asked for is listed."""
    return lambda: qtbot.waitUntil(lambda: desk.search.is_done)


def facet(desk, title):
    return next(row for row in desk.page.facets.rows() if row.title == title)


def state(window, id):
    return annotation(window.workspace.project, id).review


def test_every_quote_of_the_project_is_reviewed_by_keys(window, desk, press, settled):
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
    assert facet(desk, "Verified").count == MANY * 9 // 10
    press(table, "Ctrl+Z")
    assert table.current() is not None
    assert facet(desk, "Needs work").count == MANY // 10 - 1


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


def test_facets_count_and_narrow(desk, press, settled):
    assert facet(desk, "All").count == MANY
    assert facet(desk, "Unreviewed").count == MANY
    assert facet(desk, "No source").count == MANY // 10
    facets = desk.page.facets
    facets.setFocus()
    facets.choose(facet(desk, "No source"))
    settled()
    assert desk.page.model.rowCount() == MANY // 10
    assert {line.traits.checks for line in map(desk.page.model.line, range(10))} == {("no_source",)}
    facets.choose(facet(desk, "All"))
    settled()
    assert desk.page.model.rowCount() == MANY


def test_many_rows_are_changed_by_one_edit_and_one_undo(window, desk, press, settled):
    table = desk.page.table
    press(table, "Ctrl+A", "V")
    settled()
    assert facet(desk, "Verified").count == MANY
    before = window.workspace.project.last_edit
    press(table, "Ctrl+Z")
    settled()
    assert facet(desk, "Unreviewed").count == MANY
    assert window.workspace.project.last_edit == before + 1
    press(table, "Ctrl+A", "Delete")
    settled()
    assert desk.page.model.rowCount() == 0
    press(window, "Ctrl+Z")
    settled()
    assert desk.page.model.rowCount() == MANY


def test_a_digit_answers_for_all_chosen_rows(window, desk, press, settled):
    table = desk.page.table
    press(table, "Shift+Down", "Shift+Down", "2")
    assert len(table.ids()) == 3
    settled()
    forms = [desk.page.model.line(row).traits.form for row in range(4)]
    assert forms == ["indirect"] * 3 + ["direct"]
    press(table, "Ctrl+Z")
    settled()
    assert {desk.page.model.line(row).traits.form for row in range(4)} == {"direct"}


def test_who_said_it_is_named_for_many_rows_at_once(window, desk, press, settled, in_dialog, qtbot):
    table = desk.page.table

    def name(dialog):
        qtbot.waitUntil(dialog.line.hasFocus)
        qtbot.keyClicks(dialog.line, "Wilma Ode")
        press(dialog.line, "Return")

    press(table, "Ctrl+A")
    in_dialog(name)
    press(table, "W")
    qtbot.waitUntil(lambda: window.workspace.project.undo_text() == "Name the source")
    settled()
    named = window.workspace.project.query(
        "SELECT count(*) FROM review_row WHERE name = 'Wilma Ode'"
    )[0][0]
    assert named == MANY * 9 // 10
    assert "no source linked" in window.bench.status.line.sentence()
    window.activateWindow()  # as a desktop does when a small window closes
    qtbot.waitUntil(table.hasFocus)
    press(table, "Ctrl+Z")
    settled()
    assert {desk.page.model.line(row).name for row in range(9)} == {p.name for p in PEOPLE}


def test_remarks_are_let_stand_with_a_reason(window, desk, press, settled, in_dialog, qtbot):
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
    assert facet(desk, "No source").count == MANY // 10


def test_many_rows_get_another_label(window, desk, press, settled, qtbot):
    from PySide6.QtWidgets import QApplication

    press(desk.page.table, "Shift+Down", "L")
    menu = QApplication.activePopupWidget()
    press(menu, "Down", "Down", "Return")
    settled()
    assert facet(desk, "Claim").count == 2


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

"""Who speaks in the project: one entry each, with all that it said, changed in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.store.project import Project
from annotator.store.sources import sources
from tests.journeys.conftest import ME


def names(desk):
    keyed = desk.lists["entries"].keyed
    return [keyed.line(row).entry.name for row in range(keyed.rowCount())]


def test_every_entry_is_listed_with_all_it_said(desk, window, go_to, press):
    entries = desk.lists["entries"]
    assert window.views.in_sources
    assert entries.hasFocus()
    assert names(desk)[:2] == ["I. Obuya", "Ines Obuya"]
    assert len(names(desk)) == 5
    press(entries, "J")
    said = desk.entry.said.keyed
    assert [said.line(row).said for row in range(said.rowCount())] == [
        "“Gate 0.0 holds,”",
        "“Gate 2.1 holds,”",
    ]
    assert [said.line(row).headline for row in range(said.rowCount())] == ["Speech 0", "Speech 2"]


def test_enter_leads_to_what_it_said_and_to_the_article_and_alt_left_back(
    desk, window, go_to, press
):
    entries = go_to("Ines Obuya")
    press(entries, "Return")
    said = desk.entry.said
    assert said.hasFocus()
    press(said, "J", "Return")
    assert not window.views.in_sources
    assert window.workspace.article.title == "Speech 2"
    assert window.workspace.text[window.workspace.picked.start :].startswith("“Gate 2.1")
    press(window.view, "Alt+Left")
    assert window.views.in_sources
    assert entries.current().entry.name == "Ines Obuya"


def test_its_rows_are_listed_in_the_review(desk, window, go_to, press, qtbot):
    press(go_to("Ines Obuya"), "R")
    assert window.views.in_review
    review = window.views.review
    qtbot.waitUntil(lambda: review.search.is_done)
    assert review.page.model.rowCount() == 2


def test_fields_are_kept_as_they_are_left_and_each_is_undone_alone(
    desk, window, go_to, entry, press, qtbot
):
    press(go_to("Ines Obuya"), "E")
    form = desk.entry.form
    assert form.lines["name"].hasFocus()
    qtbot.keyClicks(form.lines["name"], "Ines A. Obuya")
    press(form.lines["name"], "Return")
    assert desk.lists["entries"].hasFocus()
    assert entry("Ines A. Obuya") is not None
    form.lines["aliases"].setFocus()
    qtbot.keyClicks(form.lines["aliases"], "Obuya; the chief ;; Obuya")
    press(form.lines["aliases"], "Tab")
    form.lines["link"].setFocus()
    qtbot.keyClicks(form.lines["link"], "https://harbour.example/obuya")
    press(form.lines["link"], "Return")
    qtbot.keyClicks(form.choices["ground"], "2")
    found = entry("Ines A. Obuya")
    assert found.aliases == ("Obuya", "the chief")
    assert found.link == "https://harbour.example/obuya"
    assert found.attributes == {"ground": "safety"}
    assert desk.lists["entries"].current().entry == found
    press(desk.lists["entries"], "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert entry("Ines A. Obuya").aliases == ()
    press(desk.lists["entries"], "Ctrl+Z")
    assert entry("Ines Obuya") is not None
    assert form.lines["name"].text() == "Ines Obuya"


def test_escape_leaves_a_field_as_it_was_and_no_name_is_refused(
    desk, window, go_to, entry, press, qtbot
):
    press(go_to("Ines Obuya"), "E")
    name = desk.entry.form.lines["name"]
    qtbot.keyClicks(name, "Somebody")
    press(name, "Escape")
    assert name.text() == "Ines Obuya"
    press(desk.lists["entries"], "E")
    press(name, "Delete", "Return")
    assert window.bench.status.line.sentence() == "A source needs a name."
    assert name.text() == "Ines Obuya"
    assert entry("Ines Obuya") is not None


def test_facets_and_words_narrow_the_list(desk, facet, press, qtbot):
    facets = desk.page.facets
    facets.choose(facet("Organisation"))
    assert len(names(desk)) == 2
    facets.choose(facet("Organisation"))
    assert len(names(desk)) == 5
    press(desk.lists["entries"], "Ctrl+F")
    assert desk.page.search.hasFocus()
    qtbot.keyClicks(desk.page.search, "harbour")
    qtbot.waitUntil(lambda: len(names(desk)) == 2)
    qtbot.keyClicks(desk.page.search, "zzz")
    qtbot.waitUntil(lambda: desk.page.message() == "Nothing is listed")
    press(desk.page.search, "Escape")
    qtbot.waitUntil(lambda: len(names(desk)) == 5)


def test_the_most_mentioned_come_first_when_asked(desk, press):
    press(desk.lists["entries"], "S")
    assert names(desk)[0] == "Ines Obuya"


def test_only_a_source_that_nothing_means_is_deleted(desk, window, go_to, entry, press):
    press(go_to("Ines Obuya"), "Delete")
    assert "still referred to" in window.bench.status.line.sentence()
    assert entry("Ines Obuya") is not None


def test_a_click_chooses_and_a_second_one_opens(desk, qtbot, window):
    entries = desk.lists["entries"]
    point = entries.visualRect(entries.keyed.index(1, 0)).center()
    qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=point)
    said = desk.entry.said
    assert desk.entry.form.lines["name"].text() == "Ines Obuya"
    row = said.visualRect(said.keyed.index(0, 0)).center() + QPoint(0, 2)
    qtbot.mouseClick(said.viewport(), Qt.MouseButton.LeftButton, pos=row)
    qtbot.mouseDClick(said.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert window.workspace.article.title == "Speech 0"


def test_an_empty_project_says_what_to_do(make, tmp_path, press):
    path = tmp_path / "Empty.annotator"
    Project.create(path, annotator=ME).close()
    window = make(path)
    press(window, "Ctrl+4")
    desk = window.views.sources
    assert desk.page.message() == "No sources yet"
    press(window, "M", "E", "P", "T", "X", "Delete")
    desk.page.facets.choose(next(r for r in desk.page.facets.rows() if r.value == "queue"))
    assert desk.page.message() == "Nothing is left to resolve"


def test_a_project_that_is_only_read_is_shown_and_not_changed(make, project_file, press):
    before = project_file.read_bytes()
    window = make()
    window.workspace.open(project_file, read_only=True)
    press(window, "Ctrl+4")
    desk = window.views.sources
    assert desk.lists["entries"].keyed.rowCount() == 5
    assert desk.entry.form.lines["name"].isReadOnly()
    press(desk.lists["entries"], "P")
    assert window.bench.status.line.sentence() == window.workspace.project.read_only
    window.files.close()
    assert project_file.read_bytes() == before


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_names_of_any_length_and_direction_leave_the_page_calm(make, project_file, press, size):
    window = make(project_file, size)
    press(window, "Ctrl+4")
    desk = window.views.sources
    entries = desk.lists["entries"]
    heights = set()
    for _ in range(5):
        heights.add(entries.rowHeight(entries.currentIndex().row()))
        assert window.width() == size[0]
        assert desk.entry.form.width() <= desk.entry.width()
        press(entries, "J")
    assert len(heights) == 1


@pytest.mark.parametrize("leave", ["close", "Ctrl+W"])
def test_what_is_being_typed_is_kept_when_the_project_is_closed(
    desk, window, go_to, project_file, press, qtbot, leave
):
    press(go_to("Ines Obuya"), "E")
    name = desk.entry.form.lines["name"]
    qtbot.keyClicks(name, "Ines A. Obuya")
    if leave == "close":
        window.close()
    else:
        press(name, leave)
    assert not window.workspace.is_open
    with Project.open(project_file, read_only=True) as project:
        assert "Ines A. Obuya" in [one.name for one in sources(project)]


def test_a_note_is_kept_when_the_window_is_closed_right_behind_it(
    desk, window, go_to, project_file, qtbot
):
    go_to("Ines Obuya")
    note = desk.entry.form.note
    note.setFocus()
    qtbot.keyClicks(note, "Asked twice.")
    window.close()
    with Project.open(project_file, read_only=True) as project:
        assert "Asked twice." in [one.note for one in sources(project)]

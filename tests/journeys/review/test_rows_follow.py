"""What is tagged is listed in the review soon after, and at once for whoever looks."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing

import pytest

from annotator.store.annotations import add_annotation
from annotator.store.project import Project
from annotator.store.review_rows import is_behind
from annotator.text.span import Span
from tests.journeys.conftest import ME
from tests.journeys.review.conftest import MANY


@pytest.fixture
def tag(window, press, find):
    """Tag two claims by keys; the first one changes the state of the article, too."""

    def work() -> None:
        for words in ("on Tuesday", "Tuesday"):
            window.view.select(find(words))
            press(window.view, "C")

    return work


def rows(path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT count(*) FROM review_row").fetchone()[0]


def test_a_moment_after_a_tag_its_row_is_in_the_file(window, tag, project_file, qtbot):
    segment = window.bench.topbar.segments.segments["review"]
    tag()
    assert is_behind(window.workspace.project)
    qtbot.waitUntil(lambda: segment.count() == str(MANY + 2))
    assert not is_behind(window.workspace.project)
    assert rows(project_file) == MANY + 2


def test_it_is_there_when_the_review_is_opened_at_once(window, tag, press, qtbot):
    tag()
    press(window, "Ctrl+2")
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    assert desk.page.model.rowCount() == MANY + 2


def test_it_is_there_when_the_window_is_closed_at_once(window, tag, project_file):
    tag()
    window.close()
    assert rows(project_file) == MANY + 2


def test_in_the_review_a_change_is_listed_with_it(window, desk, press, project_file):
    press(desk.page.table, "V")
    assert not is_behind(window.workspace.project)


def test_what_another_window_left_is_listed_where_the_review_is_on_screen(
    window, desk, project_file, qtbot
):
    with Project.open(project_file, annotator=ME) as theirs:
        theirs.lists_later = True
        with theirs.edit("Tag") as edit:
            new = add_annotation(edit, window.workspace.article.id, "claim", [Span(0, 5)])
        qtbot.waitUntil(lambda: desk.page.model.row_of(new) is not None)
        assert not is_behind(theirs)


def test_a_review_that_is_only_read_lists_it_once_it_is_made(make, project_file, press, qtbot):
    window = make()
    window.workspace.open(project_file, read_only=True)
    press(window, "Ctrl+2")
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    with make_later(project_file) as theirs:
        qtbot.waitUntil(lambda: window.workspace.project.last_edit == theirs.last_edit)
        assert desk.page.model.rowCount() == MANY
        theirs.lists_later = False
        with theirs.edit("Tag") as edit:
            new = add_annotation(edit, 1, "claim", [Span(10, 15)])
        qtbot.waitUntil(lambda: desk.page.model.row_of(new) is not None)
    assert desk.page.model.rowCount() == MANY + 2


def make_later(path):
    """Another window's project in which a tag has just left its row."""
    theirs = Project.open(path, annotator=ME)
    theirs.lists_later = True
    with theirs.edit("Tag") as edit:
        add_annotation(edit, 1, "claim", [Span(0, 5)])
    return theirs


def test_while_another_program_writes_it_is_tried_again_and_nothing_is_said(
    window, tag, project_file, qtbot, caplog
):
    caplog.set_level(logging.INFO, "annotator.ui.views")
    tag()
    said = window.bench.status.line.sentence()
    with closing(sqlite3.connect(project_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        qtbot.waitUntil(lambda: "rows wait" in caplog.text)
        assert is_behind(window.workspace.project)
        assert window.bench.status.line.sentence() == said
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not is_behind(window.workspace.project))

"""A tags the same words wherever they stand: looked through first, one edit, one undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.store.articles import article_ids
from annotator.store.records import article_records
from annotator.text.span import words
from annotator.ui.occurrences.window import OccurrencesWindow


@pytest.fixture
def opened(qtbot, window) -> Callable[[], OccurrencesWindow]:
    """The window of occurrences, once the keys go to it."""

    def found() -> OccurrencesWindow:
        (one,) = window.findChildren(OccurrencesWindow)
        qtbot.waitUntil(one.isActiveWindow)
        return one

    return found


def everywhere(window, label: str) -> list[tuple[str, str]]:
    """The words of each tag of a label with its article's headline."""
    project = window.workspace.project
    return [
        (record.headline, words(record.text, one.spans))
        for record in article_records(project, articles=article_ids(project))
        for one in record.annotations
        if one.label == label
    ]


def test_kept_places_are_tagged_in_one_edit(window, drag_over, press, opened, qtbot):
    drag_over("The")
    press(window.view, "C")
    press(window.view, "A")
    list_ = opened()
    places = list_.model.places
    assert {place.where for place in places} == {"Council waits", "Harbour fees rise"}
    assert [place.tagged for place in places].count(True) == 1
    fresh = next(row for row, place in enumerate(places) if not place.tagged)
    list_.table.setCurrentIndex(list_.model.index(fresh, 0))
    press(list_.table, "Space")
    kept = len(list_.model.kept())
    assert kept == len(places) - 2
    press(list_.table, "Return")
    assert len(everywhere(window, "claim")) == kept + 1
    assert {said for _, said in everywhere(window, "claim")} == {"The"}
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window.view, "Ctrl+Z")
    assert everywhere(window, "claim") == [("Council waits", "The")]


def test_leaving_the_list_tags_nothing(window, drag_over, press, opened):
    drag_over("The")
    press(window.view, "C", "A")
    list_ = opened()
    press(list_.table, "Ctrl+D")
    assert list_.model.kept() == []
    press(list_.table, "Ctrl+A")
    press(list_.table, "Escape")
    assert everywhere(window, "claim") == [("Council waits", "The")]


def test_words_that_stand_once_are_said_to(window, drag_over, press, qtbot):
    drag_over("rain is cheap")
    press(window.view, "C")
    with qtbot.waitSignal(window.workspace.said) as said:
        press(window.view, "A")
    assert "nowhere else" in said.args[0]
    assert window.findChildren(OccurrencesWindow) == []


def test_sources_tagged_everywhere_say_how_they_mention(window, drag_over, press, opened):
    drag_over("the")
    press(window.view, "S", "Escape", "A")
    press(opened().table, "Return")
    project = window.workspace.project
    told = [
        one.attributes["mention"]
        for record in article_records(project, articles=article_ids(project))
        for one in record.annotations
    ]
    assert len(told) > 2
    assert set(told) == {"description"}

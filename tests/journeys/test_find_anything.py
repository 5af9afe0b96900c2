"""Ctrl+K finds everything there is, and Enter goes there or does it."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.records import SourceRecord
from annotator.store.annotations import set_entry
from annotator.store.sources import add_source
from annotator.text.span import Span
from annotator.ui.palette.found import ARTICLES, COMMANDS, LAST, REST, SOURCES, TAGGED, TEXTS


@pytest.fixture
def palette(window, press):
    """The field, open."""
    press(window.view, "Ctrl+K")
    return window.asking.palette


@pytest.fixture
def look_for(qtbot, palette):
    """Type words, and wait until something of a group is found."""

    def type_in(words: str, group: int):
        palette.field.selectAll()
        qtbot.keyClicks(palette.field, words)
        model = palette.found
        qtbot.waitUntil(
            lambda: any(model.found_at(row).group == group for row in range(model.rowCount()))
        )
        return [model.found_at(row) for row in range(model.rowCount())]

    return type_in


def tag(window, words: str, label: str) -> int:
    start = window.workspace.text.index(words)
    window.tagging.tag(label, [Span(start, start + len(words))])
    return window.workspace.picked.id


def go_down_to(palette, press, group: int) -> None:
    """Press Down until a row of a group is marked."""
    for _ in range(60):
        found = palette.found.found_at(palette.list.currentIndex().row())
        if found.group == group:
            return
        press(palette.field, "Down")
    raise AssertionError("no such row")


def test_commands_are_there_at_once_and_are_done(window, palette, qtbot, press):
    qtbot.keyClicks(palette.field, "dark")
    assert palette.found.found_at(0).key == "theme_dark"
    press(palette.field, "Return")
    assert window.look.theme.name == "dark"
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.view


def test_words_stand_in_any_order_and_may_be_beginnings(palette, qtbot):
    qtbot.keyClicks(palette.field, "art find")
    titles = [palette.found.found_at(row).title for row in range(palette.found.rowCount())]
    assert "Find articles" in titles


def test_a_command_that_is_not_possible_says_why_and_does_nothing(palette, look_for, press):
    found = look_for("delete", COMMANDS)
    row = next(row for row, one in enumerate(found) if one.key == "delete")
    assert found[row].why_not == "Pick an annotation first."
    palette.run(row)
    assert palette.isVisible()


def test_an_article_is_opened_by_its_title(window, palette, look_for, press):
    look_for("harb fees", ARTICLES)
    go_down_to(palette, press, ARTICLES)
    press(palette.field, "Return")
    assert window.workspace.article.headline == "Harbour fees rise"


def test_a_quote_is_picked_in_its_article(window, palette, look_for, press):
    quote = tag(window, "rain is cheap", "claim")
    press(window.view, "Escape", "J", "Ctrl+K")
    look_for("cheap rain", TAGGED)
    go_down_to(palette, press, TAGGED)
    press(palette.field, "Return")
    assert window.workspace.article.headline == "Council waits"
    assert window.workspace.picked.id == quote


def test_a_source_leads_to_its_first_mention(window, palette, look_for, press):
    mention = tag(window, "Tom Reyes", "source")
    with window.workspace.project.edit("Name") as edit:
        entry = add_source(edit, SourceRecord("9" * 32, "Mayor Reyes", aliases=("Tom Reyes",)))
        set_entry(edit, mention, entry)
    press(window.view, "Ctrl+K")
    look_for("mayor", SOURCES)
    go_down_to(palette, press, SOURCES)
    press(palette.field, "Return")
    assert window.workspace.picked.id == mention


def test_words_of_the_texts_are_found_too(window, palette, look_for, press):
    look_for("could say why", TEXTS)
    go_down_to(palette, press, TEXTS)
    press(palette.field, "Return")
    (span,) = window.view.selected_spans()
    assert window.workspace.text[span.start : span.end] == "could say why"


def test_words_that_stand_apart_select_the_first_of_them(window, palette, look_for, press):
    look_for("Tuesday mayor", TEXTS)
    go_down_to(palette, press, TEXTS)
    press(palette.field, "Return")
    (span,) = window.view.selected_spans()
    assert window.workspace.text[span.start : span.end] == "Tuesday"


def test_a_click_runs_a_row_and_escape_closes(window, palette, qtbot, press):
    qtbot.keyClicks(palette.field, "light")
    index = palette.found.index(0, 0)
    place = palette.list.visualRect(index).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.look.theme.name == "light"
    press(window.view, "Ctrl+K")
    press(palette.field, "Escape")
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.view


def test_it_works_without_a_project(make, press, qtbot):
    window = make()
    press(window.welcome, "Ctrl+K")
    palette = window.asking.palette
    qtbot.keyClicks(palette.field, "export")
    assert palette.found.found_at(0).why_not == "Open a project first."
    press(palette.field, "Escape")


def test_what_another_view_does_says_where(window, palette, look_for, press):
    found = look_for("merge", COMMANDS)
    assert {one.why_not for one in found if one.key == "sources_merge"} == {
        "Open the sources first."
    }
    press(palette.field, "Escape")
    press(window.view, "Ctrl+4")
    press(window.views.sources.page, "Ctrl+K")
    found = look_for("merge", COMMANDS)
    assert {one.why_not for one in found if one.key == "sources_merge"} == {""}


def test_without_a_project_nothing_of_its_views_can_be_done(make):
    actions = make().actions_table
    of_views = [
        row.name for row in actions.commands() if row.name.startswith(("review_", "sources_"))
    ]
    assert of_views
    assert not [name for name in of_views if actions[name].isEnabled()]


def groups(palette) -> list[tuple[int, list[str]]]:
    """What is listed, group by group: the keys in order."""
    rows = [palette.found.found_at(row) for row in range(palette.found.rowCount())]
    return [(group, [one.key for one in some]) for group, some in groupby(rows, lambda r: r.group)]


def test_before_anything_is_typed_what_can_be_done_here_comes_first(palette):
    (first, commands), (last, rest) = groups(palette)
    assert (first, last) == (COMMANDS, REST)
    assert commands[:2] == ["tag:quote", "tag:claim"]
    assert len(commands) == 6
    possible = [not palette.found.found_at(row).why_not for row in range(palette.found.rowCount())]
    assert possible == sorted(possible, reverse=True), "what cannot be done comes last"
    assert len({*commands, *rest}) == len(commands) + len(rest)


def test_what_was_used_last_comes_first_also_in_the_next_window(
    window, palette, press, qtbot, make, project_file
):
    for words in ("dark", "history", "light"):
        if not palette.isVisible():
            window.activateWindow()
            qtbot.waitUntil(lambda: window.isActiveWindow())
            press(window.view, "Ctrl+K")
        qtbot.keyClicks(palette.field, words)
        press(palette.field, "Return")
    press(window.view, "Ctrl+K")
    assert groups(palette)[0] == (LAST, ["theme_light", "history", "theme_dark"])
    press(palette.field, "Return")
    assert window.look.theme.name == "light"
    window.close()
    again = make(project_file)
    press(again.view, "Ctrl+K")
    assert groups(again.asking.palette)[0][1][0] == "theme_light"


def test_articles_that_were_open_before_are_one_key_away(window, palette, press):
    press(palette.field, "Escape")
    press(window.view, "J", "Ctrl+K")
    assert (ARTICLES, ["1"]) in groups(palette)
    go_down_to(palette, press, ARTICLES)
    press(palette.field, "Return")
    assert window.workspace.article.headline == "Council waits"
    assert QApplication.focusWidget() is window.view

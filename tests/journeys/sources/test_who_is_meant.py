"""The queue of mentions of which nobody said who is meant, worked off by keys alone."""

from __future__ import annotations

import pytest

from annotator.store.mentions import count_unresolved


@pytest.fixture
def queue(desk, facet, qtbot):
    """The queue with its first mention and the keys in its line."""
    desk.page.facets.choose(facet("Who is meant?"))
    desk.keys.open()
    assert desk.queue.field.hasFocus()
    return desk.queue


@pytest.fixture
def meant(window):
    """Whom each mention of some words means, from the first."""

    def of(words):
        found = window.workspace.project.query(
            "SELECT e.name FROM span s JOIN annotation a ON a.id = s.annotation "
            "LEFT JOIN source e ON e.id = a.source WHERE s.exact = ? ORDER BY a.id",
            (words,),
        )
        return [name for (name,) in found]

    return of


def first(queue):
    return queue.model.choices[0]


def test_it_is_worked_off_by_keys(desk, queue, meant, window, press, qtbot):
    field, waiting = queue.field, desk.lists["queue"]
    assert waiting.current().words == "Obuya"
    assert first(queue).name == "Ines Obuya"
    press(field, "Down", "Return")
    assert meant("Obuya") == ["I. Obuya"]
    assert waiting.current().words == "she"
    press(field, "Ctrl+Z", "Return")
    assert meant("Obuya") == ["Ines Obuya"]
    assert field.hasFocus()
    press(field, "Return")
    assert meant("she") == ["Ines Obuya"]
    assert waiting.current().words == "the harbour master"
    press(field, "PageDown")
    assert waiting.current().words == "Tom Reyes"
    assert first(queue).entry is None
    press(field, "Shift+Return")
    assert meant("Tom Reyes") == ["Tom Reyes", "Tom Reyes"]
    assert window.bench.status.line.sentence() == "2 mentions mean “Tom Reyes”."
    assert waiting.current().words == "the harbour master"
    qtbot.keyClicks(field, "world")
    assert [choice.name for choice in queue.model.choices] == ["World Harbour Board", "world"]
    press(field, "Return")
    assert desk.page.message() == "Nothing is left to resolve"
    assert count_unresolved(window.workspace.project) == 0


def test_a_new_entry_comes_in_the_same_breath(desk, queue, meant, entry, press, qtbot):
    qtbot.keyClicks(queue.field, "Ines")
    assert first(queue).name == "Ines Obuya"
    press(queue.field, "Ctrl+Return")
    assert meant("Obuya") == ["Ines"]
    assert entry("Ines") is not None


def test_with_nothing_typed_ctrl_z_takes_back_the_last_answer(
    desk, queue, meant, window, press, qtbot
):
    press(queue.field, "Return")
    assert meant("Obuya") == ["Ines Obuya"]
    press(queue.field, "Ctrl+Z")
    assert meant("Obuya") == [None]
    assert desk.lists["queue"].keyed.rowCount() == 5
    qtbot.keyClicks(queue.field, "x")
    press(queue.field, "Ctrl+Z")
    assert queue.field.text() == ""


def test_the_same_small_words_are_named_in_their_article_alone(desk, queue, meant, press):
    press(queue.field, "PageDown", "Shift+Return")
    assert meant("she") == [meant("she")[0]]
    assert meant("the harbour master") == [None]


def test_the_mention_is_lit_in_its_paragraph(desk, queue):
    view = queue.view
    assert view.text.startswith("“Gate 1.0 holds,” Obuya")
    assert view.picked == desk.lists["queue"].current().mention


def test_escape_leads_back_to_the_queue(desk, queue, press, qtbot):
    qtbot.keyClicks(queue.field, "x")
    press(queue.field, "Escape")
    assert queue.field.text() == ""
    press(queue.field, "Escape")
    assert desk.lists["queue"].hasFocus()
    press(desk.lists["queue"], "J", "Return")
    assert queue.field.hasFocus()

"""Whoever is tagged as a source is named in the same breath, or left for later."""

from __future__ import annotations

import pytest

from annotator.store.annotations import annotations_by_id, reading_order
from annotator.store.project import Project
from annotator.store.sources import sources
from annotator.text.span import words
from annotator.ui.panel.entry_edit import EntryEdit


@pytest.fixture
def meant(project_file):
    """The words of each source on disk, and who is meant by them."""

    def read() -> list[tuple[str, str | None]]:
        with Project.open(project_file, read_only=True) as project:
            names = {one.id: one.name for one in sources(project)}
            found = annotations_by_id(project, reading_order(project, 1, ["source"]))
            return [(words(project.text(1), one.spans), names.get(one.source)) for one in found]

    return read


def test_enter_takes_source_cue_and_a_new_name_together(window, drag_over, press, meant, tagged):
    drag_over("“I never left,”")
    press(window.view, "Q", "Return")
    assert meant() == [("Ines Obuya", "Ines Obuya")]
    press(window.view, "Ctrl+Z")
    assert (meant(), tagged()) == ([], [])
    assert sources(window.workspace.project) == []


def test_a_source_tagged_with_its_key_is_named_by_enter_and_undone_as_one(
    window, drag_over, press, meant
):
    drag_over("Tom Reyes")
    press(window.view, "S", "Return")
    assert meant() == [("Tom Reyes", "Tom Reyes")]
    press(window.view, "Ctrl+Z")
    assert meant() == []
    press(window.view, "Ctrl+Shift+Z")
    assert meant() == [("Tom Reyes", "Tom Reyes")]


def test_nothing_waits_for_the_name(window, drag_over, press, meant, tagged):
    drag_over("Tom Reyes")
    press(window.view, "S")
    drag_over("rain is cheap")
    press(window.view, "C")
    assert meant() == [("Tom Reyes", None)]
    assert tagged("claim") == ["rain is cheap"]


def test_a_pronoun_means_the_nearest_above(window, drag_over, press, meant):
    drag_over("two engineers")
    press(window.view, "S", "Return")
    drag_over("They")
    press(window.view, "S", "Return")
    assert meant() == [("two engineers", "two engineers"), ("They", "two engineers")]
    assert len(sources(window.workspace.project)) == 1


def test_tab_goes_to_the_next_who_may_be_meant(window, drag_over, press, meant, find):
    drag_over("Tom Reyes")
    press(window.view, "S", "Return")
    window.view.select(find("Reyes"))
    press(window.view, "S")
    assert "Tom Reyes" in window.proposing.offer_now().sentence
    press(window.view, "Tab", "Return")
    assert meant()[-1] == ("Reyes", "Reyes")


def test_a_part_of_the_picked_quote_is_named_and_the_quote_stays_picked(
    window, drag_over, press, meant, links
):
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace")
    drag_over("Tom Reyes")
    press(window.view, "S", "Return")
    assert meant() == [("Tom Reyes", "Tom Reyes")]
    assert ("source", "that rain is cheap", "Tom Reyes") in links()
    assert window.workspace.picked.label == "quote"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_e_types_another_name(window, drag_over, press, qtbot, meant):
    drag_over("“I never left,”")
    press(window.view, "Q", "Return", "E")
    field = window.bench.panel.selected.findChild(EntryEdit)
    field.selectAll()
    qtbot.keyClicks(field, "I. Obuya")
    press(field, "Return")
    assert meant() == [("Ines Obuya", "I. Obuya")]


def test_escape_leaves_it_without_a_name(window, drag_over, press, meant):
    drag_over("Tom Reyes")
    press(window.view, "S", "Escape")
    assert meant() == [("Tom Reyes", None)]
    assert window.workspace.picked.label == "source"


def test_a_name_that_is_undone_is_proposed_no_more(window, drag_over, press, meant, find):
    drag_over("Tom Reyes")
    press(window.view, "S", "Return", "Ctrl+Z")
    window.view.select(find("Reyes"))
    press(window.view, "S")
    assert window.proposing.offer_now().sentence == (
        "Enter takes who is meant by “Reyes”: Reyes, a new source: named"
    )
    press(window.view, "Return")
    assert meant() == [("Reyes", "Reyes")]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_field_begins_with_the_likeliest_and_completes_the_projects_names(
    window, drag_over, press, qtbot, meant
):
    drag_over("Tom Reyes")
    press(window.view, "S", "Return")
    drag_over("the mayor")
    press(window.view, "S", "Escape", "E")
    field = window.bench.panel.selected.findChild(EntryEdit)
    assert field.text() == "mayor"
    field.selectAll()
    qtbot.keyClicks(field, "reye")
    assert field.completer().completionModel().index(0, 0).data() == "Tom Reyes"
    press(field, "Escape")
    assert ("the mayor", None) in meant()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_surname_means_who_was_named_in_another_article(window, press, qtbot, find, meant):
    press(window.view, "J")
    window.view.select(find("Boats"))
    press(window.view, "S", "E")
    field = window.bench.panel.selected.findChild(EntryEdit)
    qtbot.keyClicks(field, "Tom Reyes")
    press(field, "Return")
    press(window.view, "K")
    window.view.select(find("Reyes"))
    press(window.view, "S", "Return")
    assert meant() == [("Reyes", "Tom Reyes")]


def test_the_status_bar_says_what_the_keys_do(window, drag_over, press, qtbot, hints):
    drag_over("Tom Reyes")
    press(window.view, "S")
    assert window.proposing.offer_now() is not None
    assert ("E", "type a name") in hints(window)


@pytest.fixture
def entries(project_file):
    """Name, type and naming of every source on disk."""

    def read() -> list[tuple[str, str | None, str | None]]:
        with Project.open(project_file, read_only=True) as project:
            return [(one.name, one.type, one.naming) for one in sources(project)]

    return read


def test_a_new_source_has_the_type_and_naming_that_its_words_tell(
    window, drag_over, press, entries
):
    drag_over("two engineers")
    press(window.view, "S")
    assert "a new source: group, anonymous" in window.proposing.offer_now().sentence
    press(window.view, "Return")
    drag_over("The Alder Courier")
    press(window.view, "Escape", "Escape", "S", "Return")
    assert entries() == [
        ("Alder Courier", "media", "named"),
        ("two engineers", "group", "anonymous"),
    ]


def test_digits_change_what_a_new_source_is_and_one_undo_takes_that_back(
    window, drag_over, press, entries
):
    drag_over("two engineers")
    press(window.view, "S", "Return", "Down", "Down", "1")
    assert entries() == [("two engineers", "person", "anonymous")]
    press(window.view, "Down", "2")
    assert entries() == [("two engineers", "person", "unnamed")]
    form = window.bench.panel.selected.form
    assert (form.asked.attribute.key, form.asked.field.values()) == ("naming", {"unnamed"})
    press(window.view, "Ctrl+Z", "Ctrl+Z")
    assert entries() == [("two engineers", "group", "anonymous")]
    assert form.asked.field.values() == {"anonymous"}


def test_what_a_source_is_is_asked_only_when_it_is_said_who_is_meant(window, drag_over, press):
    drag_over("two engineers")
    press(window.view, "S", "Escape", "Down", "Down", "Down")
    form = window.bench.panel.selected.form
    assert form.asked.attribute.key == "certainty"
    press(window.view, "Up", "Up", "Up")
    assert form.asked.attribute.key == "mention"


def test_a_surname_at_the_caret_is_the_person_named_in_full_above(window, press, find, entries):
    place = find("Obuya said")
    window.view.set_caret(place.start + 2)
    press(window.view, "S")
    assert window.workspace.picked.attributes["mention"] == "name"
    sentence = window.proposing.offer_now().sentence
    assert "Ines Obuya, a new source: person, named" in sentence
    press(window.view, "Return")
    assert entries() == [("Ines Obuya", "person", "named")]


def test_a_project_is_closed_while_somebody_is_proposed(window, drag_over, press):
    drag_over("two engineers")
    press(window.view, "S")
    assert window.proposing.offer_now() is not None
    window.workspace.close()
    assert not window.proposing.is_open


def test_another_article_leaves_what_is_proposed(window, drag_over, press, meant):
    drag_over("two engineers")
    press(window.view, "S", "J")
    assert not window.proposing.is_open
    press(window.view, "Return", "K")
    assert meant() == [("two engineers", None)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_e_scrolls_to_where_the_name_is_typed(window, drag_over, press, qtbot):
    window.resize(1024, 640)
    drag_over("“I never left,”")
    press(window.view, "Q", "Return")
    card = window.bench.panel.selected
    card.form.more.click()
    qtbot.waitUntil(lambda: card.verticalScrollBar().maximum() > card.height())
    card.verticalScrollBar().setValue(card.verticalScrollBar().maximum())
    press(window.view, "E")
    field = card.findChild(EntryEdit)
    assert not field.visibleRegion().isEmpty()
    press(field, "Escape")


def test_undoing_a_source_leaves_who_was_proposed_for_it(
    window, drag_over, press, qtbot, meant, tagged
):
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace")
    drag_over("Tom Reyes")
    press(window.view, "S")
    assert window.proposing.offer_now() is not None
    press(window.view, "Ctrl+Z")
    assert not window.proposing.is_open
    press(window.view, "Return")
    assert meant() == []
    drag_over("two engineers said")
    press(window.view, "C")
    assert tagged("claim") == ["two engineers said"]
    assert window.workspace.attempts.waiting == 0


def test_what_is_gone_is_said_and_what_comes_after_is_kept(window, drag_over, press, qtbot, tagged):
    drag_over("that rain is cheap")
    press(window.view, "Q", "Backspace")
    gone = window.workspace.picked
    press(window.view, "Ctrl+Z")
    with qtbot.waitSignal(window.workspace.said) as said:
        window.tagging.set_attribute(gone, "form", "mixed")
    assert said.args == ["That has been deleted in the meantime."]
    assert not window.bench.banner.isVisible()
    drag_over("two engineers said")
    press(window.view, "C")
    assert tagged("claim") == ["two engineers said"]

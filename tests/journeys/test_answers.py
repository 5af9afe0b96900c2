"""Questions are answered with digits, letters and Tab alone; what must be answered is marked."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.identity import Annotator
from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import default_scheme
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.ui.panel.entry_edit import EntryEdit


@pytest.fixture
def claim(window, find, press):
    """A claim on "rain is cheap", whose kind has eleven values."""
    window.view.select(find("rain is cheap"))
    press(window.view, "C", "Backspace")
    return lambda: window.workspace.picked.attributes.get("kind")


def line() -> EntryEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, EntryEdit)
    return found


def test_a_value_past_the_ninth_is_typed(qtbot, window, press, claim):
    press(window.view, "Period")
    qtbot.keyClicks(line(), "eval")
    press(line(), "Return")
    assert claim() == "evaluation"
    assert window.view.hasFocus(), "and the keys are the article's again"
    press(window.view, "Ctrl+Z")
    assert claim() is None


def test_a_later_word_of_a_value_finds_it_too(qtbot, window, press, claim):
    press(window.view, "Period")
    qtbot.keyClicks(line(), "experience")
    press(line(), "Return")
    assert claim() == "personal_experience"


def test_esc_leaves_the_answer_and_so_does_an_empty_line(window, press, claim):
    press(window.view, "1", "Period", "Escape")
    assert claim() == "event"
    press(window.view, "Period")
    press(line(), "Return")
    assert claim() == "event"
    press(window.view, "0")
    assert claim() is None


def test_what_no_value_holds_is_said(qtbot, window, press, claim):
    told = []
    window.workspace.said.connect(told.append)
    press(window.view, "Period")
    qtbot.keyClicks(line(), "zebra")
    press(line(), "Return")
    assert told == ["Kind has no value “zebra”."]
    assert claim() is None


def test_tab_and_digits_answer_within_the_panel(qtbot, window, press, claim):
    form = window.bench.panel.selected.form
    form.show_more(True)
    first, second = form.answers[:2]
    first.field.setFocus()
    press(first.field, "2")
    assert claim() == "quantity"
    press(first.field, "P", "Space")
    assert claim() == "prediction", "a letter goes to a value, Space takes it"
    for _ in range(20):
        if second.field.hasFocus():
            break
        press(QApplication.focusWidget(), "Tab")
    assert second.field.hasFocus()
    assert form.armed == 1, "the digits go where the focus goes"
    press(second.field, "1")
    assert window.workspace.picked.attributes[second.attribute.key] == "checkable"
    press(second.field, "0")
    assert second.attribute.key not in window.workspace.picked.attributes


def test_what_must_be_answered_is_marked_until_it_is(window, press, claim):
    answer = window.bench.panel.selected.form.answers[0]
    assert answer.title.text() == "Kind *"
    assert answer.field.accessibleName() == "Kind, must be answered"
    assert answer.title.property("wanted") is True
    press(window.view, "1")
    assert answer.title.property("wanted") is False
    optional = window.bench.panel.selected.form.answers[1]
    assert "*" not in optional.title.text()


def test_a_long_list_is_searched_by_letters(qtbot, tmp_path, make, press):
    plain = json.loads(json.dumps(default_scheme().to_dict()))
    towns = ["Aachen", "Bonn", "Celle", "Dresden", "Emden", "Fulda", "Gera"]
    towns += ["Halle", "Jena", "Kiel", "Lindau", "Mainz", "Neuss", "Potsdam"]
    plain["attributes"].insert(
        0,
        {
            "key": "town",
            "title": "Town",
            "on": "quote",
            "values": [{"key": one.lower(), "title": one} for one in towns],
        },
    )
    path = tmp_path / "Towns.annotator"
    me = Annotator("c" * 32, "R. Okafor")
    with Project.create(path, scheme=plain, annotator=me) as project, project.edit("I") as edit:
        add_article(edit, ArticleRecord("1" * 32, "“Yes,” she said."))
    window = make(path)
    window.view.set_caret(2)
    press(window.view, "Q", "Return")
    field = window.bench.panel.selected.form.answers[0].field
    field.setFocus()
    qtbot.keyClicks(field, "po")
    assert window.workspace.picked.attributes["town"] == "potsdam"
    field.showPopup()
    field.view().keyboardSearch("ki")
    assert field.view().currentIndex().row() == 1 + towns.index("Kiel")
    field.hidePopup()


def test_the_key_that_types_an_answer_is_named_where_digits_end(window, press, claim, find, hints):
    answer = window.bench.panel.selected.form.answers[0]
    places = {key: answer.field.chip_rect(key) for key in ("definition", "evaluation")}
    shown = {key: answer.field.grab(place).toImage() for key, place in places.items()}
    press(window.view, "Down")
    for key, place in places.items():
        assert answer.field.grab(place).toImage() != shown[key], f"{key} has no key of its own"
    assert (".", "type an answer") in hints(window)
    window.showing.pick(None)
    window.view.select(find("two engineers"))
    press(window.view, "S", "Escape")
    assert window.workspace.picked.label == "source"
    assert (".", "type an answer") not in hints(window), "digits reach all"

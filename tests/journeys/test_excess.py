"""Too much of everything: it works, or a sentence says why not; nothing hangs or is cut off."""

from __future__ import annotations

import pytest

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Label, default_scheme
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.scheme_labels import add_label
from annotator.text.span import Span
from tests.journeys.conftest import ME

DEEP = 30
LEVELS = "".join(f"“level {n} says " for n in range(DEEP)) + "enough" + "”" * DEEP
NAME = ("A label with a name that never comes to its end " * 11)[:500]
SENTENCE = "The council said that nobody had been warned about the gate in time.\n"


@pytest.fixture
def project_file(tmp_path):
    """A project with one article, which the test replaces by its own text."""

    def make(text: str, labels: int = 0):
        path = tmp_path / "Excess.annotator"
        with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
            add_article(edit, ArticleRecord("1" * 32, text, headline="Excess"))
            for number in range(labels):
                title = NAME if number % 50 == 0 else f"Label {number}"
                add_label(edit, Label(f"label{number}", title))
        return path

    return make


def test_quotes_nest_thirty_deep(make, project_file, press, tagged, links, qtbot):
    path = project_file(LEVELS)
    window = make(path)
    starts = [LEVELS.index(f"“level {n} ") for n in range(DEEP)]
    for depth, start in enumerate(starts):
        window.view.select(Span(start, len(LEVELS) - depth))
        press(window.view, "Q", "Escape")
    assert len(tagged("quote", path)) == DEEP
    marks = window.workspace.opened.marks
    picked = window.workspace.picked
    for depth in range(DEEP - 1, 0, -1):
        (outer,) = [link[3] for link in marks.links(picked.id) if link[2] == picked.id]
        assert marks.of(outer)[0][0] == starts[depth - 1]
        window.showing.pick(outer)
        picked = window.workspace.picked
        assert len(window.view.handles()) == 2
        window.view.viewport().grab()
    press(window.view, "Delete")
    assert len(tagged("quote", path)) == DEEP - 1
    press(window.view, "Ctrl+Z")
    assert len(tagged("quote", path)) == DEEP


def test_one_tag_lies_over_a_whole_megabyte(make, project_file, press, tagged, qtbot):
    text = SENTENCE * (1_000_000 // len(SENTENCE))
    path = project_file(text)
    window = make(path)
    press(window.view, "Ctrl+A", "C")
    assert tagged("claim", path) == [text.strip()]
    with qtbot.waitSignal(window.workspace.said) as said:
        press(window.view, "A")
    assert "too many" in said.args[0]
    press(window.view, "O", "Alt+Right")
    assert tagged("claim", path) == [text.strip()[len("The ") :]]
    press(window.view, "Delete")
    assert tagged("claim", path) == []
    press(window.view, "Ctrl+Z", "Ctrl+Z")
    assert tagged("claim", path) == [text.strip()]


def test_two_hundred_labels_some_with_names_of_500_letters(
    make, project_file, press, tagged, qtbot
):
    path = project_file(SENTENCE, labels=200)
    window = make(path, size=(1024, 640))
    menu = window.actions_table["tag_relay"].associatedObjects()[-1]
    texts = [action.text() for action in menu.actions()]
    assert len(texts) < 60
    assert "Further labels" in texts
    window.view.select(Span(0, 11))
    window.actions_table["tag:label0"].trigger()
    assert window.workspace.picked.label == "label0"
    assert (window.width(), window.height()) == (1024, 640)
    press(window.view, "H")
    assert window.bench.status.held() == f"Holding {NAME}"
    window.view.viewport().grab()
    assert (window.width(), window.height()) == (1024, 640)
    window.actions_table["tag:label199"].trigger()
    window.view.select(Span(4, 11))
    press(window.view, "Return")
    assert tagged("label199", path) == ["council"]
    assert len(window.actions_table["undo"].text()) < 80


def test_of_two_hundred_labels_the_codebook_shows_the_rule_and_leads_to_any_other(
    make, project_file, press, qtbot
):
    window = make(project_file(SENTENCE, labels=200), size=(1024, 640))
    press(window.view, "F2")
    pane = window.codebook.pane
    assert pane.rule.isVisible()
    field = pane.rule.viewport()
    assert field.visibleRegion().contains(field.rect().center())
    assert pane.list.currentData() == "quote"
    pane.list.setFocus()
    press(pane.list, "End")
    pane.rule.setFocus()
    qtbot.keyClicks(pane.rule, "The last of all.")
    window.view.setFocus()
    scheme = window.workspace.scheme
    assert scheme.label("label199").rule == "The last of all."
    press(window.view, "H", "U")
    assert pane.list.currentData() == "cue"


def test_a_label_whose_key_another_command_has_is_not_told_with_it(make, tmp_path, hints):
    plain = default_scheme().to_dict()
    plain["labels"][0]["shortcut"] = "J"
    path = tmp_path / "Keys.annotator"
    with Project.create(path, annotator=ME, scheme=plain) as project, project.edit("Im") as edit:
        add_article(edit, ArticleRecord("1" * 32, SENTENCE, headline="Keys"))
    window = make(path)
    named = hints(window)
    assert ("J", "next article") in named
    assert ("J", "quote") not in named
    assert ("C", "claim") in named


def test_a_pattern_that_runs_away_is_stopped_and_said_to(make, project_file, press, qtbot):
    window = make(project_file("a" * 5_000 + " b\n" + SENTENCE))
    press(window.view, "Ctrl+F")
    bar = window.bench.find_bar
    bar.as_pattern.setChecked(True)
    bar.field.setText("(a+)+$")
    bar.search()
    assert "Enter looks on" in bar.count()
    press(bar.field, "Return")
    assert "takes too long" in bar.count()
    bar.field.setText("coun.il")
    bar.search()
    assert bar.count() == "1 of 1"

"""Articles in other languages: rules for English words propose nothing there that is wrong."""

from __future__ import annotations

import pytest

from annotator.domain.records import ArticleRecord
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.sources import sources
from tests.journeys.conftest import ME

TEXT = (
    "Die Opposition warnte: „Es reicht nicht.“ Das sagte sie am Abend in Berlin vor der Presse. "
    "„Das ist ein Anfang“, sagte ein Sprecher der Regierung, der nicht mehr sagen wollte.\n\n"
    "„Wir gehen weiter“, so der Sprecher.\n"
)


@pytest.fixture
def project_file(tmp_path):
    path = tmp_path / "Zeitung.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("1" * 32, TEXT, headline="Es reicht nicht"))
    return path


def test_nobody_is_proposed_by_english_rules(window, press, drag_over, tagged, qtbot):
    drag_over("„Es reicht nicht.“")
    press(window.view, "Q")
    qtbot.waitUntil(lambda: not window.proposing.is_open)
    press(window.view, "Enter")
    assert (tagged(), tagged("source"), tagged("cue")) == (["„Es reicht nicht.“"], [], [])
    assert window.workspace.picked.attributes == {"form": "direct"}


def test_what_is_tagged_there_already_is_proposed(window, press, drag_over, links):
    drag_over("Die Opposition")
    press(window.view, "S", "Escape", "Escape")
    drag_over("„Es reicht nicht.“")
    press(window.view, "Q", "Enter")
    assert links() == [("source", "„Es reicht nicht.“", "Die Opposition")]


def test_a_new_entry_bears_the_words_and_nothing_is_told_of_it(
    window, press, drag_over, project_file
):
    drag_over("ein Sprecher der Regierung")
    press(window.view, "S", "Enter")
    assert "mention" not in window.workspace.picked.attributes
    with Project.open(project_file, read_only=True) as project:
        (entry,) = sources(project)
    assert (entry.name, entry.type, entry.naming) == ("Sprecher der Regierung", None, None)

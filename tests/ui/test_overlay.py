"""The page of keys and the menus hold every command."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from annotator.domain.scheme import Label, default_scheme
from annotator.ui.commands import COMMANDS, VALUES, label_commands
from annotator.ui.dialogs.about import About, licences
from annotator.ui.dialogs.keys import KeysWindow, native


@pytest.fixture(scope="module")
def shown(qapp) -> set[str]:
    """What stands on the page of keys."""
    labels = label_commands(default_scheme().labels)
    page = KeysWindow(None, [*labels, *COMMANDS, *VALUES])
    found = {label.text() for label in page.findChildren(QLabel)}
    page.deleteLater()
    return found


@pytest.mark.parametrize("row", [row for row in COMMANDS if row.keys], ids=lambda row: row.name)
def test_every_key_is_on_the_page(shown, row):
    assert {native(key) for key in row.keys if key != "Return"} <= shown
    assert row.text.replace("&", "").rstrip("…") in shown


def test_the_labels_of_the_scheme_are_on_the_page(shown):
    assert "Tag the selection as quote" in shown
    assert "Add the selection to the cue" in shown


def test_a_label_whose_key_is_taken_goes_without():
    note = Label("note", "Note", shortcut="L")
    assert [row.keys for row in label_commands((note,))] == [(), ()]


def test_about_names_the_licences(look, qtbot):
    window = About(None, look)
    qtbot.addWidget(window)
    for name in ("Qt ", "peewee", "font-source-serif-pro", "Python"):
        assert name in licences()

"""Every row of every table is what it says: formats, importers, commands, themes, icons."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import import_module

import pytest
from PySide6.QtGui import QKeySequence

from annotator.cli import main as command_line
from annotator.domain.scheme import default_scheme
from annotator.domain.templates import TEMPLATES, template
from annotator.formats.registry import format_named, formats
from annotator.importers.registry import IMPORTERS
from annotator.resource import resource
from annotator.ui.command import MENUS, VIEWS
from annotator.ui.commands import COMMANDS, VALUES, label_commands
from annotator.ui.theme import THEMES, load_theme

ROWS = (*COMMANDS, *VALUES, *label_commands(default_scheme().labels))


@pytest.mark.parametrize("row", formats(), ids=lambda row: row.name)
def test_a_format_does_what_its_row_says(row):
    if row.missing():
        pytest.skip(f"{row.missing()} is not installed")
    module = row.load()
    assert callable(getattr(module, "write", None)) == row.writes
    assert callable(getattr(module, "read", None)) == row.reads
    assert module.__doc__
    assert format_named(row.name) is row
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.name)
    assert all(re.fullmatch(r"\.[a-z0-9]+", extension) for extension in row.extensions)
    assert all(row.thing(key).words for key in row.cannot_hold)


@pytest.mark.parametrize("row", IMPORTERS, ids=lambda row: row.name)
def test_an_importer_can_read(row):
    module = import_module(row.module)
    assert callable(module.read)
    assert module.__doc__
    assert all(re.fullmatch(r"\.[a-z0-9]+", extension) for extension in row.extensions)


@pytest.mark.parametrize("name", command_line.COMMANDS)
def test_a_command_of_the_command_line_helps(name, capsys):
    with pytest.raises(SystemExit, match="0"):
        command_line.main([name, "--help"])
    assert capsys.readouterr().out.startswith(f"usage: annotator {name} ")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_command_has_a_menu_words_and_an_icon_that_is_there(row):
    assert row.menu in {name for name, _ in MENUS}
    assert row.text.strip("&. ")
    assert not row.icon or resource(f"icons/{row.icon}.svg").is_file()
    for key in row.keys:
        assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText), key


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_a_command_says_in_a_sentence_what_it_does(row):
    assert re.fullmatch(r"[A-Z].*[.]", row.tip)


def test_no_name_and_no_key_is_given_twice():
    """One view is on screen at a time: each has letters of its own."""
    names = Counter(row.name for row in ROWS)
    assert [name for name, count in names.items() if count > 1] == []
    for shown in VIEWS:
        rows = [row for row in ROWS if row.scope not in VIEWS - {shown}]
        keys = Counter(QKeySequence(key).toString() for row in rows for key in row.keys)
        assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "label"),
    [(name, label) for name, *_ in TEMPLATES for label in template(name).labels],
    ids=lambda one: one if isinstance(one, str) else one.key,
)
def test_every_label_of_a_shipped_scheme_gets_its_key(name, label):
    rows = {row.name: row.keys for row in label_commands(template(name).labels)}
    wanted = (label.shortcut,) if label.shortcut else ()
    assert rows[f"tag:{label.key}"] == wanted
    assert rows[f"extend:{label.key}"] == tuple(f"Shift+{key}" for key in wanted)


@pytest.mark.parametrize("name", THEMES)
def test_themes_name_the_same_colours(name):
    theme, first = load_theme(name), load_theme(THEMES[0])
    assert theme.name == name
    assert set(theme.colours) == set(first.colours)
    assert not [key for key, c in theme.colours.items() if not re.fullmatch("#[0-9A-Fa-f]{6}", c)]


def test_every_theme_file_is_in_the_table():
    assert {path.stem for path in resource("themes").glob("*.json")} == set(THEMES)


@pytest.mark.parametrize(
    "path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem
)
def test_icons_are_drawn_on_one_grid_and_load_nothing(path):
    svg = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 ' in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in svg


@pytest.mark.parametrize("path", sorted(resource(".").rglob("*.json")), ids=lambda path: path.name)
def test_shipped_json_is_json(path):
    assert json.loads(path.read_text(encoding="utf-8"))

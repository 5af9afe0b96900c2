"""Imports point down. Neighbours never import each other. Qt and SQL have one room each."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("code")  # one process parses all of it, once

FLOOR = {"text", "domain", "resource", "frozen"}
NEIGHBOURS = {"store", "formats", "importers", "suggest", "analysis"}

BELOW = {
    "frozen": set(),
    "text": {"frozen"},
    "resource": {"domain"},
    "domain": {"text", "resource", "frozen"},
    **dict.fromkeys(NEIGHBOURS, FLOOR),
    "exchange": FLOOR | NEIGHBOURS,
    "cli": FLOOR | NEIGHBOURS | {"exchange"},
    "ui": FLOOR | NEIGHBOURS | {"exchange"},
}

# The package's front door names the Project of scripts; the command line opens the window.
DOORS = {
    ("annotator", "exchange"),
    ("annotator.__main__", "cli"),
    ("annotator.cli.main", "ui"),
}

ONLY_IN = {
    "PySide6": "ui",
    "shiboken6": "ui",
    "peewee": "store",
    "playhouse": "store",
    "sqlite3": "store",
}


def room_of(name):
    """The room of a dotted name of ours; empty for the package itself."""
    _, _, below = name.partition(".")
    return below.partition(".")[0]


def upward(module):
    """What it imports of ours that does not lie below it."""
    here = room_of(module.name)
    for name in module.imports():
        there = room_of(name)
        if name.partition(".")[0] != "annotator" or there not in BELOW or there == here:
            continue
        if there not in BELOW.get(here, set()) and (module.name, there) not in DOORS:
            yield f"{module.place} imports {name}"


def out_of_room(module):
    """What it imports of others' that belongs into one room alone."""
    here = room_of(module.name)
    for name in module.imports():
        if ONLY_IN.get(name.partition(".")[0], here) != here:
            yield f"{module.place} imports {name}"


def test_every_room_has_a_place_in_the_layers(program):
    assert {room_of(module.name) for module in program} <= {*BELOW, "", "__main__"}


def test_imports_point_down(program):
    assert not [line for module in program for line in upward(module)]


def test_qt_and_sql_stay_in_their_rooms(program):
    assert not [line for module in program for line in out_of_room(module)]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("annotator/text/probe.py", "import annotator.domain.scheme"),
        ("annotator/domain/probe.py", "from annotator.store import project"),
        ("annotator/domain/probe.py", "from annotator import store"),
        ("annotator/domain/probe.py", "from ..store.project import Project"),
        ("annotator/formats/csv/__init__.py", "from ... import store"),
        ("annotator/store/probe.py", "def f():\n    from annotator.formats import registry"),
        ("annotator/cli/stats.py", "from annotator.ui.window import open_window"),
        ("annotator/ui/probe.py", "from annotator.cli.main import main"),
    ],
)
def test_an_import_that_points_up_is_seen(module_with, place, code):
    assert list(upward(module_with(place, code)))


def test_an_import_out_of_its_room_is_seen(module_with):
    assert list(out_of_room(module_with("annotator/cli/probe.py", "from PySide6 import QtCore")))
    assert list(out_of_room(module_with("annotator/ui/probe.py", "import sqlite3")))

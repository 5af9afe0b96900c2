"""Start is fast: what is heavy or seldom needed is loaded where it is used, not before."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SELDOM = {
    "cassis",
    "charset_normalizer",
    "hypothesis",
    "jsonschema",
    "lxml",
    "numpy",
    "orjson",
    "peewee_migrate",
    "playhouse.migrations",
    "playhouse.migrate",
    "playhouse.reflection",
    "pyld",
    "pytest",
    "rapidfuzz",
    "setuptools",
    "spacy",
    "trafilatura",
}
NOT_FOR_COMMANDS = {
    "argparse",
    "PySide6",
    "shiboken6",
    "peewee",
    "playhouse",
    "sqlite3",
    "regex",
    "json",
}
AFTER_THE_FIRST_PICTURE = {
    "annotator.store.edit",
    "annotator.store.review_rows",
    "annotator.store.tables",
    "annotator.text.segments",
    "annotator.text.word_shapes",
    "annotator.text.wording",
    "annotator.ui.article_keys",
    "annotator.ui.asking",
    "annotator.ui.findbar",
    "annotator.ui.long_edits",
    "annotator.ui.panel.form",
    "annotator.ui.panel.ladder",
    "annotator.ui.panel.strip",
    "annotator.ui.proposing",
    "annotator.ui.remarks.desk",
    "annotator.ui.rungs",
    "annotator.ui.tagging",
    "annotator.ui.welcome",
    "argparse",
    "decimal",
    "peewee",
    "playhouse",
    "regex",
    "socket",
    "uuid",
}
NOT_FOR_THE_WINDOW = {"PySide6.QtNetwork", "PySide6.QtPrintSupport", "asyncio", "multiprocessing"}

COMMAND_LINE = "import sys, annotator.cli.main; print(*sys.modules)"


@pytest.fixture
def run(checkout, monkeypatch):
    """The lines that a new Python with some code prints."""
    monkeypatch.setenv("PYTHONPATH", os.fspath(checkout))

    def start(code: str, *words: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert not done.stderr
        return done.stdout.splitlines()

    return start


def test_the_command_line_begins_with_little(run):
    (line,) = run(COMMAND_LINE)
    loaded = set(line.split())
    assert "annotator.cli.main" in loaded
    assert not loaded & (SELDOM | NOT_FOR_COMMANDS)


def test_the_window_opens_on_the_sample_with_little(run, opening_code):
    run(opening_code)  # the first time makes the sample out of its texts
    modules, shown = run(opening_code)
    loaded = set(modules.split())
    assert "PySide6.QtWidgets" in loaded
    assert not loaded & (SELDOM | NOT_FOR_THE_WINDOW | AFTER_THE_FIRST_PICTURE)
    assert shown.startswith("True ")
    assert "Article Annotator" in shown


LOADING = """
import builtins, sys
compiling = builtins.compile
from annotator.ui.start import load_qt
load_qt()
assert builtins.compile is compiling
from PySide6.QtCore import QSize
print(*sys.modules)
try:
    QSize("wide")
except TypeError as error:  # said by the parts of PySide that were put off
    print(*str(error).split())
print(*sys.modules)
"""


ENUMS = """
import enum, sys
usual = enum.EnumType.__call__
from annotator.ui.qt_enums import make_enums_as_usual, make_enums_quickly
from annotator.ui.start import load_qt
load_qt()
assert enum.EnumType.__call__ is not usual
if sys.argv[1] == "as usual":
    make_enums_as_usual()
    assert enum.EnumType.__call__ is usual
from PySide6 import QtCore, QtGui, QtWidgets
modules = [[getattr(one, name) for name in sorted(dir(one))] for one in (QtCore, QtGui, QtWidgets)]
for part in sum(modules, []):
    for one in [part, *vars(part).values()] if isinstance(part, type) else []:
        if isinstance(one, enum.EnumType):
            flags = getattr(one, "_flag_mask_", 0), getattr(one, "_boundary_", 0)
            print(one.__module__, one.__qualname__, one.__mro__, one.__doc__, sorted(vars(one)))
            print([*one], one.__members__, one._value2member_map_, *flags)
Qt = QtCore.Qt
both = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
print(both, ~both, Qt.AlignmentFlag(0), both & ~Qt.AlignmentFlag.AlignTop, Qt.Key(65))
print(Qt.WindowType.Dialog in (Qt.WindowType.Dialog | Qt.WindowType.Sheet), Qt.Key["Key_A"])
"""


def test_enumerations_made_quickly_are_the_same(run):
    quick, usual = run(ENUMS, "quickly"), run(ENUMS, "as usual")
    assert len(quick) > 800
    assert quick == usual


def test_pyside_tells_what_its_functions_take_when_it_is_asked(run):
    before, said, after = run(LOADING)
    assert "shibokensupport.signature.parser" in before.split()
    assert "argparse" not in before.split()  # with which the largest of the parts begins
    assert "ast" in after.split()
    assert said.startswith("'PySide6.QtCore.QSize.__init__' called with wrong argument types")
    assert "PySide6.QtCore.QSize.__init__(w: int, h: int, /)" in said

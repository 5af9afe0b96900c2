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

    def start(code: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=120
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


def test_pyside_tells_what_its_functions_take_when_it_is_asked(run):
    before, said, after = run(LOADING)
    assert "shibokensupport.signature.parser" in before.split()
    assert "argparse" not in before.split()  # with which the largest of the parts begins
    assert "ast" in after.split()
    assert said.startswith("'PySide6.QtCore.QSize.__init__' called with wrong argument types")
    assert "PySide6.QtCore.QSize.__init__(w: int, h: int, /)" in said

"""Find anything: from a key to the first painted results, among 100,000 articles."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Figures, milliseconds, spread, tell
from tests.benchmarks.made import Size, article, project
from tests.benchmarks.screen import Paints, finish, window_on


def measure(folder: Path, short_ones: int, size: Size) -> Figures:
    """Type a word letter by letter; each letter is painted, then tables are looked through."""
    path = project(folder / "find.annotator", article(size), short_ones=short_ones)
    keys, turns = [], []
    with window_on(path) as window:
        window.actions_table["find_anything"].trigger()
        palette = window.asking.palette
        assert palette is not None
        finish()
        paints = Paints(palette.list.viewport())
        for letter in "short 7":
            keys.append(milliseconds(lambda letter=letter: _type(palette.field, letter)))
            turns += [milliseconds(QApplication.processEvents) for _ in range(12)]
        assert paints.count
        while palette.looking.is_busy:
            turns.append(milliseconds(QApplication.processEvents))
        palette.close_and_return()
    return {"key_painted": spread(keys), "turn": spread(turns)}


def _type(field: QObject, letter: str) -> None:
    QTest.keyClicks(field, letter)
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


def test_finding_is_measured(qapp, tmp_path):
    figures = measure(tmp_path, 8, Size(3_000, 30))
    assert figures["key_painted"]["median_ms"] > 0


@pytest.mark.benchmark
def test_find_among_many_articles(qapp, tmp_path, caplog):
    caplog.set_level(logging.ERROR, "annotator.ui.rolling")  # too busy here to be backed up
    figures = measure(tmp_path, 100_000, Size(1_200_000, 50_000))
    tell("find: 100,000 articles, 50,000 tags", {"bar_ms": 16, **figures})

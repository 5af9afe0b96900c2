"""Tagging a thousand places at once: from the button to the painted screen, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.text.span import Span
from annotator.ui.occurrences.window import OccurrencesWindow
from annotator.ui.window import MainWindow
from tests.benchmarks.figures import BareCommits, Figures, milliseconds, tell
from tests.benchmarks.made import SIZES, Size, article, project
from tests.benchmarks.screen import Paints, finish, longest, window_on

BAR = 1000
SAID = "Ines Obuya"


def measure(folder: Path, size: Size, many: int = 1000) -> Figures:
    """List the places of some words, keep `many`, tag them, undo, redo."""
    path = project(folder / "all.annotator", article(size))
    bare = BareCommits(folder)
    figures: Figures = {"places": many, "bare_commit_ms": round(bare.once(), 2)}
    with window_on(path) as window:
        window.workspace.open_article(longest(window))
        start = window.workspace.text.index(SAID)
        window.view.select(Span(start, start + len(SAID)))
        QTest.keyClick(window.view, Qt.Key.Key_S)
        QTest.keyClick(window.view, Qt.Key.Key_Escape)
        finish()
        before = window.workspace.project.last_edit
        figures["list_ms"] = timed(window, lambda: QTest.keyClick(window.view, Qt.Key.Key_A))
        (places,) = window.findChildren(OccurrencesWindow)
        keep(places, many)
        figures["tag_ms"] = timed(window, places.accept)
        assert window.workspace.project.last_edit == before + 1
        figures["undo_ms"] = timed(window, window.workspace.undo)
        figures["redo_ms"] = timed(window, window.workspace.redo)
    bare.close()
    return figures


def keep(places: OccurrencesWindow, many: int) -> None:
    """Keep the first places that bear no tag yet."""
    places.model.tick_all(False)
    fresh = [row for row, place in enumerate(places.model.places) if not place.tagged]
    for row in fresh[:many]:
        places.model.tick(row, True)
    assert len(places.model.kept()) == many


def timed(window: MainWindow, work: object) -> float:
    """How long it takes until the article is painted."""
    paints = Paints(window.view.viewport())
    took = milliseconds(lambda: (work(), finish()))
    assert paints.count
    return round(took, 1)


def test_tagging_all_is_measured(qapp, tmp_path):
    figures = measure(tmp_path, Size(40_000, 200, spoken=True), many=50)
    assert figures["tag_ms"] > 0


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_tag_all(qapp, tmp_path, name):
    size = Size(*SIZES[name], spoken=True)
    tell(f"tag all: {name}", {"bar_ms": BAR, **measure(tmp_path, size)})

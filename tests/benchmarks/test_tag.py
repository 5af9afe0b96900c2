"""One tag: from the key to the commit to the painted screen, less a bare commit."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.text.span import Span
from annotator.ui.window import MainWindow
from tests.benchmarks.figures import BareCommits, Figures, Taken, spread, taken, tell
from tests.benchmarks.made import SIZES, Size, article, project
from tests.benchmarks.screen import Paints, finish, longest, window_on

BARS = {"1.2 MB, 5,000 tags": 8, "10 MB, 100,000 tags": 16}


def measure(folder: Path, size: Size, times: int = 60, short_ones: int = 1) -> Figures:
    """Select words somewhere, press Q, wait for the paint; a bare commit after each."""
    path = project(folder / "tag.annotator", article(size), short_ones=short_ones)
    bare = BareCommits(folder)
    whole, commits = [], []
    with window_on(path) as window:
        window.workspace.open_article(longest(window))
        finish()
        before = window.workspace.project.last_edit
        for span in places(len(window.workspace.text), times):
            window.view.setFocus()
            window.view.select(span)
            finish()
            whole.append(tagged(window))
            commits.append(bare.once())
            QTest.keyClick(window.view, Qt.Key.Key_Escape)
            finish()
        assert window.workspace.project.last_edit >= before + times
    bare.close()
    ours, theirs = spread([one.clock for one in whole]), spread(commits)
    less = round(median(one.clock for one in whole) - median(commits), 2)
    own = round(median(one.own for one in whole), 2)
    return {"less_a_commit_ms": less, "own_ms": own, "whole": ours, "bare_commit": theirs}


def tagged(window: MainWindow) -> Taken:
    paints = Paints(window.view.viewport())
    found = taken(lambda: (QTest.keyClick(window.view, Qt.Key.Key_Q), finish()))
    assert paints.count
    paints.deleteLater()
    return found


def places(length: int, times: int) -> list[Span]:
    chance = random.Random(9)
    starts = [chance.randrange(length - 60) for _ in range(times)]
    return [Span(start, start + 40) for start in starts]


def test_tagging_is_measured(qapp, tmp_path):
    figures = measure(tmp_path, Size(30_000, 300), times=3)
    assert figures["whole"]["median_ms"] > 0


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_tag(qapp, tmp_path, name):
    tell(f"tag: {name}", {"bar_ms": BARS[name], **measure(tmp_path, Size(*SIZES[name]))})


@pytest.mark.benchmark
def test_tag_among_many_articles(qapp, tmp_path):
    figures = measure(tmp_path, Size(*SIZES["1.2 MB, 5,000 tags"]), short_ones=100_000)
    tell("tag: 1.2 MB, 5,000 tags, in a project of 100,000 articles", {"bar_ms": 8, **figures})

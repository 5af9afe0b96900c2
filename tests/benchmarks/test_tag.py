"""One tag: from the key to the commit to the painted screen, less a bare commit."""

from __future__ import annotations

import logging
import random
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.text.span import Span
from annotator.ui.window import MainWindow
from tests.benchmarks.figures import BareCommits, Figures, spread, taken, tell
from tests.benchmarks.made import SIZES, Size, article, project
from tests.benchmarks.screen import Paints, finish, longest, window_on

BARS = {"1.2 MB, 5,000 tags": 8, "10 MB, 100,000 tags": 16}


def measure(folder: Path, size: Size, times: int = 60, short_ones: int = 1) -> Figures:
    """Select words somewhere, press Q, wait for the paint; a bare commit after each.

    Proposals of source and cue are sought when the tag is painted: told apart, as `quiet`.
    """
    path = project(folder / "tag.annotator", article(size), short_ones=short_ones)
    bare = BareCommits(folder)
    painted, quiet, commits = [], [], []
    with window_on(path) as window:
        window.workspace.open_article(longest(window))
        finish()
        before = window.workspace.project.last_edit
        for span in places(len(window.workspace.text), times):
            window.view.setFocus()
            window.view.select(span)
            finish()
            painted.append(taken(lambda: tag(window)))
            quiet.append(taken(finish))
            commits.append(bare.once())
            QTest.keyClick(window.view, Qt.Key.Key_Escape)
            finish()
        assert window.workspace.project.last_edit >= before + times
    bare.close()
    clock = [one.clock for one in painted]
    return {
        "less_a_commit_ms": round(median(clock) - median(commits), 2),
        "own_ms": round(median(one.own for one in painted), 2),
        "painted": spread(clock),
        "bare_commit": spread(commits),
        "quiet_after_ms": round(median(one.clock for one in quiet), 2),
    }


def tag(window: MainWindow) -> None:
    """Press Q and paint what it changed."""
    listed = window.bench.panel.list.viewport()
    with Paints(window.view.viewport()) as article, Paints(listed) as panel:
        QTest.keyClick(window.view, Qt.Key.Key_Q)
        for _ in range(4):
            QApplication.sendPostedEvents()
    assert article.count
    assert panel.count


def places(length: int, times: int) -> list[Span]:
    chance = random.Random(9)
    starts = [chance.randrange(length - 60) for _ in range(times)]
    return [Span(start, start + 40) for start in starts]


def test_tagging_is_measured(qapp, tmp_path):
    figures = measure(tmp_path, Size(30_000, 300), times=3)
    assert figures["painted"]["median_ms"] > 0


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_tag(qapp, tmp_path, name):
    tell(f"tag: {name}", {"bar_ms": BARS[name], **measure(tmp_path, Size(*SIZES[name]))})


@pytest.mark.benchmark
def test_tag_among_many_articles(qapp, tmp_path, caplog):
    caplog.set_level(logging.ERROR, "annotator.ui.rolling")  # too busy here to be backed up
    figures = measure(tmp_path, Size(*SIZES["1.2 MB, 5,000 tags"]), short_ones=100_000)
    tell("tag: 1.2 MB, 5,000 tags, in a project of 100,000 articles", {"bar_ms": 8, **figures})

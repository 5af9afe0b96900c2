"""Opening an article: read from the project, listed in the panel, painted."""

from __future__ import annotations

import gc
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QTextEdit

from annotator.store.articles import article_ids
from annotator.ui.article.marks import Marks
from tests.benchmarks.figures import Figures, bare_rows, milliseconds, taken, tell
from tests.benchmarks.made import SIZES, Size, article, project, text
from tests.benchmarks.screen import Paints, finish, longest, window_on

BARS = {"1.2 MB, 5,000 tags": 150, "10 MB, 100,000 tags": 700}


def measure(folder: Path, size: Size, times: int = 5) -> Figures:
    """Open the long article again and again, from a short one."""
    path = project(folder / "open.annotator", article(size))
    whole, view = [], []
    with window_on(path) as window:
        workspace, paints = window.workspace, Paints(window.view.viewport())
        short, long = article_ids(workspace.project)[0], longest(window)
        for _ in range(times):
            workspace.open_article(short)
            finish()
            before = paints.count
            gc.collect()
            whole.append(taken(lambda: (workspace.open_article(long), finish())))
            assert paints.count > before
        opened = workspace.opened
        rows = opened.marks.overlapping(0, len(opened.text))
        links = [tie for row in rows for tie in opened.marks.links(row[2]) if tie[2] == row[2]]
        for _ in range(times):
            workspace.open_article(short)
            finish()
            gc.collect()
            view.append(
                taken(
                    lambda: (
                        window.view.show_article(opened.text, [], Marks(rows, links)),
                        finish(),
                    )
                )
            )
    return {
        "open_ms": round(median(one.clock for one in whole), 1),
        "open_own_ms": round(median(one.own for one in whole), 1),
        "worst_ms": round(max(one.clock for one in whole), 1),
        "view_alone_ms": round(median(one.clock for one in view), 1),
        "view_alone_own_ms": round(median(one.own for one in view), 1),
        "bare_sqlite_read_ms": round(milliseconds(lambda: bare_rows(path)), 1),
        "bare_qtextedit_ms": round(bare_edit(text(size.characters)), 1),
    }


def bare_edit(words: str) -> float:
    """Show the same amount of text, without a tag, in a QTextEdit as Qt makes it."""
    edit = QTextEdit()
    edit.resize(700, 800)
    edit.show()
    finish()
    taken = milliseconds(lambda: (edit.setPlainText(words), finish()))
    edit.close()
    return taken


def test_opening_is_measured(qapp, tmp_path):
    figures = measure(tmp_path, Size(20_000, 200), times=1)
    assert 0 < figures["view_alone_ms"]
    assert 0 < figures["open_ms"] <= figures["worst_ms"]


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_open(qapp, tmp_path, name):
    tell(f"open: {name}", {"bar_ms": BARS[name], **measure(tmp_path, Size(*SIZES[name]))})

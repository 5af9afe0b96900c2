"""Frames: scrolling line by line, and jumping anywhere."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextEdit

from tests.benchmarks.figures import Figures, spread, tell
from tests.benchmarks.made import SIZES, Size, article, project, text
from tests.benchmarks.screen import finish, longest, window_on

_LINE = 33


def measure(folder: Path, size: Size, times: int = 300, bare_times: int = 5) -> Figures:
    """Time from moving the scroll bar to the painted frame."""
    path = project(folder / "scroll.annotator", article(size))
    with window_on(path) as window:
        window.workspace.open_article(longest(window))
        finish()
        figures = {
            "jump": spread(jumps(window.view, times)),
            "scroll": spread(steps(window.view, times)),
        }
    edit = QTextEdit()
    edit.resize(700, 800)
    edit.show()
    edit.setPlainText(text(size.characters))
    finish()
    figures["bare_qtextedit_jump"] = spread(jumps(edit, bare_times))
    figures["bare_qtextedit_scroll"] = spread(steps(edit, times))
    edit.close()
    return figures


def frame(edit: QTextEdit, value: int) -> float:
    start = time.perf_counter()
    edit.verticalScrollBar().setValue(value)
    edit.viewport().repaint()
    return (time.perf_counter() - start) * 1000


def jumps(edit: QTextEdit, times: int) -> list[float]:
    chance = random.Random(5)
    return [frame(edit, chance.randrange(edit.verticalScrollBar().maximum())) for _ in range(times)]


def steps(edit: QTextEdit, times: int) -> list[float]:
    return [frame(edit, edit.verticalScrollBar().value() - _LINE) for _ in range(times)]


def test_frames_are_measured(qapp, tmp_path):
    figures = measure(tmp_path, Size(30_000, 300), times=5, bare_times=2)
    assert 0 < figures["jump"]["median_ms"] <= figures["jump"]["worst_ms"]


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_scroll(qapp, tmp_path, name):
    bars = {"bar_median_ms": 8, "bar_p95_ms": 16}
    tell(f"frames: {name}", {**bars, **measure(tmp_path, Size(*SIZES[name]))})

"""Start: from the command to a painted window with a project, beside a bare Qt window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.figures import Figures, tell
from tests.benchmarks.made import Size, article, project

ROOT = Path(__file__).parents[2]

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
def main():
    application = QApplication([])
    window = QMainWindow()
    edit = QTextEdit("Some words.")
    window.setCentralWidget(edit)
    window.resize(1440, 900)
    window.show()
    application.exec()
"""
OURS = """
import sys
from annotator.cli.main import main as command
from annotator.ui.start import load_qt
load_qt()  # before the program below does it in another way than this one's
def main():
    command([sys.argv[1]])
"""
STOPPED = """
import time
from pathlib import Path
from PySide6.QtWidgets import QApplication
def painted():
    for _ in range(3):
        QApplication.processEvents()
    moment = time.time()
    assert any(widget.isVisible() for widget in QApplication.topLevelWidgets())
    status = Path("/proc/self/status")  # where there is none, memory is not told
    lines = status.read_text().splitlines() if status.exists() else []
    peaks = [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")]
    print(moment, sum(peaks), flush=True)
    return 0
QApplication.exec = staticmethod(painted)
main()
"""
"""Both run to where a program waits for the person; there the time is taken instead."""


def measure(folder: Path, times: int = 9) -> Figures:
    """Start each in turn, in processes of their own."""
    path = project(folder / "start.annotator", article(Size(20_000, 120)))
    run(BARE, path), run(OURS, path)  # compiles our modules, fills the caches of the disk
    bare, ours = [], []
    for _ in range(times):
        bare.append(run(BARE, path))
        ours.append(run(OURS, path))
    seconds = [median(taken for taken, _ in some) for some in (ours, bare)]
    return {
        "times_bare": round(seconds[0] / seconds[1], 2),
        "start_s": round(seconds[0], 3),
        "bare_start_s": round(seconds[1], 3),
        "memory_mb": max(memory for _, memory in ours),
        "bare_memory_mb": max(memory for _, memory in bare),
    }


def run(program: str, path: Path) -> tuple[float, int]:
    """Seconds from the command to the painted window, and megabytes at most."""
    # Compiled modules are kept, as they are where the program is installed, but not in the tree.
    kept = {"PYTHONPYCACHEPREFIX": str(path.parent / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", program + STOPPED, str(path)]
    start = time.time()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | kept,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    painted, memory = done.stdout.split()[-2:]
    return float(painted) - start, int(memory)


def test_starting_is_measured(tmp_path):
    figures = measure(tmp_path, times=1)
    assert figures["start_s"] > 0


@pytest.mark.benchmark
def test_start(tmp_path):
    tell("start", {"bar_times_bare": 2, **measure(tmp_path)})

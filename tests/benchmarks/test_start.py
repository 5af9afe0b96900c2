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

_SAY = """
import time
painted = time.time()
from pathlib import Path
status = Path("/proc/self/status")  # where there is none, memory is not told
lines = status.read_text().splitlines() if status.exists() else []
print(painted, sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024)
"""
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
application = QApplication([])
window = QMainWindow()
edit = QTextEdit("Some words.")
window.setCentralWidget(edit)
window.resize(1440, 900)
window.show()
for _ in range(3):
    application.processEvents()
"""
OURS = """
import sys
from pathlib import Path
from annotator.cli import main
from annotator.ui.start import Application, make_window
application = Application(sys.argv[:1])
window = make_window()
window.files.open(Path(sys.argv[1]))
application.show_window(window)
for _ in range(3):
    application.processEvents()
assert window.view.isVisible()
"""


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
    command = [sys.executable, "-c", program + _SAY, str(path)]
    start = time.time()
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | kept, capture_output=True, text=True, check=True
    )
    painted, memory = done.stdout.split()[-2:]
    return float(painted) - start, int(memory)


def test_starting_is_measured(tmp_path):
    figures = measure(tmp_path, times=1)
    assert figures["start_s"] > 0


@pytest.mark.benchmark
def test_start(tmp_path):
    tell("start", {"bar_times_bare": 2, **measure(tmp_path)})

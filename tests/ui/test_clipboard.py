"""What was copied outlives the program without harm."""

from __future__ import annotations

import subprocess
import sys

import pytest

COPY = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from annotator.domain.identity import Annotator
from annotator.ui.application import Application, make_window
application = Application(["annotator"])
window = make_window(Annotator("c" * 32, "R. Okafor"))
window.files.open_sample()
window.show()
QTest.qWaitForWindowActive(window)
window.view.setFocus()
QTest.keyClick(window.view, Qt.Key.{first}, Qt.KeyboardModifier.{held})
QTest.keyClick(window.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
print(len(QGuiApplication.clipboard().text()) > 10)
window.close()
"""


@pytest.mark.parametrize(
    ("first", "held"), [("Key_N", "NoModifier"), ("Key_A", "ControlModifier")], ids=["tag", "words"]
)
def test_the_program_ends_well_after_copying(first, held):
    done = subprocess.run(
        [sys.executable, "-c", COPY.format(first=first, held=held)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr

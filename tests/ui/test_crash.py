"""An error that nobody expected is said in a window; the report can be copied."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.ui.crash import Crashes
from annotator.ui.dialogs.crash import CrashWindow


@pytest.fixture
def crashes(qapp, tmp_path: Path, expected_logs):
    expected_logs.append("unexpected error")
    before = sys.excepthook, threading.excepthook
    made = Crashes(tmp_path / "annotator.log")
    handler = qInstallMessageHandler(None)
    made.install()
    qInstallMessageHandler(handler)  # Qt's messages are the test runner's
    yield made
    sys.excepthook, threading.excepthook = before


@pytest.fixture
def shown(qtbot):
    """Copy the report of each crash window, then close it."""
    reports: list[str] = []
    timer = QTimer(interval=20)

    def close() -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, CrashWindow):
            window.copy_report()
            reports.append(QGuiApplication.clipboard().text())
            window.close()

    timer.timeout.connect(close)
    timer.start()
    yield reports
    timer.stop()


def raise_one() -> None:
    raise ZeroDivisionError("made up")


def test_an_error_is_shown_with_its_report(crashes, shown, qtbot):
    try:
        raise_one()
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(shown))
    assert "ZeroDivisionError: made up" in shown[0]
    assert shown[0].startswith("Article Annotator")


def test_an_error_on_another_thread_is_shown_too(crashes, shown, qtbot):
    thread = threading.Thread(target=raise_one)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown))
    assert "raise_one" in shown[0]


def test_ctrl_c_is_no_crash(crashes, expected_logs):
    expected_logs.clear()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

"""The whole window on a project, as the benchmarks drive it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.store.articles import article_ids
from annotator.ui.application import make_window
from annotator.ui.qt_enums import make_enums_as_usual
from annotator.ui.start import load_qt
from annotator.ui.window import MainWindow

SIZE = (1440, 900)


class Paints(QObject):
    """Counts how often a widget is painted, until it is left: each counter costs every event."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        self._widget = widget
        widget.installEventFilter(self)

    def __enter__(self) -> Paints:
        return self

    def __exit__(self, *raised: object) -> None:
        self._widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def finish() -> None:
    """Let everything happen that was put off: layouts, timers of no time, painting."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def load_as_a_program() -> None:
    """Python's own import, not PySide's, which reads a file for each in a function."""
    load_qt()
    make_enums_as_usual()
    gc.enable()


@contextmanager
def window_on(path: Path) -> Iterator[MainWindow]:
    """A shown window on a project, its first article open."""
    load_as_a_program()
    window = make_window()
    window.resize(*SIZE)
    window.show()
    window.files.open(path)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.make_parts()
    finish()
    try:
        yield window
    finally:
        window.close()
        finish()
        window.deleteLater()
        # At once: left to a later turn, it could meet Python's collector halfway.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def longest(window: MainWindow) -> int:
    """The last article of the project: the long one."""
    return article_ids(window.workspace.project)[-1]

"""The application: one look, one window, and what the system asks it to open."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.domain.identity import Annotator
from annotator.resource import resource
from annotator.ui.accessible import give_roles
from annotator.ui.crash import Crashes
from annotator.ui.fonts import load_fonts
from annotator.ui.logs import start_log
from annotator.ui.look import Look
from annotator.ui.qt_enums import make_enums_as_usual
from annotator.ui.settings import Settings
from annotator.ui.window import MainWindow
from annotator.ui.workspace import Workspace

_NEW_VALUES = 50_000
"""After so many new values Python's collector looks at them: one tag does not set it off."""


class Application(QApplication):
    """The one application; files that the system asks to open go to the window."""

    def __init__(self, arguments: Sequence[str]) -> None:
        # Setting the style afterwards would load all that PySide knows of styles.
        super().__init__([*arguments[:1], "-style", "fusion", *arguments[1:]])
        gc.set_threshold(_NEW_VALUES, *gc.get_threshold()[1:])
        give_roles()
        self.setApplicationName("article-annotator")
        self.setApplicationDisplayName("Article Annotator")
        self.setApplicationVersion(__version__)
        self.setOrganizationName("Article Annotator")
        self.setDesktopFileName("article-annotator")
        self.setWindowIcon(QIcon(str(resource("icons/annotator.svg"))))
        self.window: MainWindow | None = None
        self._waiting: list[Path] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            path = Path(event.file())
            if self.window is None:
                self._waiting.append(path)
            else:
                self.window.intake.take([path], "")
            return True
        return super().event(event)

    def show_window(self, window: MainWindow) -> None:
        """Show the one window, and in it what the system asked for meanwhile."""
        self.window = window
        window.take_place()
        window.show()
        for path in self._waiting:
            window.intake.take([path], "")


def run(
    project: Path | None,
    *,
    sample: bool = False,
    annotator: Annotator | None = None,
    imports: Sequence[Path] = (),
) -> int:
    """Show the window until it is closed, and return the exit code; see `annotator.ui.start`."""
    crashes = Crashes(start_log())
    application = Application(sys.argv[:1])
    crashes.install()
    window = make_window(annotator)
    _let_interrupts_through(application)
    if sample:
        window.files.open_sample()
    elif project is not None:
        window.files.open(project)
    application.show_window(window)
    QTimer.singleShot(0, window, _go_on_as_usual)
    if imports:
        QTimer.singleShot(0, window, lambda: window.intake.take(list(imports), ""))
    code = application.exec()
    application.window = None
    window.deleteLater()
    return code


def make_window(annotator: Annotator | None = None) -> MainWindow:
    """A window of its own in the person's look, with no project yet. Needs an application."""
    settings = Settings()
    look = Look(load_fonts(), settings.get("theme", "system"))
    workspace = Workspace(annotator or settings.annotator())
    window = MainWindow(look, settings, workspace)
    look.apply_style()
    window.actions_table[f"theme_{look.wish}"].setChecked(True)
    return window


def _let_interrupts_through(application: QObject) -> None:
    """Ctrl+C in the terminal closes the window as its button does."""

    def close(number: int, frame: object) -> None:
        QApplication.closeAllWindows()

    signal.signal(signal.SIGINT, close)
    signal.signal(signal.SIGTERM, close)
    ticking = QTimer(application)
    ticking.timeout.connect(lambda: None)  # lets Python look at its signals
    ticking.start(500)


def _go_on_as_usual() -> None:
    """The window is painted: what was loaded for it stays, and need not be looked through."""
    make_enums_as_usual()
    gc.freeze()
    gc.enable()

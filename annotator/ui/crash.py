"""An error that nobody expected: written to the log, said in a window, nothing lost."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication

from annotator import __version__

_log = logging.getLogger("annotator.crash")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Crashes(QObject):
    """Hears of every error that reached no handler, on any thread, and shows it once at a time."""

    happened = Signal(str)

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log_file = log
        self._showing = False
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over Python's and Qt's last resorts."""
        sys.excepthook = self._exception
        threading.excepthook = self._thread_exception
        qInstallMessageHandler(_qt_message)

    def _exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("unexpected error\n%s", report)
        application = QCoreApplication.instance()
        if application is None or not application.thread().loopLevel():
            # No window will ever tell of it: the program is still starting, or ends.
            print(
                "annotator: something unexpected went wrong; all your work is on disk. "
                f"The report is in “{self._log_file}”.",
                file=sys.stderr,
            )
        self.happened.emit(report)

    def _thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, report: str) -> None:
        if self._showing or QApplication.instance() is None:
            return
        from annotator.ui.dialogs.crash import CrashWindow

        self._showing = True
        CrashWindow(QApplication.activeWindow(), about_machine() + report, self._log_file).exec()
        self._showing = False


def about_machine() -> str:
    """Versions that a report needs; nothing of the person's work."""
    import platform  # only a report needs it

    return (
        f"Article Annotator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}\n\n"
    )


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("annotator.qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)

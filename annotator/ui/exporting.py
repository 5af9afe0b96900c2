"""An export beside the screen's thread: it shows that it goes on, and can be cancelled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QThread
from PySide6.QtWidgets import QProgressDialog, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.exchange.outgoing import Selection, export_file
from annotator.formats.losses import Loss
from annotator.store.project import Project
from annotator.ui.words import tr

_SLOW = 300  # ms after which the progress is shown


class _Writing(QThread):
    """Reads through a connection of its own, so that nothing else waits for it."""

    def __init__(self, path: Path, name: str, to: Path, selection: Selection) -> None:
        super().__init__()
        self._path, self._name, self._to, self._selection = path, name, to, selection
        self._project: Project | None = None
        self.losses: list[Loss] = []
        self.failure = ""

    def run(self) -> None:
        try:
            with Project.open(self._path, read_only=True) as project:
                self._project = project
                self.losses = export_file(project, self._name, self._to, self._selection)
        except AnnotatorError as error:
            self.failure = str(error)
        finally:
            self._project = None

    def cancel(self) -> None:
        """Stop reading; what is half written disappears."""
        project = self._project
        if project is not None:
            project.connection.interrupt()


def export_with_progress(
    parent: QWidget, project: Path, name: str, to: Path, selection: Selection
) -> tuple[list[Loss], str]:
    """Write an export; returns what the format did not hold, and why it failed, if it did.

    A cancelled export leaves no file and fails with a sentence that says so.
    """
    writing = _Writing(project, name, to, selection)
    dialog = QProgressDialog(tr("Exporting…"), tr("Cancel"), 0, 0, parent)
    dialog.setWindowTitle(tr("Article Annotator"))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SLOW)
    dialog.canceled.connect(writing.cancel)
    waiting = QEventLoop()
    writing.finished.connect(waiting.quit)
    writing.start()
    waiting.exec()
    cancelled = dialog.wasCanceled()
    dialog.close()
    dialog.deleteLater()
    writing.wait()
    if writing.failure and cancelled:
        return [], tr("The export was cancelled; nothing was written.")
    return writing.losses, writing.failure

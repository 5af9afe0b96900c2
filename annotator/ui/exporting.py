"""An export beside the screen's thread: it shows that it goes on, and can be cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QThread
from PySide6.QtWidgets import QProgressDialog, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.exchange.outgoing import Selection, export_file
from annotator.exchange.verifying import Verification, verify
from annotator.formats.losses import Loss
from annotator.store.project import Project
from annotator.ui.words import tr

_SLOW = 300  # ms after which the progress is shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an export: what the format did not hold, what came back, why it failed."""

    losses: list[Loss]
    failure: str = ""
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written where; `verified`: it is read again and compared."""

    name: str
    to: Path
    selection: Selection
    options: Mapping[str, str] = field(default_factory=dict)
    verified: bool = False


class _Writing(QThread):
    """Reads through a connection of its own, so that nothing else waits for it."""

    def __init__(self, project: Path, order: Order) -> None:
        super().__init__()
        self._path, self._order = project, order
        self._project: Project | None = None
        self.outcome = Outcome([])

    def run(self) -> None:
        order = self._order
        try:
            with Project.open(self._path, read_only=True) as project:
                self._project = project
                lost = export_file(project, order.name, order.to, order.selection, order.options)
                again = None
                if order.verified:
                    again = verify(project, order.name, order.to, order.selection)
                self.outcome = Outcome(lost, verification=again)
        except AnnotatorError as error:
            self.outcome = Outcome([], str(error))
        finally:
            self._project = None

    def cancel(self) -> None:
        """Stop reading; what is half written disappears."""
        project = self._project
        if project is not None:
            project.connection.interrupt()


def export_with_progress(parent: QWidget, project: Path, order: Order) -> Outcome:
    """Write an export beside the screen's thread.

    A cancelled export leaves no file and fails with a sentence that says so.
    """
    writing = _Writing(project, order)
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
    if writing.outcome.failure and cancelled:
        return Outcome([], tr("The export was cancelled; nothing was written."))
    return writing.outcome

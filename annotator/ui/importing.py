"""An import as one sees it: progress, what became of each file, the first article opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

from annotator.exchange.incoming import ImportReport, import_paths, import_text
from annotator.importers.files import shown
from annotator.store.articles import article_by_uid
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_SLOW = 300  # ms after which the progress is shown
_WIDE = 420  # pixels of the progress window
_LARGE = 2_000_000  # bytes of a file that takes a while


class Importing(QObject):
    """Runs one import. It waits like any other change when the project cannot be written."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace

    def run(self, paths: Sequence[Path], text: str) -> None:
        """Import files, or else a text, and show what became of it."""
        self._workspace.attempts.attempt(lambda: self._run(paths, text))

    def _run(self, paths: Sequence[Path], text: str) -> None:
        project = self._workspace.project
        self._workspace.prepare()
        if paths:
            report = self._with_progress(paths)
        else:
            report = ImportReport((import_text(project, text),))
        self._show(report)

    def _with_progress(self, paths: Sequence[Path]) -> ImportReport:
        dialog = QProgressDialog(tr("Importing…"), tr("Cancel"), 0, len(paths), self._window)
        dialog.setWindowTitle(tr("Article Annotator"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_SLOW)
        if any(path.is_file() and path.stat().st_size > _LARGE for path in paths):
            _paint(dialog, paths)  # a file is read without a pause

        def progress(done: int, whole: int) -> bool:
            dialog.setValue(done)
            if len(paths) > 1:
                dialog.setLabelText(
                    tr("Importing file {number} of {count}…").format(number=done + 1, count=whole)
                )
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
            return not dialog.wasCanceled()

        try:
            return import_paths(self._workspace.project, paths, progress=progress)
        finally:
            dialog.close()
            dialog.deleteLater()

    def _show(self, report: ImportReport) -> None:
        project = self._workspace.project
        uids = [uid for file in report.files for uid in file.articles]
        ids = [id for id in (article_by_uid(project, uid) for uid in uids) if id is not None]
        changed = any(file.result in ("added", "updated") for file in report.files)
        if changed:
            self._workspace.took(ids)
        if ids:
            self._window.showing.open(ids[0])
            self._window.view.setFocus()
        self._workspace.said.emit(summary(report))
        told = [file for file in report.files if file.reason or file.notes]
        if report.refused or (told and len(report.files) == 1):
            from annotator.ui.dialogs.import_report import ImportReportWindow

            ImportReportWindow(self._window, report).exec()


def _paint(dialog: QProgressDialog, paths: Sequence[Path]) -> None:
    """Show the progress now, painted, and wait for that no longer than one notices.

    A file alone is read in one go, so nothing is offered that would cancel it.
    """
    dialog.setMinimumDuration(0)
    dialog.setMinimumWidth(_WIDE)
    if len(paths) == 1:
        dialog.setLabelText(tr("Importing “{file}”…").format(file=shown(paths[0])))
        dialog.setCancelButton(None)
        dialog.setRange(0, 0)
    dialog.show()
    waited = QElapsedTimer()
    waited.start()
    handle = dialog.windowHandle()
    while handle is not None and not handle.isExposed() and waited.elapsed() < _SLOW:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SLOW)
    QApplication.processEvents()
    dialog.repaint()


def summary(report: ImportReport) -> str:
    """What became of all files in one line."""
    counts = dict.fromkeys(("added", "updated", "skipped", "refused"), 0)
    for file in report.files:
        counts[file.result] += 1
    articles = sum(len(file.articles) for file in report.files if file.result == "added")
    parts = []
    if articles:
        parts.append(
            tr("1 article added")
            if articles == 1
            else tr("{count} articles added").format(count=articles)
        )
    for name, words in (
        ("updated", tr("{count} brought up to date")),
        ("skipped", tr("{count} here already")),
        ("refused", tr("{count} refused")),
    ):
        if counts[name]:
            parts.append(words.format(count=counts[name]))
    return tr("Import: {parts}.").format(parts=", ".join(parts) or tr("nothing"))

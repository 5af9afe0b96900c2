"""An import as one sees it: progress, what became of each file, the first article opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from annotator.exchange.incoming import ImportReport, import_paths, import_text
from annotator.importers.files import shown
from annotator.store.articles import article_by_uid
from annotator.ui.words import tr, unmarked
from annotator.ui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_SLOW = 300  # ms after which the progress is shown
_WIDE = 420  # pixels of the progress window
_BEAT = 40  # ms between two looks at the screen while a file is read
_STEPS = 1_000  # of the bar, for each file


class Importing(QObject):
    """Runs one import. It waits like any other change when the project cannot be written."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace

    def run(self, paths: Sequence[Path], text: str, *, partial: bool = False) -> None:
        """Import files, or else a text, and show what became of it."""
        self._workspace.attempts.attempt(lambda: self._run(paths, text, partial))

    def _run(self, paths: Sequence[Path], text: str, partial: bool) -> None:
        project = self._workspace.project
        self._workspace.prepare()
        if paths:
            report = self._with_progress(paths, partial)
        else:
            report = ImportReport((import_text(project, text),))
        self._show(report)

    def _with_progress(self, paths: Sequence[Path], partial: bool) -> ImportReport:
        dialog = QProgressDialog(
            tr("Importing…"), tr("Cancel"), 0, _STEPS * len(paths), self._window
        )
        dialog.setWindowTitle(tr("Article Annotator"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_SLOW)
        dialog.setMinimumWidth(_WIDE)
        told = QElapsedTimer()
        told.start()

        def progress(done: float, whole: int) -> bool:
            if told.elapsed() < _BEAT and done != int(done):
                return True
            told.restart()
            name = shown(paths[min(int(done), whole - 1)])
            said = (
                tr("Importing file {number} of {count}: {file}").format(
                    number=int(done) + 1, count=whole, file=name
                )
                if whole > 1
                else tr("Importing “{file}”…").format(file=name)
            )
            dialog.setLabelText(unmarked(said))
            dialog.setValue(int(done * _STEPS))
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
            return not dialog.wasCanceled()

        try:
            project = self._workspace.project
            return import_paths(project, paths, progress=progress, partial=partial)
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
            self._tell(report)

    def _tell(self, report: ImportReport) -> None:
        """Show what became of the files; the good articles of broken ones may be asked for."""
        from annotator.ui.dialogs.import_report import ImportReportWindow

        window = ImportReportWindow(self._window, report)
        if window.exec() == ImportReportWindow.DialogCode.Accepted:
            broken = [Path(file.file) for file in report.refused if file.readable]
            # Only after this attempt has ended: another may not begin inside it.
            QTimer.singleShot(0, self, lambda: self.run(broken, "", partial=True))


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
    if report.cancelled:
        parts.append(tr("the rest was cancelled"))
    return tr("Import: {parts}.").format(parts=", ".join(parts) or tr("nothing"))

"""What became of each file of an import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.exchange.incoming import FileReport, ImportReport
from annotator.importers.files import shown
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_MOST = 200
_NOTES = 20  # of one file


class ImportReportWindow(SmallWindow):
    """Lists the files, the refused ones first, each with its reason.

    It is accepted when what is good of refused files shall go in.
    """

    def __init__(self, parent: QWidget | None, report: ImportReport) -> None:
        super().__init__(parent, tr("What was imported"), 560, 380)
        refused = len(report.refused)
        if refused:
            title = tr("{count} of {whole} files could not be imported").format(
                count=refused, whole=len(report.files)
            )
            if len(report.files) == 1:
                title = tr("This could not be imported")
        else:
            known = all(file.result == "skipped" for file in report.files)
            title = tr("This is in the project already") if known else tr("Imported")
        self.column.addWidget(plain(title, "section"))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(12)
        for file in sorted(report.files, key=lambda one: one.result != "refused")[:_MOST]:
            rows.addLayout(self._row(file))
        rows.addStretch(1)
        area = QScrollArea()
        area.setObjectName("reading")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.column.addWidget(area, 1)
        good = sum(file.readable for file in report.refused)
        if not good:
            self.add_buttons()
            return
        words = (
            tr("Take the article that is good")
            if good == 1
            else tr("Take the {count} articles that are good").format(count=good)
        )
        self.add_buttons(words, reject=tr("Leave them out"))

    def _row(self, file: FileReport) -> QVBoxLayout:
        results = {
            "added": tr("added"),
            "updated": tr("brought up to date"),
            "skipped": tr("here already"),
            "refused": tr("refused"),
        }
        row = QVBoxLayout()
        row.setSpacing(2)
        name = tr("{file}: {result}").format(
            file=shown(Path(file.file)), result=results.get(file.result, file.result)
        )
        row.addWidget(plain(name, "danger" if file.result == "refused" else "", wrap=True))
        notes = [*file.notes[:_NOTES]]
        if len(file.notes) > _NOTES:
            notes.append(tr("and {count} more").format(count=len(file.notes) - _NOTES))
        for words in (file.reason, *notes):
            if words:
                row.addWidget(plain(words, "muted", wrap=True))
        return row

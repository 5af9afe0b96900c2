"""What one sees when the program made a mistake."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr


class CrashWindow(SmallWindow):
    """Says that the work is safe, and offers to copy the report."""

    def __init__(self, parent: QWidget | None, report: str, log: Path) -> None:
        super().__init__(parent, tr("Something went wrong"), 560)
        self._report = report
        self.column.addWidget(plain(tr("The program made a mistake"), "section"))
        sentence = tr(
            "All that you tagged is saved. You can go on; if things look wrong, close the window "
            "and start again. A report for the makers can be copied; it holds none of your texts."
        )
        self.column.addWidget(plain(sentence, wrap=True))
        self._details = QPlainTextEdit(report)
        self._details.setReadOnly(True)
        self._details.setObjectName("preview")
        self._details.setMinimumHeight(170)
        self._details.hide()
        self.column.addWidget(self._details)
        self.column.addWidget(plain(tr("The log is {path}").format(path=log), "small", wrap=True))
        box = self.add_buttons(reject=tr("Go on"))
        go_on = box.buttons()[0]
        copy = box.addButton(tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_report)
        more = box.addButton(tr("Show the report"), QDialogButtonBox.ButtonRole.ActionRole)
        if isinstance(go_on, QPushButton):
            go_on.setDefault(True)
        more.clicked.connect(lambda: self._details.setVisible(not self._details.isVisible()))

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report)

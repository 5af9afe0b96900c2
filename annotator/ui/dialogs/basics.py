"""What all small windows share: a sentence told, a column with buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QVBoxLayout, QWidget

from annotator.ui.words import tr


class SmallWindow(QDialog):
    """A dialog with one column; `add_buttons` closes it off."""

    def __init__(self, parent: QWidget | None, title: str, width: int, height: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 20, 22, 18)
        self.column.setSpacing(12)
        self.setMinimumWidth(width)
        if height:
            self.resize(width, height)

    def add_buttons(self, accept: str = "", *, reject: str = "") -> QDialogButtonBox:
        """Buttons at the foot: one that accepts, named `accept`, and one that leaves."""
        box = QDialogButtonBox()
        if accept:
            button = box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
            button.setObjectName("primary")
            button.setDefault(True)
        leave = reject or (tr("Cancel") if accept else tr("Close"))
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.column.addSpacing(4)
        self.column.addWidget(box)
        return box


def tell(parent: QWidget | None, sentence: str, details: str = "") -> None:
    """Say something that needs an answer of “Close” only."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(tr("Article Annotator"))
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(sentence)
    box.setInformativeText(details)
    box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()

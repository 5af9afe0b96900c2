"""Asking for a title, or for a yes, before the scheme is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget


def ask_title(parent: QWidget, heading: str, question: str) -> str:
    """A title for something new; empty when the person changed their mind."""
    title, taken = QInputDialog.getText(parent, heading, question)
    return " ".join(title.split()) if taken else ""


def agreed(parent: QWidget, sentence: str, details: str, accept: str) -> bool:
    """True when the person wants what the sentence says."""
    box = QMessageBox(parent)
    box.setWindowTitle(accept)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(details)
    yes = box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(yes)
    box.exec()
    return box.clickedButton() is yes

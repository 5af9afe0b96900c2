"""Asking for a title, or for a yes, before the scheme is changed."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

from annotator.ui.dialogs.basics import ask
from annotator.ui.words import tr


def ask_title(parent: QWidget, heading: str, question: str) -> str:
    """A title for something new; empty when the person changed their mind."""
    title, taken = QInputDialog.getText(parent, heading, question)
    return " ".join(title.split()) if taken else ""


def agreed(parent: QWidget, sentence: str, details: str, accept: str) -> bool:
    """True when the person wants what the sentence says."""
    return ask(parent, sentence, details, (accept, tr("Cancel"))) == 0

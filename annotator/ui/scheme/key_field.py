"""A field that takes one letter as a key: press it to choose it, Backspace to go without."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from annotator.ui.words import tr


class LetterField(QLineEdit):
    """Shows the key of a label and asks for another; typing replaces it at once."""

    chosen = Signal(str)  # a capital letter, or "" for no key

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFixedWidth(64)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setPlaceholderText(tr("none"))
        self.setToolTip(tr("Press the letter; Backspace takes it away."))
        self.setAccessibleName(tr("Key"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.chosen.emit("")
        elif plain and len(letter) == 1 and letter.isalpha() and letter.isprintable():
            self.chosen.emit(letter)
        else:
            super().keyPressEvent(event)

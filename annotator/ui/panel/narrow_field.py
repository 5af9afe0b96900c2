"""The field over the list of tags: what is typed there leaves out the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from annotator.ui.words import tr

_TO_THE_LIST = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class NarrowField(QLineEdit):
    """Enter goes to the list, Esc lists all again."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText=tr("List only: words, or a label"))
        self.setAccessibleName(tr("List only tags with these words, or of a label"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _TO_THE_LIST:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

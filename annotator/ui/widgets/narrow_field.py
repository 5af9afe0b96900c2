"""The field over a list: what is typed there leaves out the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_TO_THE_LIST = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class NarrowField(QLineEdit):
    """Down and Enter go to the list, Esc lists all again. `hint` stands in it while it is empty."""

    taken = Signal()

    def __init__(self, hint: str, name: str) -> None:
        super().__init__(placeholderText=hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _TO_THE_LIST:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

"""Typing over a field: a line with what is known, found as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class EntryEdit(QLineEdit):
    """Enter takes what is typed, Esc leaves all as it was.

    `asks` is what the line is called, `hint` what stands in it while it is empty.
    """

    named = Signal(str)
    left = Signal()

    def __init__(
        self, over: QWidget, name: str, known: Sequence[str], asks: str, hint: str
    ) -> None:
        super().__init__(name, over)
        self.setPlaceholderText(hint)
        self.setAccessibleName(asks)
        completer = QCompleter(self)
        completer.setModel(QStringListModel(list(known), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("completer")
        self.setCompleter(completer)
        self._done = False
        self.returnPressed.connect(self._take)
        self._place(over)
        over.installEventFilter(self)
        self.selectAll()
        self.show()
        self.setFocus()

    def _take(self) -> None:
        self._finish()
        self.named.emit(self.text().strip())

    def _finish(self) -> None:
        if not self._done:
            self._done = True
            self.left.emit()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._place(watched)
        return False

    def _place(self, over: QWidget) -> None:
        """On the first row of the field."""
        self.setGeometry(0, 0, over.width(), min(over.height(), self.sizeHint().height() + 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)
            event.accept()  # else the field below would take Enter, too, and ask again

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        popup = event.reason() == Qt.FocusReason.PopupFocusReason
        if not popup and not self._done:
            self._finish()

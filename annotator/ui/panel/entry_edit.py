"""Typing who is meant: a line over the field, with the project's sources as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from annotator.ui.words import tr


class EntryEdit(QLineEdit):
    """Enter takes the name, Esc leaves it as it was; an empty name means nobody."""

    named = Signal(str)
    left = Signal()

    def __init__(self, over: QWidget, name: str, known: Sequence[str]) -> None:
        super().__init__(name, over)
        self.setPlaceholderText(tr("Name of the person, body or document"))
        self.setAccessibleName(tr("Who is meant"))
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
        self.setGeometry(over.rect())
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
            self.setGeometry(watched.rect())
        return False

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

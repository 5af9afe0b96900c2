"""Finding words in the article on screen."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from annotator.text.span import Span
from annotator.ui.look import Look
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_MOST = 10_000  # so many are counted
_AFTER = 120  # ms after the last key


class FindBar(QFrame):
    """Enter goes to the next place, Shift+Enter to the one before, Esc closes."""

    found = Signal(object)  # a Span to select and show
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("findbar")
        self._look = look
        self._text = ""
        self._places: list[int] = []
        self._length = 0
        self._current = -1
        self._start = 0
        self.field = QLineEdit(placeholderText=tr("Find in this article"))
        self.field.setAccessibleName(tr("Find in this article"))
        self.field.setClearButtonEnabled(True)
        self._count = plain(name="muted")
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self.search)
        self.field.textChanged.connect(self._timer.start)
        self._buttons = (
            self._button("chevron-up", tr("Previous place (Shift+Enter)"), -1),
            self._button("chevron-down", tr("Next place (Enter)"), 1),
        )
        self._close = QToolButton()
        self._close.setToolTip(tr("Close (Esc)"))
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for button in (*self._buttons, self._close):
            row.addWidget(button)
        look.changed.connect(self._tint)
        self._tint()
        self.hide()

    def set_text(self, text: str) -> None:
        """Search another article."""
        self._text, self._places, self._current = text, [], -1
        if self.isVisible():
            self.search()

    def open_at(self, offset: int, words: str = "") -> None:
        """Show the bar; places are counted on from `offset`, `words` are searched at once."""
        self._start = offset
        self.show()
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def search(self) -> None:
        """Look for what is typed, case aside, and go to the first place."""
        self._timer.stop()
        wanted = self.field.text()
        self._length = len(wanted)
        self._places, self._current = [], -1
        if wanted:
            for place in re.finditer(re.escape(wanted), self._text, re.IGNORECASE):
                self._places.append(place.start())
                if len(self._places) == _MOST:
                    break
        if self._places:
            self._go(bisect_left(self._places, self._start) % len(self._places))
        else:
            self._count.setText(tr("Not found") if wanted else "")

    def count(self) -> str:
        """What is said of the places: `2 of 5`."""
        return self._count.text()

    def step(self, by: int) -> None:
        if self._timer.isActive():
            self.search()
        elif self._places:
            self._go((self._current + by) % len(self._places))

    def _go(self, number: int) -> None:
        self._current = number
        place = self._places[number]
        many = "+" if len(self._places) == _MOST else ""
        self._count.setText(
            tr("{number} of {count}").format(number=number + 1, count=f"{len(self._places)}{many}")
        )
        self.found.emit(Span(place, place + self._length))

    def _button(self, icon: str, tip: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("picture", icon)
        button.clicked.connect(lambda: self.step(by))
        return button

    def _tint(self) -> None:
        for button in self._buttons:
            button.setIcon(self._look.icon(str(button.property("picture")), "muted"))
        self._close.setIcon(self._look.icon("close", "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

"""A line of words that change often, in a place that stays."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.accessible import Role
from annotator.ui.look import Look


class SteadyLine(QWidget):
    """One quiet line on the card. Other words are painted alone: a label of Qt's asks for room
    again with each of them, and all beside and around it is laid out anew.
    """

    accessible_role = Role.StaticText

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_words(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self._look.font()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.colour("card"))
            painter.setFont(self._look.font())
            painter.setPen(self._look.colour("muted"))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(0, metrics.ascent(), shown)

"""Scroll bars that are opaque to Qt: nothing of what lies below is painted with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from annotator.ui.look import Look


class GroundedBar(QScrollBar):
    """An upright scroll bar that paints its ground, a colour of the theme, itself.

    With a style sheet Qt takes scroll bars for transparent, whatever their background is.
    """

    def __init__(self, look: Look, ground: str) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look = look
        self._ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the style takes it back
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.colour(self._ground))
        super().paintEvent(event)

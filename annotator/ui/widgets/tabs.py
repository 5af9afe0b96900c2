"""Tabs: an underlined strip, and a segmented control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.look import Look

_PAD = 14
_BAR = 3


class TabStrip(QWidget):
    """Titles in a row, each with a count; the current one is underlined."""

    picked = Signal(int)

    def __init__(self, look: Look, titles: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self._titles = list(titles)
        self._counts: list[int | None] = [None] * len(titles)
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    @property
    def current(self) -> int:
        return self._current

    def set_current(self, number: int) -> None:
        """Show tab `number` as the current one; says nothing."""
        self._current = number
        self.setAccessibleName(self._titles[number])
        self.update()

    def set_count(self, number: int, count: int | None) -> None:
        self._counts[number] = count
        self.update()

    def tab_rect(self, number: int) -> QRect:
        return self._places()[number]

    def sizeHint(self) -> QSize:
        return QSize(240, QFontMetrics(self._look.font()).height() + 24)

    def _places(self) -> list[QRect]:
        x, places = 0, []
        bold = QFontMetrics(self._look.font(bold=True))
        for title, count in zip(self._titles, self._counts, strict=True):
            wide = bold.horizontalAdvance(title) + 2 * _PAD
            if count is not None:
                wide += bold.horizontalAdvance(f" {count}")
            places.append(QRect(x, 0, wide, self.height()))
            x += wide
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._look.colour
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        for number, place in enumerate(self._places()):
            on = number == self._current
            painter.setPen(colour("text" if on else "muted"))
            painter.setFont(self._look.font(bold=on))
            title = place.adjusted(_PAD, 0, 0, 0)
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(title, align, self._titles[number])
            count = self._counts[number]
            if count is not None:
                taken = painter.fontMetrics().horizontalAdvance(self._titles[number] + " ")
                painter.setFont(self._look.font(bold=True))
                painter.drawText(title.adjusted(taken, 0, 0, 0), align, str(count))
            if on:
                bar = QRect(place.left(), self.height() - _BAR, place.width(), _BAR)
                painter.fillRect(bar, colour("accent"))
                if self.hasFocus():
                    painter.setPen(colour("accent"))
                    painter.drawRect(place.adjusted(4, 6, -5, -8))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for number, place in enumerate(self._places()):
            if place.contains(point):
                self._pick(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._pick((self._current + step) % len(self._titles))

    def _pick(self, number: int) -> None:
        self.set_current(number)
        self.picked.emit(number)

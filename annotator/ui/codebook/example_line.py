"""One example in the codebook: the words in the article's type, and where they stand."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.codebook.page import Example
from annotator.ui.look import Look
from annotator.ui.widgets.labels import ByWidth, wrapped
from annotator.ui.words import tr

_EDGE = 3
_PAD = 7
_LINES = 3


class ExampleLine(QWidget):
    """A click or Enter asks to go to it."""

    asked = Signal(int, int)  # article, annotation

    def __init__(self, look: Look, example: Example, colour: str) -> None:
        super().__init__()
        self._look = look
        self._example = example
        self._colour = colour
        self._broken = ByWidth[list[str]]()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Example: {words}").format(words=example.words[:300]))
        self.setToolTip(tr("Go to it"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        return self._example.words

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self._look.font(1, serif=True))
        small = QFontMetrics(self._look.font(-1)).lineSpacing() if self._example.where else 0
        return len(self._lines(width)) * metrics.lineSpacing() + small + 2 * _PAD

    def _lines(self, width: int) -> list[str]:
        """The words broken for a width."""
        if width not in self._broken:
            metrics = QFontMetrics(self._look.font(1, serif=True))
            room = width - _EDGE - 2 * _PAD
            self._broken[width] = wrapped(self._example.words, metrics, room, _LINES)
        return self._broken[width]

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._look.colour
        painter.fillRect(self.rect(), colour("hover" if self.underMouse() else "window"))
        edge = self._look.theme.label(self._colour)
        painter.fillRect(QRect(0, 0, _EDGE, self.height()), edge)
        painter.setFont(self._look.font(1, serif=True))
        metrics = painter.fontMetrics()
        x, y = _EDGE + _PAD, _PAD
        painter.setPen(colour("text"))
        for line in self._lines(self.width()):
            painter.drawText(x, y + metrics.ascent(), line)
            y += metrics.lineSpacing()
        painter.setFont(self._look.font(-1))
        painter.setPen(colour("muted"))
        small = painter.fontMetrics()
        where = small.elidedText(
            self._example.where, Qt.TextElideMode.ElideRight, self.width() - x - _PAD
        )
        painter.drawText(x, y + small.ascent(), where)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.asked.emit(self._example.article, self._example.annotation)

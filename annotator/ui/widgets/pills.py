"""Pills and keycaps: short words on a coloured ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from annotator.ui.accessible import Role
from annotator.ui.look import Look
from annotator.ui.words import unmarked

STATE_COLOURS = {
    "to_do": ("waiting", "waiting_fill"),
    "in_progress": ("working", "working_fill"),
    "done": ("done", "done_fill"),
}
"""Article state -> the theme's colours of its words and its ground."""

_LONGEST, _SHORT = 190, 20  # pixels that a title takes at most; characters that always fit


def paint_pill(
    painter: QPainter, place: QRectF, words: str, ink: QColor, fill: QColor, radius: float
) -> None:
    """Draw `words` centred on a rounded ground; the painter's font is used."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(place, radius, radius)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


class LabelPill(QWidget):
    """A label's title in capitals on the label's colour."""

    accessible_role = Role.StaticText

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words, self._colour = "", "other"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_label(self, title: str, colour: str) -> None:
        if (title.upper(), colour) == (self._words, self._colour):
            return
        self._words, self._colour = title.upper(), colour
        self.setAccessibleName(title)
        self.setToolTip(unmarked(title) if len(title) > _SHORT else "")
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._look.font(-2, bold=True)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = min(metrics.horizontalAdvance(self._words), _LONGEST)
        return QSize(width + 14, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        theme = self._look.theme
        fill = theme.label(self._colour, "text")
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width() - 12
        )
        paint_pill(painter, QRectF(self.rect()), words, theme.colour("on_label"), fill, 4)


class Keycap(QLabel):
    """A key as it looks on a keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("keycap")
        self.setMinimumWidth(22)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

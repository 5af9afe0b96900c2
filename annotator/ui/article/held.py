"""The pointer while a label is held: the usual beam with the label's colour and key beside it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from annotator.ui.article.chips import chip_font
from annotator.ui.article.theme import LabelLook

_SIZE = 32
_BEAM = (QLineF(7, 4, 7, 20), QLineF(4, 3.5, 10, 3.5), QLineF(4, 20.5, 10, 20.5))
_SPOT = QPoint(7, 12)
_FLAG = QRectF(12, 13, 16, 15)


def held_cursor(look: LabelLook, letter: str, ratio: float) -> QCursor:
    """A beam that can be seen on any ground, and a flag with `letter` on the label's colour."""
    picture = QPixmap(round(_SIZE * ratio), round(_SIZE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((QColor("white"), 3.6), (QColor("black"), 1.4)):
            painter.setPen(QPen(colour, width))
            painter.drawLines(_BEAM)
        painter.setPen(QPen(look.on, 1.2))
        painter.setBrush(look.text)
        painter.drawRoundedRect(_FLAG, 3, 3)
        painter.setFont(chip_font(11))
        painter.drawText(_FLAG, Qt.AlignmentFlag.AlignCenter, letter)
    return QCursor(picture, _SPOT.x(), _SPOT.y())

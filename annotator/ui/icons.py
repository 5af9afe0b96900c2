"""The program's own icons, tinted by the theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.resource import resource

_SCALES = (1.0, 1.5, 2.0)


def icon(name: str, colour: QColor, faint: QColor, size: int = 20) -> QIcon:
    """The icon `name` in one colour, in `faint` while it is disabled; sharp at 100-200 %."""
    drawing = resource(f"icons/{name}.svg").read_text("utf-8")
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        for picture in _pictures(drawing, tint, size, _SCALES):
            made.addPixmap(picture, mode)
    return made


def picture(name: str, colour: QColor, size: int, scale: float = 1.0) -> QPixmap:
    """The icon `name` as one picture of `size` for a screen of `scale`."""
    drawing = resource(f"icons/{name}.svg").read_text("utf-8")
    return next(iter(_pictures(drawing, colour, size, (scale,))))


def _pictures(
    drawing: str, colour: QColor, size: int, scales: Iterable[float]
) -> Iterable[QPixmap]:
    tinted = drawing.replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(tinted.encode()))
    for scale in scales:
        made = QPixmap(round(size * scale), round(size * scale))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
        painter.end()
        made.setDevicePixelRatio(scale)
        yield made

"""The program's own icons, tinted by the theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.resource import resource


def icon(name: str, colour: QColor, faint: QColor, size: int, scales: Iterable[float]) -> QIcon:
    """The icon `name` in one colour, in `faint` while it is disabled; sharp at `scales`."""
    drawing = resource(f"icons/{name}.svg").read_text("utf-8")
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        for picture in _pictures(drawing, tint, size, sorted(scales)):
            made.addPixmap(picture, mode)
    return made


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

"""Pictures of what was painted: a row that only moves is laid down again as it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap


class Pictures:
    """The last `most` rows of a list, or states of a field, each by all that it shows."""

    def __init__(self, most: int = 32) -> None:
        self._most = most
        self._made: dict[Hashable, QPixmap] = {}

    def forget(self) -> None:
        """Colours or type are others: paint all rows anew."""
        self._made.clear()

    def lay(
        self,
        painter: QPainter,
        place: QRect,
        shows: Hashable,
        ground: QColor,
        paint: Callable[[QPainter, QRect], object],
    ) -> None:
        """Show what `paint` paints for `shows` over `ground` at `place`.

        Where a pixel of the program is no whole number of the screen's, a picture would blur.
        """
        ratio = painter.device().devicePixelRatioF()
        if ratio != int(ratio):
            painter.fillRect(place, ground)
            paint(painter, place)
            return
        key = (shows, place.width(), place.height(), ratio, ground.rgba())
        picture = self._made.pop(key, None)
        if picture is None:
            picture = QPixmap(place.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(ground)
            with QPainter(picture) as inner:
                paint(inner, QRect(QPoint(0, 0), place.size()))
            if len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
        self._made[key] = picture
        painter.drawPixmap(place.topLeft(), picture)

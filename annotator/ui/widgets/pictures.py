"""Pictures of what was painted: a row that only moves is laid down again as it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect, QSize
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
        picture = self.prepare(place.size(), ratio, shows, ground, paint)
        if picture is None:
            painter.fillRect(place, ground)
            paint(painter, place)
        else:
            painter.drawPixmap(place.topLeft(), picture)

    def prepare(
        self,
        size: QSize,
        ratio: float,
        shows: Hashable,
        ground: QColor,
        paint: Callable[[QPainter, QRect], object],
    ) -> QPixmap | None:
        """The picture that `lay` shows at that size on a screen of that ratio; None for none."""
        if ratio != int(ratio):
            return None
        key = (shows, size.width(), size.height(), ratio, ground.rgba())
        picture = self._made.pop(key, None)
        if picture is None:
            picture = self._blank(size * ratio, ratio)
            picture.fill(ground)
            with QPainter(picture) as inner:
                paint(inner, QRect(QPoint(0, 0), size))
        self._made[key] = picture
        return picture

    def _blank(self, size: QSize, ratio: float) -> QPixmap:
        """A picture to paint on: the one that was not looked at for longest, where that fits."""
        if len(self._made) >= self._most:
            oldest = self._made.pop(next(iter(self._made)))
            if oldest.size() == size and oldest.devicePixelRatio() == ratio:
                return oldest
        made = QPixmap(size)
        made.setDevicePixelRatio(ratio)
        return made

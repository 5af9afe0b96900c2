"""What the painters of a plain list's rows share: whose rows they are, and the ground below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from annotator.ui.look import Look
from annotator.ui.qt_attributes import plain_attributes
from annotator.ui.widgets.lists import PlainList

_RING = 1.5  # pixels of the line around the row that has the focus


@plain_attributes
class RowDelegate(QStyledItemDelegate):
    """Paints rows of one list in the person's look."""

    def __init__(self, look: Look, shown_in: PlainList) -> None:
        super().__init__(shown_in)
        self._look = look
        self._list = shown_in

    def ground(self, index: QModelIndex | QPersistentModelIndex, chosen: str = "chosen") -> str:
        """The colour behind a row: `chosen` when it is, another under the mouse, else empty."""
        if self._list.selectionModel().isSelected(index):
            return chosen
        return "hover" if self._list.is_under_mouse(index) else ""

    def paint_ground(
        self,
        painter: QPainter,
        place: QRect,
        index: QModelIndex | QPersistentModelIndex,
        chosen: str = "chosen",
    ) -> None:
        """Fill a row's place with its ground, where it has one, and show where the keys are."""
        colour = self.ground(index, chosen)
        if colour:
            painter.fillRect(place, self._look.colour(colour))
        self.paint_ring(painter, place.adjusted(2, 2, -2, -2), index)

    def paint_ring(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A line around the row that the keys move from, while the list has the focus."""
        if self._list.hasFocus() and self._list.currentIndex() == index:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("accent"), _RING))
            painter.drawRoundedRect(QRectF(place), 4, 4)
            painter.restore()

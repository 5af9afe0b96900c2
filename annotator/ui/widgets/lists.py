"""Lists whose rows are painted by us: equally high, no frame, smooth."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QListView


class PlainList(QListView):
    """A list that knows which row the mouse is on.

    (Asking Qt's style for it would load 500 constants that nothing else here needs.)
    """

    def __init__(self) -> None:
        super().__init__()
        self._row = -1
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def is_under_mouse(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return index.row() == self._row

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._row:
            self._row = row
            self.viewport().update()

"""Lists whose rows are painted by us: equally high, no frame, smooth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)

from annotator.ui.qt_attributes import plain_attributes
from annotator.ui.widgets.viewports import give_viewport

_HIGHER_OR_LOWER = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


@plain_attributes
class PlainList(QTableView):
    """A list that knows which row the mouse is on.

    It is a table of one column because Qt's list asks for every row again when one comes in.
    (Asking Qt's style for the hovered row would load 500 constants that nothing else needs.)
    """

    hints: Sequence[tuple[str, str]] = ()
    """Keys that do something in this list, each with what it does."""

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)
        self._row = -1
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.hide()
        rows.hide()

    def is_under_mouse(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return index.row() == self._row

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:
        super().setItemDelegate(delegate)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make rows as high as the delegate says the first one is."""
        delegate = self.itemDelegate()
        if delegate is not None:
            height = delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
            self.verticalHeader().setDefaultSectionSize(height)

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        model = self.model()
        last = model.rowCount() - 1 if model is not None else -1
        if last >= 0 and action == QTableView.CursorAction.MoveHome:
            return model.index(0, 0)
        if last >= 0 and action == QTableView.CursorAction.MoveEnd:
            return model.index(last, 0)
        return super().moveCursor(action, modifiers)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit_rows()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _HIGHER_OR_LOWER:
            self.fit_rows()

    def paint_rows(self, event: QPaintEvent) -> None:
        """Paint the rows of a part of the viewport, as Qt does it for tables."""
        super().paintEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_rows(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            # The list's own palette has none: the style sheet leaves the highlight to delegates.
            painter.setPen(QApplication.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._row:
            self._row = row
            self.viewport().update()

"""The list of remarks, drawn: an amber dot, the sentence, the words that it is about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.ui.look import Look
from annotator.ui.remarks.model import ROW, RemarkRow, RemarksModel
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.widgets.set_words import SetWords
from annotator.ui.words import later, tr

_PAD_X, _PAD_Y = 16, 8
_DOT = 8
_INDENT = _DOT + 9
_LINES = 2


class RemarkDelegate(RowDelegate):
    """Paints one remark; all rows are equally high."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        sentence = QFontMetrics(self._look.font()).lineSpacing()
        words = QFontMetrics(self._look.font(serif=True)).lineSpacing()
        return QSize(200, 2 * _PAD_Y + _LINES * sentence + 3 + words + 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, RemarkRow):
            return
        colour = self._look.colour
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, place, index, "chosen_row")
        if self._list.hasFocus() and self._list.selectionModel().isSelected(index):
            painter.fillRect(place.left(), place.top(), 3, place.height(), colour("accent"))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, colour("line"))
        self._paint_row(painter, place.adjusted(_PAD_X, 0, -_PAD_X, 0), row)
        painter.restore()

    def _paint_row(self, painter: QPainter, place: QRect, row: RemarkRow) -> None:
        colour = self._look.colour
        painter.setFont(self._look.font())
        metrics = painter.fontMetrics()
        serif = QFontMetrics(self._look.font(serif=True))
        room = place.width() - _INDENT
        left = place.left() + _INDENT
        sentence = SetWords(row.sentence, self._look.font(), room, _LINES)
        whole = sentence.height + 3 + serif.lineSpacing()
        y = place.top() + (place.height() - 1 - whole) // 2
        dot = QRectF(place.left(), y + (metrics.height() - _DOT) / 2, _DOT, _DOT)
        painter.setPen(QPen(colour("working_line" if not row.reason else "faint"), 1))
        painter.setBrush(colour("working_line") if not row.reason else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        painter.setPen(colour("muted" if row.reason else "text"))
        y = sentence.paint(painter, left, y) + 3
        painter.setPen(colour("muted"))
        if row.reason:
            said = metrics.elidedText(row.reason, Qt.TextElideMode.ElideRight, room)
            painter.drawText(left, y + metrics.ascent(), said)
        else:
            painter.setFont(self._look.font(serif=True))
            said = serif.elidedText(row.words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(left, y + serif.ascent(), said)


class RemarkList(PlainList):
    """Shows remarks; Enter or a click asks to go to one, a letter to mend or leave it."""

    hints = (
        ("Enter", later("go to it")),
        ("F", later("put it right")),
        ("Del", later("leave it")),
        ("F8", later("next remark")),
        ("F6", later("next pane")),
    )
    current_changed = Signal()
    go_asked = Signal()
    mend_asked = Signal()
    leave_asked = Signal()

    def __init__(self, look: Look, model: RemarksModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RemarkDelegate(look, self))
        self.setAccessibleName(tr("Remarks about this article"))
        self.selectionModel().currentChanged.connect(lambda: self.current_changed.emit())
        self.clicked.connect(lambda: self.go_asked.emit())
        look.changed.connect(self.viewport().update)

    def row(self) -> int:
        """The row that is marked; -1 when none is."""
        return self.currentIndex().row()

    def mark(self, row: int) -> None:
        """Mark a row and bring it in view."""
        model = self.model()
        index = QModelIndex() if model is None else model.index(row, 0)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {
            Qt.Key.Key_Return: self.go_asked,
            Qt.Key.Key_Enter: self.go_asked,
            Qt.Key.Key_F: self.mend_asked,
            Qt.Key.Key_Delete: self.leave_asked,
            Qt.Key.Key_Backspace: self.leave_asked,
        }.get(Qt.Key(event.key()))
        if asked is None or self.row() < 0:
            super().keyPressEvent(event)
        else:
            asked.emit()

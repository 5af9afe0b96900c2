"""The list of quotes and claims, drawn: coloured edge, the words, what they are and whose."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.ui.look import Look
from annotator.ui.panel.heads import HeadRow, HeadsModel
from annotator.ui.widgets.bars import GroundedBar
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.pictures import Pictures
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.widgets.set_words import SetWords
from annotator.ui.words import tr

_EDGE = 4
_PAD_X, _PAD_Y = 16, 8
_LINES = 2


class HeadDelegate(RowDelegate):
    """Paints one quote or claim; all rows are equally high, so nothing jumps."""

    def __init__(self, look: Look, shown_in: PlainList) -> None:
        super().__init__(look, shown_in)
        self._pictures = Pictures()
        look.changed.connect(self._pictures.forget)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        words = QFontMetrics(self._look.font(1, serif=True)).lineSpacing()
        line = QFontMetrics(self._look.font(-1)).height()
        return QSize(200, 2 * _PAD_Y + _LINES * words + 2 + line + 1)

    def paint_head(self, painter: QPainter, place: QRect, index: QModelIndex, row: HeadRow) -> None:
        """Paint what a row says over its ground."""
        # Not from the list's palette: the style sheet leaves it black.
        colour = self._look.colour(self.ground(index, "chosen_row") or "window")
        self._pictures.lay(painter, place, row, colour, lambda on, at: self._paint(on, at, row))
        self.paint_ring(painter, place.adjusted(2, 2, -2, -2), index)

    def prepare(self, size: QSize, ratio: float, row: HeadRow, ground: str = "window") -> None:
        """Paint a row beforehand, as it looks over a ground: at first while it is not picked."""
        colour = self._look.colour(ground)
        self._pictures.prepare(size, ratio, row, colour, lambda on, at: self._paint(on, at, row))

    def _paint(self, painter: QPainter, place: QRect, row: HeadRow) -> None:
        edge, line = self._look.theme.label(row.colour), self._look.colour("line")
        painter.fillRect(place.left(), place.top(), _EDGE, place.height(), edge)
        painter.fillRect(place.left() + _EDGE, place.bottom(), place.width() - _EDGE, 1, line)
        self._paint_row(painter, place.adjusted(_EDGE + _PAD_X, 0, -_PAD_X, 0), row)

    def _paint_row(self, painter: QPainter, place: QRect, row: HeadRow) -> None:
        colour = self._look.colour
        font = self._look.font(1, serif=True)
        words = SetWords(row.words, font, place.width(), _LINES)
        small = QFontMetrics(self._look.font(-1))
        y = place.top() + (place.height() - 1 - words.height - 2 - small.height()) // 2
        painter.setFont(font)
        painter.setPen(colour("text"))
        y = words.paint(painter, place.left(), y)
        painter.setFont(self._look.font(-1))
        painter.setPen(colour("muted"))
        y += 2 + small.ascent()
        line = row.line + " · " if row.warning else row.line
        shown = small.elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.left(), y, shown)
        if row.warning and shown == line:
            painter.setPen(colour("warning"))
            painter.drawText(place.left() + small.horizontalAdvance(line), y, row.warning)


class HeadList(PlainList):
    """Shows heads and asks to pick one."""

    asked = Signal(int)  # an annotation's id

    def __init__(self, look: Look, model: HeadsModel) -> None:
        super().__init__()
        self._heads = model
        self._showing = False
        self._delegate = HeadDelegate(look, self)
        self._look = look
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setVerticalScrollBar(GroundedBar(look, "window"))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Quotes and claims in this article"))
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._clicked)
        look.changed.connect(self.viewport().update)

    def model(self) -> QAbstractItemModel:
        return self._heads

    def show_current(self, id: int | None) -> None:
        """Mark a head as picked and bring it in view; asks for nothing."""
        row = self._heads.row_of(id)
        index = QModelIndex() if row is None else self._heads.index(row, 0)
        self._showing = True
        if index.isValid() and index == self.currentIndex():
            self.scrollTo(index)
        elif index.isValid():
            self.setCurrentIndex(index)  # which brings it in view, too
        else:
            self.clearSelection()
            self.setCurrentIndex(index)
        self._showing = False

    def prepare_around(self, offset: int, new: Iterable[HeadRow] = ()) -> None:
        """Paint beforehand the rows that come into sight when what is at a code point is picked.

        `new` are those that may come to stand there, and are picked then.
        """
        size = QSize(self.viewport().width(), self.verticalHeader().defaultSectionSize())
        ratio, row = self.devicePixelRatioF(), self._heads.row_at(offset)
        for one in new:
            self._delegate.prepare(size, ratio, one, "chosen_row")
        near = self.viewport().height() // max(size.height(), 1) + 1
        for number in range(max(row - near, 0), min(row + near, self._heads.rowCount())):
            head = self._heads.head(number)
            if head is not None:
                self._delegate.prepare(size, ratio, head)

    def paint_rows(self, event: QPaintEvent) -> None:
        """Paint the rows in sight: what Qt asks for each cell of a table costs as much again.

        All of the part is painted: it is opaque to Qt.
        """
        part = event.rect()
        width, height = self.viewport().width(), self.verticalHeader().defaultSectionSize()
        first = max(self.rowAt(max(part.top(), 0)), 0)
        tops = range(self.rowViewportPosition(first), part.bottom() + 1, height)
        with QPainter(self.viewport()) as painter:
            painter.fillRect(part, self._look.colour("window"))
            for row, top in zip(range(first, self._heads.rowCount()), tops, strict=False):
                head = self._heads.head(row)
                if head is not None:
                    place = QRect(0, top, width, height)
                    self._delegate.paint_head(painter, place, self._heads.index(row, 0), head)

    def _current_changed(self, index: QModelIndex) -> None:
        id = self._heads.id_at(index.row()) if index.isValid() else None
        if id is not None and not self._showing and self.hasFocus():
            self.asked.emit(id)

    def _clicked(self, index: QModelIndex) -> None:
        id = self._heads.id_at(index.row())
        if id is not None:
            self.asked.emit(id)

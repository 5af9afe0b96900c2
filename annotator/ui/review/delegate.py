"""How a cell of the review looks: real type, wrapped, as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.domain.review import ReviewLine
from annotator.ui.review.columns import COLUMNS, Column, Style
from annotator.ui.review.model import LINE
from annotator.ui.review.words import STATE_COLOURS, Titles
from annotator.ui.widgets.labels import wrapped
from annotator.ui.widgets.pills import paint_pill
from annotator.ui.widgets.rows import RowDelegate

PAD_X, _PAD_Y = 12, 10
_LINES = {Style.WORDS: 4, Style.NAME: 3, Style.PLAIN: 2, Style.MUTED: 3, Style.WARNING: 3}
_BELOW = 2
_COLOURS = {
    Style.WORDS: "text",
    Style.NAME: "text",
    Style.PLAIN: "text",
    Style.MUTED: "muted",
    Style.WARNING: "warning",
}


class ReviewDelegate(RowDelegate):
    """Paints one cell; the table asks it how high a row must be."""

    titles: Titles | None = None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect
        self.paint_ground(painter, place, index)
        painter.fillRect(
            QRect(place.left(), place.bottom(), place.width(), 1), self._look.colour("line")
        )
        line = index.data(LINE)
        if isinstance(line, ReviewLine) and self.titles is not None:
            column = COLUMNS[index.column()]
            inner = place.adjusted(PAD_X, _PAD_Y, -PAD_X // 2, -_PAD_Y)
            if column.style is Style.STATE:
                self._paint_state(painter, inner, line)
            else:
                self._paint_words(painter, inner, column, line)
        painter.restore()

    def height(self, line: ReviewLine, widths: dict[int, int]) -> int:
        """How high the row of a line is; `widths` are those of the columns on screen."""
        most = 0
        for number, width in widths.items():
            column = COLUMNS[number]
            if column.style is Style.STATE:
                continue
            main, below = self._set(column, line, width - PAD_X - PAD_X // 2)
            high = len(main) * self._metrics(column).lineSpacing()
            if below:
                high += len(below) * QFontMetrics(self._look.font(-2)).lineSpacing() + 1
            most = max(most, high)
        return most + 2 * _PAD_Y

    def _font(self, column: Column) -> QFont:
        if column.style is Style.WORDS:
            return self._look.font(0, serif=True)
        return self._look.font(bold=column.style is Style.NAME)

    def _metrics(self, column: Column) -> QFontMetrics:
        return QFontMetrics(self._font(column))

    def _set(self, column: Column, line: ReviewLine, width: int) -> tuple[list[str], list[str]]:
        """The lines of a cell, and those below them."""
        if self.titles is None:
            return [], []
        words = " ".join(column.text(line, self.titles).split())
        below = column.below(line, self.titles)
        small = QFontMetrics(self._look.font(-2))
        return (
            wrapped(words, self._metrics(column), width, _LINES[column.style]),
            wrapped(below, small, width, _BELOW) if below else [],
        )

    def _paint_words(
        self, painter: QPainter, place: QRect, column: Column, line: ReviewLine
    ) -> None:
        main, below = self._set(column, line, place.width())
        painter.setFont(self._font(column))
        painter.setPen(self._look.colour(_COLOURS[column.style]))
        metrics = painter.fontMetrics()
        y = place.top()
        for words in main:
            painter.drawText(place.left(), y + metrics.ascent(), words)
            y += metrics.lineSpacing()
        if below:
            painter.setFont(self._look.font(-2))
            painter.setPen(self._look.colour("muted"))
            metrics = painter.fontMetrics()
            for words in below:
                painter.drawText(place.left(), y + 1 + metrics.ascent(), words)
                y += metrics.lineSpacing()

    def _paint_state(self, painter: QPainter, place: QRect, line: ReviewLine) -> None:
        if self.titles is None:
            return
        ink, fill = STATE_COLOURS[line.traits.review]
        words = self.titles.value("review", line.traits.review)
        painter.setFont(self._look.font(-2))
        metrics = painter.fontMetrics()
        width = min(metrics.horizontalAdvance(words) + 16, place.width())
        pill = QRectF(place.left(), place.top(), width, metrics.height() + 3)
        colour = self._look.colour
        paint_pill(painter, pill, words, colour(ink), colour(fill), pill.height() / 2)

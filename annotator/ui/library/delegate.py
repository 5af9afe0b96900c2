"""How one article looks in the list: its headline, its state, who published it and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.domain.values import Article
from annotator.ui.dates import day
from annotator.ui.library.model import ARTICLE
from annotator.ui.widgets.pills import STATE_COLOURS, paint_pill
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.widgets.set_words import SetWords
from annotator.ui.words import tr

_MARGIN = 12  # left and right of the row's ground
_PAD_X, _PAD_Y = 10, 9
_LINES = 2


def state_title(state: str) -> str:
    """An article's state in words."""
    return {"to_do": tr("to do"), "in_progress": tr("in progress"), "done": tr("done")}[state]


class ArticleDelegate(RowDelegate):
    """Paints one article; every row is as high as two lines of headline need."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        title = QFontMetrics(self._look.font(bold=True)).lineSpacing()
        small = QFontMetrics(self._look.font(-2)).height()
        return QSize(200, 2 * _PAD_Y + _LINES * title + 4 + small + 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        article = index.data(ARTICLE)
        if not isinstance(article, Article):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect.adjusted(_MARGIN, 1, -_MARGIN, -1)
        ground = self.ground(index)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(ground))
            painter.drawRoundedRect(place, 6, 6)
        self.paint_ring(painter, place, index)
        self._paint_words(painter, place.adjusted(_PAD_X, 0, -_PAD_X, 0), article)
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRect, article: Article) -> None:
        colour = self._look.colour
        font = self._look.font(bold=True)
        title = SetWords(article.title or tr("Untitled article"), font, place.width(), _LINES)
        small = QFontMetrics(self._look.font(-2)).height()
        painter.setFont(font)
        painter.setPen(colour("text" if article.title else "muted"))
        y = place.top() + (place.height() - title.height - 4 - small - 4) // 2
        y = title.paint(painter, place.left(), y)
        painter.setFont(self._look.font(-2))
        metrics = painter.fontMetrics()
        ink, fill = STATE_COLOURS[article.status]
        words = state_title(article.status)
        pill = QRectF(place.left(), y + 4, metrics.horizontalAdvance(words) + 14, small + 3)
        paint_pill(painter, pill, words, colour(ink), colour(fill), pill.height() / 2)
        painter.setFont(self._look.font(-1))
        painter.setPen(colour("muted"))
        line = " · ".join(filter(None, (article.publisher, day(article.published))))
        rest = QRect(int(pill.right()) + 9, int(pill.top()), 0, int(pill.height()))
        rest.setRight(place.right())
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)

"""How an edit looks in the list: what it did and, below, on which words and in which article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.history.lines import TITLE, WHERE
from annotator.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
_PAD_X, _PAD_Y = 8, 5
_SHARE = 0.45  # of the width, at most, for the article behind words that must be cut


class EditDelegate(QStyledItemDelegate):
    """Paints two lines, the second small and muted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def height(self) -> int:
        """As high as each row is."""
        small = QFontMetrics(self._look.font(-1)).lineSpacing()
        return QFontMetrics(self._look.font()).lineSpacing() + small + 2 * _PAD_Y

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        said, ground.text = ground.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        place = option.rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        painter.save()
        where = _cut(index, QFontMetrics(self._look.font(-1)), place.width())
        align = Qt.AlignmentFlag.AlignTop if where else Qt.AlignmentFlag.AlignVCenter
        for words, font, ink, at in (
            (said, self._look.font(), "text", align),
            (where, self._look.font(-1), "muted", Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(self._look.colour(ink))
            cut = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(words, cut, place.width())
            painter.drawText(place, at | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


def _cut(index: Index, metrics: QFontMetrics, width: int) -> str:
    """Where an edit was, with words so far cut that the article is seen behind them."""
    where, title = str(index.data(WHERE) or ""), str(index.data(TITLE) or "")
    cut = Qt.TextElideMode.ElideRight
    if metrics.horizontalAdvance(where) <= width or where == title or not title:
        return where
    behind = metrics.elidedText(f" · {title}", cut, round(width * _SHARE))
    words = where.removesuffix(f" · {title}")
    return metrics.elidedText(words, cut, width - metrics.horizontalAdvance(behind)) + behind

"""The left margin: a bracket and a label beside each quote and claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.domain.values import HEADS
from annotator.ui.article.chips import chip_font
from annotator.ui.article.paragraph import Paragraph

if TYPE_CHECKING:
    from annotator.ui.article.layout import ArticleLayout

_BRACKET = 3
_STEP = 7
_AWAY = 16


def paint_margin(painter: QPainter, layout: ArticleLayout, seen: list[Paragraph]) -> None:
    """Bracket the lines of each quote and claim in sight."""
    shown = layout.shown
    font = chip_font(11)
    painter.setFont(font)
    for paragraph in seen:
        top = layout.top(paragraph.number)
        for tag in layout.tags(paragraph.number):
            if tag.label not in HEADS or not tag.pieces:
                continue
            look = shown.theme.label(tag.label)
            first = paragraph.lines[tag.pieces[0][0]]
            last = paragraph.lines[tag.pieces[-1][0]]
            x = shown.page.left - _AWAY - _BRACKET - min(tag.lane, 3) * _STEP
            y = top + first.top + 3
            painter.fillRect(x, y, _BRACKET, top + last.top + last.height - 3 - y, look.line)
            if tag.begins:
                box = QRectF(shown.page.card_left + 4, y, x - 8 - shown.page.card_left - 4, 18)
                painter.setPen(look.text)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, right, look.title)

"""Small amber marks in the right margin, beside the lines about which there is a remark."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from annotator.ui.article.paragraph import Paragraph

if TYPE_CHECKING:
    from annotator.ui.article.layout import ArticleLayout

_SIZE = 7
_AWAY = 9


def paint_remarks(painter: QPainter, layout: ArticleLayout, seen: list[Paragraph]) -> None:
    """One mark a line, whatever is to be said of it; the cost follows what is in sight."""
    shown = layout.shown
    if not shown.remarks or shown.page.paper:
        return
    painter.setPen(QPen(shown.theme.colour("working"), 1))
    painter.setBrush(shown.theme.colour("working_line"))
    for place, _ in remark_marks(layout, seen):
        painter.drawEllipse(place)


def remark_marks(layout: ArticleLayout, seen: list[Paragraph]) -> list[tuple[QRectF, int]]:
    """The marks of the paragraphs in sight, in the document, each with its first code point."""
    x = layout.shown.page.left + layout.shown.page.column + _AWAY
    return [
        (QRectF(x, y - _SIZE / 2, _SIZE, _SIZE), offset)
        for paragraph in seen
        for y, offset in _lines(layout, paragraph).items()
    ]


def _lines(layout: ArticleLayout, paragraph: Paragraph) -> dict[int, int]:
    """The middles of the lines of a paragraph on which a remark begins, and where it does."""
    shown = layout.shown
    start = shown.places.offset(paragraph.start)
    end = shown.places.offset(paragraph.end)
    first = bisect_left(shown.remarks, start)
    last = bisect_left(shown.remarks, end + 1, first)
    top = layout.top(paragraph.number)
    middles: dict[int, int] = {}
    for offset in shown.remarks[first:last]:
        line = paragraph.line_of(shown.places.position(offset) - paragraph.start)
        middles.setdefault(top + line.top + line.height // 2, offset)
    return middles

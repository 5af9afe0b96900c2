"""Grips at the ends of the picked annotation's spans: by them the ends are drawn along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPen, QTextLine

from annotator.text.span import Span
from annotator.ui.article.cells import cell_of
from annotator.ui.article.paragraph import Line, Paragraph, edge_x
from annotator.ui.article.strokes import band

if TYPE_CHECKING:
    from annotator.ui.article.layout import ArticleLayout

_OUT = 3  # from the words to the outline on which a grip sits
_SIZE = 9
_INWARD, _OUTWARD = 1, 4  # pixels beside the words' end: less than a blank, so that the next word
_FOOT = 7  # is selected from its first letter on; below the words there is more room


class Handle(NamedTuple):
    """The grip at one end of a span, in the document: a press at `beside` or `below` takes it."""

    grip: QRect
    beside: QRect
    below: QRect
    span: Span
    at_start: bool

    def takes(self, point: QPoint) -> bool:
        """True where a press takes the grip and selects no words."""
        return self.beside.contains(point) or self.below.contains(point)

    def moved(self, down: int) -> Handle:
        """The same grip so many pixels farther down."""
        grip, beside, below = (
            rect.translated(0, down) for rect in (self.grip, self.beside, self.below)
        )
        return Handle(grip, beside, below, self.span, self.at_start)


def handles(layout: ArticleLayout, seen: list[Paragraph]) -> list[Handle]:
    """The grips that stand in the paragraphs in sight; none on paper or where all is fixed."""
    shown = layout.shown
    if shown.page.paper or shown.fixed or not seen:
        return []
    first = shown.places.offset(seen[0].start)
    last = shown.places.offset(seen[-1].end)
    found: list[Handle] = []
    for start, end, *_ in shown.rows_picked():
        span = Span(start, end)
        if first <= start <= last:
            found += _handle(layout, seen, span, start, at_start=True)
        if first < end <= last + 1:
            found += _handle(layout, seen, span, end - 1, at_start=False)
    return found


def _handle(
    layout: ArticleLayout, seen: list[Paragraph], span: Span, char: int, *, at_start: bool
) -> Iterator[Handle]:
    """The grip at the outer side of the character `char`, in whichever direction it is read."""
    shown = layout.shown
    position = shown.places.position(char)
    number = shown.places.paragraph(position)
    paragraph = next((one for one in seen if one.number == number), None)
    if paragraph is None:
        return
    unit = position - paragraph.start
    line = paragraph.line_of(unit)
    x, leftward = _edge(paragraph, line, unit, at_start=at_start)
    outward = 1 if leftward == at_start else -1
    piece = (paragraph.lines.index(line), x, x)
    place = QPoint(shown.page.left, layout.top(number))
    words = band(paragraph, piece, shown.page).adjusted(0, -_OUT, 0, 5).translated(place)
    x += place.x()
    grip = QRect(0, 0, _SIZE, _SIZE)
    grip.moveCenter(QPoint(x + outward * _OUT, words.bottom()))  # below, to cover no letter
    inner, outer = x - outward * _INWARD, x + outward * _OUTWARD
    beside = QRect(min(inner, outer), words.top(), abs(outer - inner), words.height())
    around = _FOOT - _SIZE // 2
    below = grip.adjusted(-around, 0, around, around)
    yield Handle(grip, beside, below, span, at_start)


def _edge(paragraph: Paragraph, line: Line, unit: int, *, at_start: bool) -> tuple[int, bool]:
    """Where the beginning or the end of a character stands, and whether it is read leftward."""
    cell = cell_of(paragraph, line, unit) if paragraph.mixed else None
    if cell is not None:
        return round(cell.edge(at_start=at_start)), cell.leftward
    edge = QTextLine.Edge.Leading if at_start else QTextLine.Edge.Trailing
    set_line = paragraph.layout.lineAt(paragraph.lines.index(line))
    return round(edge_x(set_line, unit, edge)), False


def paint_handles(painter: QPainter, layout: ArticleLayout, seen: list[Paragraph]) -> None:
    """Paint the grips over the outline of the picked annotation."""
    shown = layout.shown
    if shown.picked is None:
        return
    for handle in handles(layout, seen):
        look = shown.theme.label(shown.rows_picked()[0][3])
        painter.setPen(QPen(shown.theme.colour("page"), 1.5))
        painter.setBrush(look.text)
        painter.drawEllipse(QRectF(handle.grip))

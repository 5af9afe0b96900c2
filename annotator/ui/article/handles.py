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
_WIDTH, _HEIGHT = 7, 16
_INWARD, _OUTWARD = 1, 6  # pixels on each side of the words' end in which a press takes the grip


class Handle(NamedTuple):
    """The grip at one end of a span. Document coordinates; `place` is where a press takes it."""

    grip: QRect
    place: QRect
    span: Span
    at_start: bool


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
    words = band(paragraph, piece, shown.page).adjusted(0, -_OUT, 0, 5)
    place = QPoint(shown.page.left, layout.top(number))
    grip = QRect(0, 0, _WIDTH, _HEIGHT)
    grip.moveCenter(QPoint(x + outward * _OUT, words.center().y()))
    inner, outer = x - outward * _INWARD, x + outward * _OUTWARD
    taken = QRect(min(inner, outer), words.top(), abs(outer - inner), words.height())
    yield Handle(grip.translated(place), taken.translated(place), span, at_start)


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
        painter.drawRoundedRect(QRectF(handle.grip), _WIDTH / 2, _WIDTH / 2)

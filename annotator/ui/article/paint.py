"""Painting: the page, and on it whatever paragraphs are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QPainter,
    QPen,
    QRegion,
    QTextCharFormat,
    QTextLayout,
)

from annotator.ui.article.chips import paint_hidden, paint_numbers
from annotator.ui.article.handles import paint_handles
from annotator.ui.article.margin import paint_margin
from annotator.ui.article.page import CARD_TOP, Page
from annotator.ui.article.paragraph import Paragraph, edge_x
from annotator.ui.article.shown import Shown
from annotator.ui.article.strokes import (
    band,
    paint_lines,
    paint_proposals,
    paint_rings,
    paint_tints,
)

if TYPE_CHECKING:
    from annotator.ui.article.layout import ArticleLayout

_CORNER = 8
_CARET = 2
_ABOVE, _BELOW = 3, 12
"""Pixels that outlines and chips reach over the first line, and grips below the first underline."""

Context = QAbstractTextDocumentLayout.PaintContext


class Fresh(NamedTuple):
    """What of a view is painted anew, and all that is in sight there; both in the document."""

    region: QRegion
    sight: QRectF


def paint_article(
    painter: QPainter,
    layout: ArticleLayout,
    context: Context,
    *,
    card: bool = True,
    fresh: Fresh | None = None,
) -> None:
    """Paint what `context.clip` shows: desk, card, heading, paragraphs with their tags, margin.

    Paragraphs outside of `fresh` look as they did; the margin minds all that is in sight.
    """
    shown = layout.shown
    clip = context.clip
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if card:
        _paint_card(painter, layout, clip)
    if clip.top() < layout.text_top:
        layout.heading.paint(painter)
    sight = fresh.sight if fresh else clip
    beside = visible(layout, sight.top(), sight.bottom())
    seen = beside if fresh is None else [one for one in beside if _is_fresh(fresh, shown, *one)]
    _paint_text(painter, layout, seen, context)
    paragraphs = [paragraph for paragraph, _ in beside]
    paint_margin(painter, layout, paragraphs)
    paint_handles(painter, layout, paragraphs)
    _paint_caret(painter, layout, seen, context.cursorPosition)


def _paint_text(
    painter: QPainter, layout: ArticleLayout, seen: list[tuple[Paragraph, int]], context: Context
) -> None:
    shown = layout.shown
    for paragraph, top in seen:
        place = QPointF(shown.page.left, top)
        tags = layout.tags(paragraph.number)
        painter.translate(place)
        paint_rings(painter, shown, paragraph, tags)
        paint_tints(painter, shown, paragraph, tags)
        painter.setPen(shown.theme.colour("text"))
        formats = _dimmed(layout, paragraph) + _selected(paragraph, context)
        # The clip spares the lines of a long paragraph that are out of sight.
        paragraph.layout.draw(painter, QPointF(0, 0), formats, context.clip.translated(-place))
        paint_lines(painter, shown, paragraph, tags)
        paint_proposals(painter, shown, paragraph)
        painter.translate(-place)
    for paragraph, top in seen:
        painter.translate(shown.page.left, top)
        paint_hidden(painter, shown, paragraph)
        paint_numbers(painter, shown, paragraph, layout.tags(paragraph.number))
        painter.translate(-shown.page.left, -top)


def visible(layout: ArticleLayout, first: float, last: float) -> list[tuple[Paragraph, int]]:
    """The paragraphs between two heights, each with its top."""
    seen = []
    number = layout.number_at(first)
    top = layout.top(number)
    while number < len(layout.shown.places) and top < last:
        paragraph = layout.paragraph(number)
        seen.append((paragraph, top))
        top += paragraph.height
        number += 1
    return seen


def ink(paragraph: Paragraph, top: int, page: Page) -> tuple[int, int]:
    """Between which heights a paragraph at `top` is painted, with outlines and grips."""
    lowest = paragraph.lines[-1].baseline + page.under + _BELOW
    return top - _ABOVE, top + max(paragraph.height - paragraph.gap, lowest)


def _is_fresh(fresh: Fresh, shown: Shown, paragraph: Paragraph, top: int) -> bool:
    first, last = ink(paragraph, top, shown.page)
    # Chips at the left end of a line reach into the margin, which is painted for itself.
    left = 0 if paragraph.hidden or paragraph.right_to_left else shown.page.left
    return fresh.region.intersects(QRect(left, first, shown.page.width - left, last - first))


def _paint_card(painter: QPainter, layout: ArticleLayout, clip: QRectF) -> None:
    shown = layout.shown
    canvas, line = shown.theme.colour("canvas"), shown.theme.colour("page_line")
    painter.fillRect(clip.adjusted(-2, -2, 2, 2), canvas)
    bottom = max(layout.height, layout.least_height) - CARD_TOP
    card = QRect(shown.page.card_left, CARD_TOP, shown.page.card_width, bottom - CARD_TOP)
    # Beyond the clip on all sides: at a broken scale its edge would be a line of its own.
    around = clip.toAlignedRect().adjusted(-2, -2, 2, 2)
    inside = card.adjusted(0, _CORNER, 0, -_CORNER).intersected(around)
    for end in (QRect(card.topLeft(), QSize(card.width(), 2 * _CORNER)), _foot(card)):
        if clip.intersects(QRectF(end)):
            painter.setPen(QPen(line, 1))
            painter.setBrush(QBrush(shown.theme.colour("page")))
            painter.drawRoundedRect(QRectF(end).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
    # Smooth curves cost most of a frame: between its ends the card is plain rectangles.
    painter.fillRect(inside, shown.theme.colour("page"))
    for side in (card.left(), card.right()):
        painter.fillRect(QRect(side, inside.top(), 1, inside.height()), line)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _foot(card: QRect) -> QRect:
    return QRect(card.left(), card.bottom() + 1 - 2 * _CORNER, card.width(), 2 * _CORNER)


def _dimmed(layout: ArticleLayout, paragraph: Paragraph) -> list[QTextLayout.FormatRange]:
    shown = layout.shown
    start = shown.places.offset(paragraph.start)
    end = shown.places.offset(paragraph.end)
    style = QTextCharFormat()
    style.setForeground(shown.theme.colour("muted"))
    return [
        _range(
            paragraph,
            shown.places.position(first),
            shown.places.end_position(last),
            style,
        )
        for first, last, _ in shown.regions.boilerplate(start, end)
    ]


def _selected(paragraph: Paragraph, context: Context) -> list[QTextLayout.FormatRange]:
    end = paragraph.end
    ranges = []
    for selection in context.selections:
        cursor = selection.cursor
        if cursor.selectionStart() < end and paragraph.start < cursor.selectionEnd():
            ends = (cursor.selectionStart(), cursor.selectionEnd())
            ranges.append(_range(paragraph, *ends, selection.format))
    return ranges


def _range(
    paragraph: Paragraph, start: int, end: int, style: QTextCharFormat
) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = max(start - paragraph.start, 0)
    made.length = min(end - paragraph.start, paragraph.lines[-1].end) - made.start
    made.format = style
    return made


def _paint_caret(
    painter: QPainter, layout: ArticleLayout, seen: list[tuple[Paragraph, int]], position: int
) -> None:
    for paragraph, top in seen:
        if paragraph.start <= position <= paragraph.end:
            place = QPointF(layout.shown.page.left, top)
            if layout.shown.held:
                _paint_held(painter, layout, paragraph, place, position - paragraph.start)
                continue
            painter.setPen(layout.shown.theme.colour("text"))
            paragraph.layout.drawCursor(painter, place, position - paragraph.start, _CARET)


def _paint_held(
    painter: QPainter, layout: ArticleLayout, paragraph: Paragraph, place: QPointF, unit: int
) -> None:
    """A thick caret in the colour of the label that is held: Qt's own inverts what is there."""
    look = layout.shown.theme.label(layout.shown.held)
    number = paragraph.lines.index(paragraph.line_of(unit))
    x = edge_x(paragraph.layout.lineAt(number), unit)
    beam = band(paragraph, (number, round(x), round(x)), layout.shown.page)
    beam = beam.adjusted(-1, -4, _CARET, 4).translated(place.toPoint())
    painter.fillRect(beam, look.text)
    painter.fillRect(QRect(beam.left(), beam.top(), 4 * _CARET, 2 * _CARET), look.text)

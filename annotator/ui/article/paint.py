"""Painting: the page, and on it whatever paragraphs are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)

from annotator.ui.article.chips import paint_hidden, paint_numbers
from annotator.ui.article.fresh import Fresh, inks, on_lines
from annotator.ui.article.handles import paint_handles
from annotator.ui.article.hints import paint_remarks
from annotator.ui.article.page import CARD_TOP
from annotator.ui.article.paragraph import Paragraph, edge_x
from annotator.ui.article.strokes import (
    paint_lines,
    paint_proposals,
    paint_rings,
    paint_tints,
)

if TYPE_CHECKING:
    from annotator.ui.article.layout import ArticleLayout

_CORNER = 8
_CARET = 2
HELD_CARET = 8
"""How wide a caret is that shows which label is held."""
_WITHIN = Qt.ClipOperation.IntersectClip

Context = QAbstractTextDocumentLayout.PaintContext


class _Seen(NamedTuple):
    """Some lines of a paragraph that are painted; its top is the document's."""

    paragraph: Paragraph
    top: int
    lines: range


def paint_article(
    painter: QPainter,
    layout: ArticleLayout,
    context: Context,
    *,
    card: bool = True,
    fresh: Fresh | None = None,
) -> None:
    """Paint what `context.clip` shows: desk, card, heading, paragraphs with their tags, margin.

    Lines outside of `fresh` look as they did; the margin minds all that is in sight.
    """
    fresh = fresh or Fresh.whole(context.clip)
    page = layout.shown.page
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if card:
        _paint_card(painter, layout, context.clip)
    if context.clip.top() < layout.text_top:
        layout.heading.paint(painter)
    near = layout.ranges.between(fresh.top, fresh.bottom)
    seen = [_Seen(one, top, lines) for one, top in near if (lines := fresh.lines(one, top, page))]
    _paint_text(painter, layout, seen, context)
    if fresh.margin(page):
        beside = layout.ranges.between(fresh.sight.top(), fresh.sight.bottom())
        layout.margin.paint(painter, [paragraph for paragraph, _ in beside], fresh)
    paragraphs = [one.paragraph for one in seen]
    paint_remarks(painter, layout, paragraphs)
    paint_handles(painter, layout, paragraphs)
    _paint_caret(painter, layout, seen, context.cursorPosition)


def _paint_text(
    painter: QPainter, layout: ArticleLayout, seen: list[_Seen], context: Context
) -> None:
    shown = layout.shown
    numbered = []
    for paragraph, top, lines in seen:
        place = QPointF(shown.page.left, top)
        tags = on_lines(layout.tags(paragraph.number), lines)
        numbered.append(tags)
        painter.translate(place)
        paint_rings(painter, shown, paragraph, tags)
        paint_tints(painter, shown, paragraph, tags)
        painter.setPen(shown.theme.colour("text"))
        formats = _dimmed(layout, paragraph) + _selected(paragraph, context)
        paragraph.layout.draw(painter, QPointF(0, 0), formats, _words(layout, paragraph, lines))
        paint_lines(painter, shown, paragraph, tags)
        paint_proposals(painter, shown, paragraph)
        painter.translate(-place)
    for (paragraph, top, _), tags in zip(seen, numbered, strict=True):
        painter.translate(shown.page.left, top)
        paint_hidden(painter, shown, paragraph)
        paint_numbers(painter, shown, paragraph, tags)
        painter.translate(-shown.page.left, -top)


def _words(layout: ArticleLayout, paragraph: Paragraph, lines: range) -> QRectF:
    """Where the words of some lines stand in their paragraph, with what reaches into them.

    As wide as the page: beside a selection Qt cuts off what letters reach over the column.
    """
    page = layout.shown.page
    each = inks(paragraph, page)
    top = each[lines[0]].top - page.em // 2
    bottom = each[lines[-1]].bottom + page.em // 2
    return QRectF(-page.left, top, page.width, bottom - top)


def _paint_card(painter: QPainter, layout: ArticleLayout, clip: QRectF) -> None:
    shown = layout.shown
    bottom = max(layout.height, layout.least_height) - CARD_TOP
    card = QRect(shown.page.card_left, CARD_TOP, shown.page.card_width, bottom - CARD_TOP)
    # Beyond the clip on all sides: at a broken scale its edge would be a line of its own.
    around = clip.toAlignedRect().adjusted(-2, -2, 2, 2)
    line, inside = shown.theme.colour("page_line"), card.adjusted(0, _CORNER, 0, -_CORNER)
    if not inside.contains(clip.toAlignedRect()):
        painter.fillRect(around, shown.theme.colour("canvas"))
        _paint_ends(painter, layout, card, clip)
    # Smooth curves cost most of a frame: between its ends the card is plain rectangles.
    inside &= around
    painter.fillRect(inside, shown.theme.colour("page"))
    for side in (card.left(), card.right()):
        painter.fillRect(side, inside.top(), 1, inside.height(), line)


def _paint_ends(painter: QPainter, layout: ArticleLayout, card: QRect, clip: QRectF) -> None:
    """The round ends of the card, as far as they are painted."""
    theme = layout.shown.theme
    painter.setPen(QPen(theme.colour("page_line"), 1))
    painter.setBrush(theme.colour("page"))
    for end in (QRect(card.topLeft(), QSize(card.width(), 2 * _CORNER)), _foot(card)):
        if clip.intersects(QRectF(end)):
            painter.drawRoundedRect(QRectF(end).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _foot(card: QRect) -> QRect:
    return QRect(card.left(), card.bottom() + 1 - 2 * _CORNER, card.width(), 2 * _CORNER)


def _dimmed(layout: ArticleLayout, paragraph: Paragraph) -> list[QTextLayout.FormatRange]:
    shown = layout.shown
    start = shown.places.offset(paragraph.start)
    end = shown.places.offset(paragraph.end)
    dimmed = shown.regions.boilerplate(start, end)
    if not dimmed:
        return []
    style = QTextCharFormat()
    style.setForeground(shown.theme.colour("muted"))
    return [
        _range(
            paragraph,
            shown.places.position(first),
            shown.places.end_position(last),
            style,
        )
        for first, last, _ in dimmed
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
    painter: QPainter, layout: ArticleLayout, seen: list[_Seen], position: int
) -> None:
    for paragraph, top, _ in seen:
        if paragraph.start <= position <= paragraph.end:
            place = QPointF(layout.shown.page.left, top)
            unit = position - paragraph.start
            line = paragraph.layout.lineAt(paragraph.lines.index(paragraph.line_of(unit)))
            # What Qt paints anew when it moves; between pixels less is sure.
            room = line.rect().translated(place).toAlignedRect().adjusted(0, 1, 0, -1)
            if layout.shown.held:
                _paint_held(painter, layout, round(edge_x(line, unit) + place.x()), room)
                continue
            painter.save()
            painter.setClipRect(room.adjusted(-_CARET, 0, _CARET, 0), _WITHIN)
            painter.setPen(layout.shown.theme.colour("text"))
            paragraph.layout.drawCursor(painter, place, unit, _CARET)
            painter.restore()


def _paint_held(painter: QPainter, layout: ArticleLayout, x: int, room: QRect) -> None:
    """A thick caret in the colour of the label that is held: Qt's own inverts what is there.

    It keeps to the height of its line, `room`, and to `HELD_CARET`: that is what Qt paints anew.
    """
    colour = layout.shown.theme.label(layout.shown.held).text
    left = x - 1
    painter.fillRect(QRect(left, room.top(), _CARET + 1, room.height()), colour)
    painter.fillRect(QRect(left, room.top(), HELD_CARET, 2 * _CARET), colour)

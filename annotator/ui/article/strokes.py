"""Tints, underlines and outlines: how tags lie on the words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.ui.article.page import Page
from annotator.ui.article.paragraph import Paragraph, Piece
from annotator.ui.article.shown import Shown
from annotator.ui.article.tags import Tag
from annotator.ui.article.theme import LabelLook

_DASHES = {
    "indirect": (3.0, 1.75),
    "mixed": (4.0, 1.5, 1.0, 1.5),
    "cue": (1.0, 1.0),
}
"""By form or label, in thicknesses of the line: told apart without colour."""


def band(paragraph: Paragraph, piece: Piece, page: Page) -> QRect:
    """The words of a piece, from over its capitals to its first underline."""
    line, left, right = piece
    baseline = paragraph.lines[line].baseline
    over = round(page.em * paragraph.face.scale * 0.86)
    return QRect(left, baseline - over, right - left, over + page.under)


def paint_tints(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """Fill behind the words; a quote inside a quote is darker."""
    for tag in tags:
        look = shown.theme.label(tag.label)
        lit = shown.lit(tag.annotation)
        if look.tinted or lit:
            colour = look.deep if tag.depth else look.tint
            for piece in tag.pieces:
                painter.fillRect(band(paragraph, piece, shown.page), colour)


def paint_lines(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """Underline each tag in its lane; the line's style tells the form, without colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    stroke = shown.page.stroke
    for tag in tags:
        look = shown.theme.label(tag.label)
        for line, left, right in tag.pieces:
            y = paragraph.lines[line].baseline + shown.page.under + tag.lane * 2 * stroke
            _paint_line(painter, look, tag, QRect(left, y, right - left, stroke))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _paint_line(painter: QPainter, look: LabelLook, tag: Tag, place: QRect) -> None:
    dashes = _DASHES.get(tag.form) or _DASHES.get(tag.label)
    half = place.height() // 2
    if dashes:
        pen = QPen(look.line, place.height(), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.drawLine(place.left(), place.top() + half, place.right() + 1, place.top() + half)
    elif tag.label == "claim":
        place.setHeight(half)
        painter.fillRect(place, look.line)
        painter.fillRect(place.translated(0, 2 * half), look.line)
    else:
        if tag.label == "source":
            place.setHeight(half)
        painter.fillRect(place, look.line)


def paint_rings(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """Outline the picked annotation, and finer the other parts of its attribution."""
    for tag in tags:
        if not shown.lit(tag.annotation):
            continue
        look = shown.theme.label(tag.label)
        picked = tag.annotation == shown.picked
        painter.setPen(QPen(look.line, 2 if picked else 1))
        painter.setBrush(shown.theme.colour("page"))
        for piece in tag.pieces:
            box = band(paragraph, piece, shown.page).adjusted(-3, -3, 3, 5)
            painter.drawRoundedRect(QRectF(box) if picked else _crisp(box), 5, 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_proposals(painter: QPainter, shown: Shown, paragraph: Paragraph) -> None:
    """Outline with dashes what is only proposed."""
    for span, label in shown.proposals:
        start = shown.places.position(span.start) - paragraph.start
        end = shown.places.end_position(span.end) - paragraph.start
        pen = QPen(shown.theme.label(label).text, 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        for piece in paragraph.pieces(max(start, 0), end):
            box = band(paragraph, piece, shown.page).adjusted(-2, -2, 2, 3)
            painter.drawRoundedRect(_crisp(box), 4, 4)


def _crisp(box: QRect) -> QRectF:
    """Where a line of one pixel around `box` falls on whole pixels."""
    return QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)

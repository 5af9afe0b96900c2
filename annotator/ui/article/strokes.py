"""Tints, underlines and outlines: how tags lie on the words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.ui.article.paragraph import Paragraph, Piece
from annotator.ui.article.shown import Shown
from annotator.ui.article.tags import LANE, Tag
from annotator.ui.article.theme import LabelLook

_UNDER = 4
"""From the baseline to the first underline."""
_THICK = 2
_DASHES = {"indirect": (3.0, 1.75), "mixed": (4.0, 1.5, 1.0, 1.5)}
_DOTS = (1.0, 1.0)


def band(paragraph: Paragraph, piece: Piece, em: int) -> QRect:
    """The words of a piece, from over its capitals to its first underline."""
    line, left, right = piece
    baseline = paragraph.lines[line].baseline
    size = round(em * paragraph.face.scale)
    return QRect(left, baseline - round(size * 0.86), right - left, round(size * 0.86) + _UNDER)


def paint_tints(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """Fill behind the words; a quote inside a quote is darker, and so is what is lit."""
    for tag in tags:
        look = shown.theme.label(tag.label)
        lit = shown.lit(tag.annotation)
        if look.tinted or lit:
            colour = look.deep if tag.depth or lit else look.tint
            for piece in tag.pieces:
                painter.fillRect(band(paragraph, piece, shown.page.em), colour)


def paint_lines(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """Underline each tag in its lane; the line's style tells the form, without colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for tag in tags:
        look = shown.theme.label(tag.label)
        for piece in tag.pieces:
            y = paragraph.lines[piece[0]].baseline + _UNDER + tag.lane * LANE
            _paint_line(painter, look, tag, piece[1], piece[2], y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _paint_line(
    painter: QPainter, look: LabelLook, tag: Tag, left: int, right: int, y: int
) -> None:
    dashes = _DASHES.get(tag.form) if tag.label != "cue" else _DOTS
    if dashes:
        pen = QPen(look.line, _THICK, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.drawLine(left, y + 1, right, y + 1)
    else:
        painter.fillRect(left, y, right - left, _THICK, look.line)


def paint_rings(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """Outline the picked annotation, and finer the other parts of its attribution."""
    for tag in tags:
        if not shown.lit(tag.annotation):
            continue
        look = shown.theme.label(tag.label)
        width = 2.0 if tag.annotation == shown.picked else 1.2
        painter.setPen(QPen(look.line, width))
        painter.setBrush(shown.theme.colour("page"))
        for piece in tag.pieces:
            box = band(paragraph, piece, shown.page.em).adjusted(-3, -3, 3, 5)
            painter.drawRoundedRect(QRectF(box), 5, 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_proposals(painter: QPainter, shown: Shown, paragraph: Paragraph) -> None:
    """Outline with dashes what is only proposed."""
    for span, label in shown.proposals:
        start = shown.places.position(span.start) - paragraph.start
        end = shown.places.end_position(span.end) - paragraph.start
        pen = QPen(shown.theme.label(label).text, 1.2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        for piece in paragraph.pieces(max(start, 0), end):
            box = band(paragraph, piece, shown.page.em).adjusted(-2, -2, 2, 3)
            painter.drawRoundedRect(QRectF(box), 4, 4)

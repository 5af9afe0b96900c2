"""Small chips in the text: numbers of attributions, names of characters that are not seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from annotator.ui.article.paragraph import Paragraph, edge_x
from annotator.ui.article.shown import Shown
from annotator.ui.article.tags import Tag

_PIXELS = 10
_HEIGHT = 13


def paint_numbers(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """At the end of each linked span, the number that its attribution's parts share."""
    font = chip_font(_PIXELS)
    for tag in tags:
        if not tag.ends or not tag.pieces or tag.label == "cue":
            continue
        numbers = shown.marks.numbers(tag.annotation)
        if not numbers:
            continue
        look = shown.theme.label(tag.label)
        line, _, right = tag.pieces[-1]
        words = "·".join(map(str, numbers[:3])) + ("…" if len(numbers) > 3 else "")
        width = max(QFontMetricsF(font).horizontalAdvance(words) + 9, 15)
        y = paragraph.lines[line].baseline - shown.page.em * 1.12
        box = QRectF(right - 1, round(y), round(width), _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.text)
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.setFont(font)
        painter.setPen(look.on)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def paint_hidden(painter: QPainter, shown: Shown, paragraph: Paragraph) -> None:
    """Above the place of each unseen character, its name."""
    if not paragraph.hidden:
        return
    font = chip_font(_PIXELS - 2)
    metrics = QFontMetricsF(font)
    for unit, name in paragraph.hidden:
        line = paragraph.line_of(unit)
        number = paragraph.lines.index(line)
        x = edge_x(paragraph.layout.lineAt(number), unit)
        width = metrics.horizontalAdvance(name) + 6
        y = line.baseline - shown.page.em * 1.1
        box = QRectF(round(x - width / 2), round(y), round(width), 11)
        painter.setPen(shown.theme.colour("warning_line"))
        painter.setBrush(shown.theme.colour("warning_fill"))
        painter.drawLine(round(x), round(box.bottom()), round(x), line.baseline + 3)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font)
        painter.setPen(shown.theme.colour("warning"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


def chip_font(pixels: int) -> QFont:
    """The bold small type of chips."""
    font = QFont()
    font.setPixelSize(pixels)
    font.setBold(True)
    return font

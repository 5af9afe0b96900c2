"""Small chips in the text: numbers of attributions, names of characters that are not seen."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from annotator.ui.article.paragraph import Paragraph, edge_x
from annotator.ui.article.shown import Shown
from annotator.ui.article.tags import Tag

_PIXELS = 10
_HEIGHT = 12
RAISED = 1.36
"""From the baseline to a chip's top, in sizes of the text: between its line and the one above."""


def paint_numbers(painter: QPainter, shown: Shown, paragraph: Paragraph, tags: list[Tag]) -> None:
    """At the end of each linked span, the number that its attribution's parts share."""
    numbered = [
        (*end, numbers)
        for end in sorted(_ends(paragraph, tags), key=itemgetter(0, 1))
        if (numbers := shown.marks.numbers(end[2].annotation))
    ]
    if not numbered:
        return
    font = chip_font(_PIXELS)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    taken: list[QRectF] = []
    for line, end, tag, numbers in numbered:
        words = "·".join(map(str, numbers[:3])) + ("…" if len(numbers) > 3 else "")
        width = max(round(metrics.horizontalAdvance(words)) + 9, 15)
        y = round(paragraph.lines[line].baseline - shown.page.em * RAISED)
        x = end - width + 1 if paragraph.right_to_left else end - 1
        box = QRectF(x, y, width, _HEIGHT)
        for other in taken:
            if box.intersects(other):
                box.moveLeft(other.right() + 1)
        taken.append(box)
        look = shown.theme.label(tag.label)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.text)
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(look.on)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def numbered_lines(shown: Shown, tags: list[Tag], first: int) -> set[int]:
    """The lines on which chips stand whose numbers are `first` or more."""
    return {
        tag.pieces[-1][0]
        for tag in tags
        if _has_chip(tag) and max(shown.marks.numbers(tag.annotation), default=0) >= first
    }


def _has_chip(tag: Tag) -> bool:
    """True where a number stands behind a tag, if its annotation has one."""
    return tag.ends and bool(tag.pieces) and tag.label != "cue"


def _ends(paragraph: Paragraph, tags: list[Tag]) -> list[tuple[int, int, Tag]]:
    """Line and place on it where each tag ends that bears a number."""
    ends = []
    for tag in tags:
        if _has_chip(tag):
            line = tag.pieces[-1][0]
            last = [piece for piece in tag.pieces if piece[0] == line]
            left, right = min(p[1] for p in last), max(p[2] for p in last)
            ends.append((line, left if paragraph.right_to_left else right, tag))
    return ends


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
        y = line.baseline - shown.page.em * RAISED
        box = QRectF(round(x - width / 2), round(y), round(width), 11)
        painter.setPen(shown.theme.colour("warning_line"))
        painter.setBrush(shown.theme.colour("warning_fill"))
        stem = QRectF(round(x), box.bottom(), 1, line.baseline + 3 - box.bottom())
        painter.fillRect(stem, shown.theme.colour("warning_line"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(font)
        painter.setPen(shown.theme.colour("warning"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=8)
def chip_font(pixels: int, *, underlined: bool = False) -> QFont:
    """The bold small type of chips; made once."""
    font = QFont()
    font.setPixelSize(pixels)
    font.setBold(True)
    font.setUnderline(underlined)
    return font

"""Chips at the edges of the view for lit parts that are out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from annotator.text.span import Span
from annotator.ui.article.chips import chip_font
from annotator.ui.article.shown import Shown

_PIXELS = 11
_HEIGHT = 24
_SPACE = 8
_PADDING = 10
_WIDTH = 150
_WORDS = 60
_ROWS = 4  # how many rows inward a chip goes to leave lit words free

RectsOf = Callable[[Span], list[QRect]]
"""Where in the view the words of a span stand, as far as they are near."""


class EdgeChip(NamedTuple):
    """A part of the picked attribution above or below what is in sight. `words` is what it says."""

    box: QRect
    annotation: int
    span: Span
    words: str
    above: bool


def edge_chips(shown: Shown, sight: Span, view: QRect, rects_of: RectsOf) -> list[EdgeChip]:
    """A chip for each lit part that lies outside of `sight`: its nearest span up and down.

    They stand at the right, where lines are ragged, and never over lit words; what finds no
    room is left out.
    """
    if shown.picked is None:
        return []
    lit_ones = (shown.picked, *shown.related)
    away = {one: outside for one in lit_ones if (outside := _outside(shown, one, sight))}
    if not away:
        return []
    font = QFontMetrics(chip_font(_PIXELS))
    chips: list[EdgeChip] = []
    lit = [rect for place in _lit(shown) for rect in rects_of(place) if view.intersects(rect)]
    for annotation, outside in away.items():
        for above, span, label in outside:
            title = shown.theme.label(label).title
            words = shown.text[span.start : min(span.end, span.start + _WORDS)].replace("\n", " ")
            short = font.elidedText(words, Qt.TextElideMode.ElideRight, _WIDTH)
            says = f"{'↑' if above else '↓'}  {title} · {short}"
            width = font.horizontalAdvance(says) + 2 * _PADDING
            taken = [*lit, *(chip.box.adjusted(-_SPACE, 0, 0, 0) for chip in chips)]
            box = next((box for box in _places(shown, view, width, above, taken)), None)
            if box is not None:
                chips.append(EdgeChip(box, annotation, span, says, above))
    return chips


def _lit(shown: Shown) -> Iterator[Span]:
    """The spans of what is picked and of what belongs to it."""
    for annotation in (shown.picked, *shown.related):
        if annotation is not None:
            yield from (Span(mark[0], mark[1]) for mark in shown.marks.of(annotation))


def _places(
    shown: Shown, view: QRect, width: int, above: bool, taken: Sequence[QRect]
) -> Iterator[QRect]:
    """Where a chip has room: at the right of the page's edge row first, then further inward."""
    right = shown.page.card_left + shown.page.card_width - _SPACE
    for row in range(_ROWS):
        inward = _SPACE + row * (_HEIGHT + _SPACE // 2)
        top = view.top() + inward if above else view.bottom() - _HEIGHT - inward
        box = QRect(right - width, top, width, _HEIGHT)
        while box.left() >= shown.page.card_left + _SPACE:
            hit = next((other for other in taken if other.intersects(box)), None)
            if hit is None:
                yield box
                break
            box.moveRight(hit.left() - 1)


def paint_edges(painter: QPainter, shown: Shown, chips: list[EdgeChip]) -> None:
    """Paint the chips over the page."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(chip_font(_PIXELS))
    for chip in chips:
        look = shown.theme.label(shown.marks.of(chip.annotation)[0][3])
        painter.setBrush(shown.theme.colour("page"))
        painter.setPen(QPen(look.line, 1.5))
        painter.drawRoundedRect(QRectF(chip.box), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(look.text)
        painter.drawText(chip.box, Qt.AlignmentFlag.AlignCenter, chip.words)


def _outside(shown: Shown, annotation: int, sight: Span) -> list[tuple[bool, Span, str]]:
    marks = shown.marks.of(annotation)
    above = [mark for mark in marks if mark[1] <= sight.start]
    below = [mark for mark in marks if mark[0] >= sight.end]
    if len(above) + len(below) < len(marks):
        return []  # some of it is in sight
    nearest = [(True, mark) for mark in above[-1:]] + [(False, mark) for mark in below[:1]]
    return [(up, Span(mark[0], mark[1]), mark[3]) for up, mark in nearest]

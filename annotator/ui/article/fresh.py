"""What of the view is painted anew, told in lines: a change costs its lines, not its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion

from annotator.ui.article.chips import RAISED
from annotator.ui.article.page import Page
from annotator.ui.article.paragraph import Ink, Paragraph
from annotator.ui.article.tags import Tag

BESIDE = 12
"""Pixels left of the words that grips and outlines reach at most; further left is the margin."""
_ABOVE, _BELOW = 5, 12
"""Pixels that an outline reaches over capitals, and a grip below the first underline."""
_HIGHEST = 64
"""Pixels beyond its own that the outlines, chips and grips of a paragraph never reach."""


def inks(paragraph: Paragraph, page: Page) -> list[Ink]:
    """What each line may take of the paragraph's height with outlines, chips and grips."""
    if paragraph.inks is None:
        paragraph.inks = _inks(paragraph, page)
    return paragraph.inks


def _inks(paragraph: Paragraph, page: Page) -> list[Ink]:
    over = max(page.em * RAISED, page.em * paragraph.face.scale * 0.86 + _ABOVE)
    above, below = round(over) + 1, page.under + _BELOW
    return [
        Ink(min(top, baseline - above), max(top + height, baseline + below))
        for _, _, top, height, baseline in paragraph.lines
    ]


def ink_left(paragraph: Paragraph, page: Page) -> int:
    """How far to the left a paragraph is painted: chips at the left end of a line reach far."""
    return 0 if paragraph.hidden or paragraph.right_to_left else page.left - BESIDE


def on_lines(tags: Iterable[Tag], lines: range) -> list[Tag]:
    """The tags as far as they stand on some lines of their paragraph."""
    found = []
    for tag in tags:
        pieces = [piece for piece in tag.pieces if piece[0] in lines]
        if len(pieces) == len(tag.pieces):
            found.append(tag)
        elif pieces:
            ends = tag.ends and tag.pieces[-1][0] in lines
            found.append(tag._replace(pieces=pieces, ends=ends))
    return found


class Fresh:
    """The parts of a view that are painted anew, in the document."""

    def __init__(self, region: QRegion, sight: QRectF) -> None:
        self.sight = sight
        """All that is in sight."""
        self._region = region
        self._boxes = [(box.left(), box.top(), box.right(), box.bottom()) for box in region]  # type: ignore[attr-defined]  # stub
        around = region.boundingRect()
        self.top = max(around.top() - _HIGHEST, sight.top())
        self.bottom = min(around.bottom() + _HIGHEST, sight.bottom())
        """Paragraphs outside of these heights look as they did, or are not in sight."""

    @staticmethod
    def whole(clip: QRectF) -> Fresh:
        """All of `clip`."""
        return Fresh(QRegion(clip.toAlignedRect()), clip)

    def margin(self, page: Page) -> bool:
        """True when some of the margin is painted anew."""
        return any(left < page.left - BESIDE for left, _, _, _ in self._boxes)

    def touches(self, place: QRect) -> bool:
        """True when some of `place` is painted anew."""
        return self._region.intersects(place)

    def lines(self, paragraph: Paragraph, top: int, page: Page) -> range:
        """The lines of a paragraph at `top` that are painted anew; none, one or a run of them."""
        left = ink_left(paragraph, page)
        boxes = [(box[1] - top, box[3] - top) for box in self._boxes if box[2] >= left]
        hit = [
            number
            for number, (above, below) in enumerate(inks(paragraph, page))
            if any(first < below and above <= last for first, last in boxes)
        ]
        return range(hit[0], hit[-1] + 1) if hit else range(0)


def line_region(paragraph: Paragraph, lines: Iterable[int], top: int, page: Page) -> QRegion:
    """Where lines of a paragraph that stands at `top` are painted."""
    left = ink_left(paragraph, page)
    region, each = QRegion(), inks(paragraph, page)
    for number in lines:
        ink = each[number]
        region += QRect(left, top + ink.top, page.width - left, ink.bottom - ink.top)
    return region

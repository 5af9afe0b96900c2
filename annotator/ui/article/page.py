"""The page's measures: where the card and the column of text stand, and how lines are spaced."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

from annotator.frozen import frozen
from annotator.ui.article.theme import ArticleTheme

_SAMPLE = (
    "The council said on Tuesday that the harbour gate would cost more than twice what the "
    "engineers had first told them, and that nobody had been warned about it in time."
)
_NARROW, _WIDE = 520, 752
CARD_TOP = 18
_PADDING = 34
_FOOT = 64


@frozen
class Face:
    """How a kind of paragraph is set: its size beside the text's, line height and gap after it."""

    scale: float
    line: int
    gap: int
    bold: bool = False
    sans: bool = False


@frozen
class Page:
    """All in pixels. Left of the column is room for brackets and labels.

    `top` lies above the first line or the heading, `foot` below the last line.
    """

    width: int
    card_left: int
    card_width: int
    left: int
    column: int
    font: QFont
    em: int
    paper: bool
    body: Face
    headline: Face
    byline: Face
    top: int = CARD_TOP + _PADDING
    foot: int = _FOOT + CARD_TOP

    @property
    def stroke(self) -> int:
        """How thick an underline is."""
        return max(2, round(self.em / 9))

    @property
    def under(self) -> int:
        """From the baseline to the first underline; the next lies two strokes below."""
        return round(self.em * 0.22)

    def face(self, kind: str) -> Face:
        if kind == "headline":
            return self.headline
        return self.byline if kind == "byline" else self.body

    @property
    def blank(self) -> int:
        """The height of an empty paragraph."""
        return round(self.body.line * 0.48)

    def advance(self, sample: str) -> float:
        """How wide a character of `sample` is on average."""
        return QFontMetricsF(self.font).horizontalAdvance(sample) / (len(sample) or 1)

    def height(self, characters: int, wide: float, *, gap: bool) -> int:
        """The likely height of a paragraph of characters `wide` pixels wide."""
        if not characters:
            return self.blank
        lines = ceil(characters * wide / self.column) or 1
        return lines * self.body.line + (self.body.gap if gap else 0)


def page(theme: ArticleTheme, zoom: float, width: int, *, paper: bool = False) -> Page:
    """The page that fits into `width` pixels: 62 to 75 characters a line where there is room.

    On `paper` the whole width is the page.
    """
    font = theme.font(zoom)
    metrics = QFontMetricsF(font)
    character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    em = font.pixelSize()
    room = min(max((width - _NARROW) / (_WIDE - _NARROW), 0.0), 1.0)
    gutter, left, right = (round(low + (high - low) * room) for low, high in _MARGINS)
    if paper:
        gutter, right = 0, 0
    column = max(min(round(theme.measure * character), width - 2 * gutter - left - right), 8 * em)
    card = column + left + right
    card_left = max((width - card) // 2, gutter)
    return Page(
        width=width,
        card_left=card_left,
        card_width=card,
        left=card_left + left,
        column=column,
        font=font,
        em=em,
        paper=paper,
        body=Face(1.0, round(em * theme.leading), round(em * 0.78)),
        headline=Face(1.72, round(em * 2.1), round(em * 0.5), bold=True),
        byline=Face(0.74, round(em * 1.3), round(em * 1.05), sans=True),
    )


_MARGINS = ((10, 34), (80, 97), (26, 69))

"""What a report is drawn with: a theme's colours and the screen's type, and what a click opens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from annotator.domain.review import Narrowing
from annotator.ui.look import Look
from annotator.ui.theme import Theme

CLASS_COLOURS = {
    "named": "quote",
    "anonymous": "claim",
    "organization": "source",
    "document": "cue",
    "other": "scare",
    "unknown": "other",
}
"""Class of source -> the theme's colour of its marks."""


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles that their list finds by `query`."""

    query: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the report that opens the rows behind it; `sentence` says what it tells."""

    place: QRectF
    sentence: str
    opens: Narrowing | Articles


class Ink:
    """Draws in one theme: the person's on screen, the light one on paper."""

    def __init__(self, look: Look, theme: Theme, painter: QPainter) -> None:
        self._look = look
        self._theme = theme
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def colour(self, name: str) -> QColor:
        return self._theme.colour(name)

    def font(self, more: int = 0, *, bold: bool = False) -> QFont:
        return self._look.font(more, bold=bold)

    def width(self, words: str, more: int = 0, *, bold: bool = False) -> float:
        return QFontMetricsF(self.font(more, bold=bold)).horizontalAdvance(words)

    def words(
        self,
        place: QRectF,
        words: str,
        colour: str = "text",
        more: int = 0,
        *,
        bold: bool = False,
        right: bool = False,
        wrap: bool = False,
    ) -> None:
        """Write `words` into a place, cut with “…” where they are too long."""
        font = self.font(more, bold=bold)
        self.painter.setFont(font)
        self.painter.setPen(self.colour(colour))
        flags = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if wrap:
            top = flags | Qt.AlignmentFlag.AlignTop
            self.painter.drawText(place, int(top) | int(Qt.TextFlag.TextWordWrap), words)
            return
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        self.painter.drawText(place, flags | Qt.AlignmentFlag.AlignVCenter, shown)

    def box(self, place: QRectF, colour: str, *, round: float = 3, line: str = "") -> None:
        """A filled box with round corners."""
        self.painter.setPen(self.colour(line) if line else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(colour))
        self.painter.drawRoundedRect(place, round, round)

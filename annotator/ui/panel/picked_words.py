"""The words that are picked, as the card shows them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.accessible import Role
from annotator.ui.look import Look
from annotator.ui.widgets.labels import RTL, line_left, wrapped
from annotator.ui.widgets.pictures import Pictures
from annotator.ui.widgets.set_words import SetWords
from annotator.ui.words import unmarked

_LINES = 2  # room for so many lines, always
_GAP = "[…]"


class PickedWords(QWidget):
    """The picked words in the article's type; at most two lines, the gap between parts grey."""

    accessible_role = Role.StaticText

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = ""
        self._pictures = Pictures(most=4)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._pictures.forget)
        look.changed.connect(self.update)

    def show_words(self, words: str) -> None:
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words[:500])
        self.setToolTip(unmarked(words[:2000]) if len(words) > 100 else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _LINES * self._metrics().lineSpacing() + 2)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(2, serif=True))

    def prepare(self, words: str) -> None:
        """Paint beforehand words that may be picked next."""
        size, ratio, ground = self.size(), self.devicePixelRatioF(), self._look.colour("card")
        self._pictures.prepare(
            size, ratio, words, ground, lambda on, at: self._paint(on, at, words)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        words, ground = self._words, self._look.colour("card")
        with QPainter(self) as painter:
            self._pictures.lay(
                painter, self.rect(), words, ground, lambda on, at: self._paint(on, at, words)
            )

    def _paint(self, painter: QPainter, place: QRect, words: str) -> None:
        font = self._look.font(2, serif=True)
        painter.setFont(font)
        if _GAP in words:
            self._paint_parts(painter, place.width(), words)
        else:
            painter.setPen(self._look.colour("text"))
            SetWords(words, font, place.width(), _LINES).paint(painter, 0, 0)

    def _paint_parts(self, painter: QPainter, width: int, words: str) -> None:
        metrics = painter.fontMetrics()
        y = metrics.ascent()
        for line in wrapped(words, metrics, width, _LINES):
            x = line_left(line, metrics, 0, width)
            for part in [line] if line.startswith(RTL) else _with_gaps(line):
                painter.setPen(self._look.colour("muted" if part == _GAP else "text"))
                painter.drawText(x, y, part)
                x += metrics.horizontalAdvance(part)
            y += metrics.lineSpacing()


def _with_gaps(line: str) -> list[str]:
    """A line cut into words and the marks of gaps between parts."""
    before, gap, after = line.partition(_GAP)
    return [before, gap, *_with_gaps(after)] if gap else [line]

"""Words set in a few lines, to be painted: shaped once, for measuring and for painting."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetrics, QGlyphRun, QPainter, QTextLayout, QTextLine

from annotator.text.direction import may_turn
from annotator.ui.widgets.labels import elided, line_left, one_line, wrapped

_ROUNDED = 0.499
"""Words may be so much wider than their line: measures are rounded to whole pixels."""


class SetWords:
    """At most so many lines of a width, broken at spaces, the last one elided.

    They look as those that `wrapped` makes, for less than half of the time: there each line is
    shaped several times. To it are left words that may run both ways or leave the basic plane,
    lines without a space and those that are elided.
    """

    def __init__(self, words: str, font: QFont, width: int, lines: int) -> None:
        self._metrics = QFontMetrics(font)
        self._width = width
        self._runs: list[tuple[float, list[QGlyphRun]]] = []  # each with its place in one line
        self._said: list[str] = []  # what follows, painted as it is
        shown = one_line(words)
        if may_turn(shown) or max(shown, default="") > "\uffff":
            self._said = wrapped(words, self._metrics, width, lines)
        elif shown:
            self._set(shown, font, lines)

    @property
    def height(self) -> int:
        """The pixels that all lines take."""
        return (len(self._runs) + len(self._said)) * self._metrics.lineSpacing()

    def paint(self, painter: QPainter, left: int, top: int) -> int:
        """Paint the lines in the painter's pen; return where they end. The font must be set."""
        baseline = top + self._metrics.ascent()
        for start, runs in self._runs:
            for run in runs:
                painter.drawGlyphRun(QPointF(left - start, baseline), run)
            baseline += self._metrics.lineSpacing()
        for line in self._said:
            x = line_left(line, self._metrics, left, self._width)
            painter.drawText(x, baseline, line)
            baseline += self._metrics.lineSpacing()
        return top + self.height

    def _set(self, shown: str, font: QFont, lines: int) -> None:
        letter = max(self._metrics.averageCharWidth(), 1)
        taken = shown[: lines * self._width * 3 // (2 * letter)]
        layout, line = _shaped(taken, font)
        while len(taken) < len(shown) and line.naturalTextWidth() < lines * self._width:
            taken = shown[: 2 * len(taken)]
            layout, line = _shaped(taken, font)
        start = 0
        while start < len(shown):
            end = self._end(line, start, len(taken))
            left = lines - len(self._runs)
            if end < len(shown) and left == 1:
                self._said = [elided(shown[start:], end - start, self._metrics, self._width)]
                return
            if end < len(shown):
                end = taken.rfind(" ", start, end + 1)
                if end <= start:
                    self._said = wrapped(shown[start:], self._metrics, self._width, left)
                    return
            self._runs.append((_x(line, start), layout.glyphRuns(start, end - start)))
            start = end + 1

    def _end(self, line: QTextLine, start: int, end: int) -> int:
        """Where a line that begins at `start` is full; `end` where all fits."""
        full = _x(line, start) + self._width + _ROUNDED
        if _x(line, end) <= full:
            return end
        return line.xToCursor(full, QTextLine.CursorPosition.CursorOnCharacter)


def _shaped(words: str, font: QFont) -> tuple[QTextLayout, QTextLine]:
    """All of `words` on one line that is as long as they are, its baseline at 0."""
    layout = QTextLayout(words, font)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(words))
    line.setPosition(QPointF(0, -line.ascent()))
    layout.endLayout()
    return layout, line


def _x(line: QTextLine, unit: int) -> float:
    found: float | tuple[float, int] = line.cursorToX(unit)  # type: ignore[assignment]  # stub
    return found[0] if isinstance(found, tuple) else found

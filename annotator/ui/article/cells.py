"""Where each character stands in a line whose words run both ways, as the line is painted.

Qt's own answers are off there: behind the blank at which the line was broken, beside a turn of
the direction, and in words read from right to left, where a letter counts as passed at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotator.ui.article.paragraph import Line, Paragraph


class Cell(NamedTuple):
    """One character as it is seen: pixels in the column, units in the paragraph."""

    left: float
    right: float
    start: int
    end: int
    leftward: bool

    def edge(self, *, at_start: bool) -> float:
        """Where its beginning or its end stands."""
        return self.right if self.leftward == at_start else self.left

    def away(self, x: float) -> float:
        """How far `x` is from it; 0 within."""
        return max(self.left - x, x - self.right, 0.0)


def cell_at(paragraph: Paragraph, line: Line, x: float) -> Cell | None:
    """The character nearest to `x` in a line; None in an empty one."""
    found = _cells(paragraph, line)
    return min(found, key=lambda cell: cell.away(x), default=None)


def cell_of(paragraph: Paragraph, line: Line, unit: int) -> Cell | None:
    """The character that holds `unit`; None where nothing is seen of it."""
    return next((c for c in _cells(paragraph, line) if c.start <= unit < c.end), None)


def place_at(paragraph: Paragraph, line: Line, x: float) -> int:
    """The place between two characters that is nearest to `x`."""
    cell = cell_at(paragraph, line, x)
    if cell is None:
        return line.start
    in_left_half = x < (cell.left + cell.right) / 2
    return cell.end if in_left_half == cell.leftward else cell.start


def _cells(paragraph: Paragraph, line: Line) -> Iterator[Cell]:
    """Asked for one by one: for a stretch Qt tells wrongly which glyph is whose."""
    layout = paragraph.layout
    set_line = layout.lineAt(paragraph.lines.index(line))
    start = line.start
    while start < line.end:
        end = max(layout.nextCursorPosition(start), start + 1)
        runs = set_line.glyphRuns(start, end - start)
        if runs:
            boxes = [run.boundingRect() for run in runs]
            left, right = min(b.left() for b in boxes), max(b.right() for b in boxes)
            yield Cell(left, right, start, end, runs[0].isRightToLeft())
        start = end

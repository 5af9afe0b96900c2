"""One paragraph set into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine, QTextOption

from annotator.ui.article.page import Face

_UNBROKEN = re.compile(r"[^\s-]{1000}")
"""Qt's word wrap looks back over the whole run at every line: longer runs wrap anywhere."""

Piece = tuple[int, int, int]
"""A stretch of one line: the line's number, left and right edge in the column."""


class Line(NamedTuple):
    """Where one line stands: UTF-16 units of the paragraph, pixels from the paragraph's top."""

    start: int
    end: int
    top: int
    height: int
    baseline: int


class Ink(NamedTuple):
    """From which height to which, exclusive, something is painted."""

    top: int
    bottom: int


@dataclass(slots=True)
class Paragraph:
    """A paragraph in lines; the lines themselves live in the document's block."""

    number: int
    start: int
    words: str
    block: QTextBlock
    face: Face
    right_to_left: bool
    mixed: bool
    gap: int
    hidden: list[tuple[int, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    height: int = 0
    extra: dict[int, int] = field(default_factory=dict)
    inks: list[Ink] | None = None  # known until lines are placed anew; see `fresh.inks`

    @property
    def layout(self) -> QTextLayout:
        """The lines as Qt has them.

        Asked for at each use and never kept: Qt deletes it unseen, and Python would take what
        is made at the same place next for it.
        """
        return self.block.layout()

    @property
    def end(self) -> int:
        """The position after its last character."""
        return self.start + self.lines[-1].end

    def line_of(self, unit: int) -> Line:
        """The line that holds `unit`, counted from the paragraph's start."""
        return next((line for line in self.lines if unit < line.end), self.lines[-1])

    def line_at(self, y: int) -> Line:
        """The line at height `y` in the paragraph."""
        return next((line for line in self.lines if y < line.top + line.height), self.lines[-1])

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Where the units `[start, end)` stand: in mixed directions a line may hold several."""
        found: list[Piece] = []
        layout = self.layout
        for number, line in enumerate(self.lines):
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                set_line = layout.lineAt(number)
                # A line's words end before the space at which it was broken.
                words = set_line.naturalTextRect()
                bounds = (round(words.left()), round(words.right()))
                if self.mixed:
                    parts = _mixed(set_line, first, last)
                else:
                    parts = [(_x(set_line, first), _x(set_line, last))]
                found += ((number, *_within(part, bounds)) for part in parts)
        return found


def set_lines(layout: QTextLayout, words: str, width: int, right_to_left: bool) -> None:
    """Break the paragraph into lines of `width` pixels.

    The shapes of its letters are kept: else Qt finds them again for all of the paragraph at each
    painting of one line, and at each question where a letter stands.
    """
    option = QTextOption()
    anywhere = _UNBROKEN.search(words) is not None
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WrapAnywhere if anywhere else modes.WrapAtWordBoundaryOrAnywhere)
    directions = Qt.LayoutDirection
    option.setTextDirection(directions.RightToLeft if right_to_left else directions.LeftToRight)
    sides = Qt.AlignmentFlag
    option.setAlignment(sides.AlignRight if right_to_left else sides.AlignLeft)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line = layout.createLine()
    layout.endLayout()


def unset_lines(block: QTextBlock) -> None:
    """Drop the lines of a paragraph, and what Qt knows of its letters."""
    layout = block.layout()
    layout.setCacheEnabled(False)
    layout.beginLayout()
    layout.endLayout()


def place_lines(paragraph: Paragraph, extra: dict[int, int], blank: int) -> None:
    """Give each line its place, and room for `extra` pixels (by line) under its words."""
    lines = []
    top = 0
    plain = paragraph.face.line if paragraph.words else blank
    layout = paragraph.layout
    start = 0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        above = line.ascent()
        # Typefaces found for other scripts may be taller than the text's own.
        natural = ceil(above + line.descent())
        height = max(plain, natural + 2) if paragraph.words else plain
        baseline = top + (height - natural) // 2 + round(above)
        line.setPosition(QPointF(0, baseline - above))
        height += extra.get(number, 0)
        end = start + line.textLength()
        lines.append(Line(start, end, top, height, baseline))
        start, top = end, top + height
    paragraph.lines = lines
    paragraph.extra = extra
    paragraph.inks = None
    paragraph.height = max(top + paragraph.gap, 1)


def _within(part: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int]:
    left = min(max(part[0], bounds[0]), bounds[1])
    right = max(min(part[1], bounds[1]), left)
    return (left, right) if right > left else (left - 1, left + 1)


def _x(line: QTextLine, unit: int) -> int:
    return round(edge_x(line, unit))


def edge_x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Where an edge of the character at `unit` stands in its line."""
    found: float | tuple[float, int] = line.cursorToX(unit, edge)  # type: ignore[assignment]  # stub
    return found[0] if isinstance(found, tuple) else found


def _mixed(line: QTextLine, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a line in which words run both ways, as the eye sees them."""
    boxes = sorted(
        (box.left(), box.right())
        for box in (run.boundingRect() for run in line.glyphRuns(start, end - start))
        if box.width() >= 0.5
    )
    merged: list[list[float]] = []
    for left, right in boxes:
        if merged and left <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    if not merged:  # characters that are not seen
        merged = [sorted((edge_x(line, start), edge_x(line, end)))]
    return [(round(left), round(right)) for left, right in merged]

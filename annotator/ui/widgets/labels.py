"""Words that are only read: plain text always, whatever they hold."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from annotator.text.direction import is_right_to_left
from annotator.ui.words import unmarked

_MORE = 8  # characters beyond those that fit
_WIDTHS = 8

T = TypeVar("T")


class ByWidth(dict[int, T]):
    """What a widget needs at each of a few widths: Qt asks for the same ones again and again."""

    def __setitem__(self, width: int, made: T) -> None:
        if len(self) >= _WIDTHS:
            self.clear()
        super().__setitem__(width, made)


RTL, _END = "\u2067", "\u2069"
"""Between these a line is ordered from right to left, whatever the screen around it is."""


def plain(words: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """A label that never takes its words for mark-up; `name` is its style in the sheet."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


class Elided(QLabel):
    """One line that ends in “…” when there is no room; all of it in the tool tip."""

    def __init__(self, words: str = "", name: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(place, self.alignment() | Qt.AlignmentFlag.AlignVCenter, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        full = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if full else unmarked(self.text()))


def one_line(words: str) -> str:
    """The beginning of `words`, more than lists ever show, with single spaces for all blanks."""
    return " ".join(words[:600].split())


def wrapped(words: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """`words` broken into at most `lines` lines of `width` pixels, the last one elided.

    Reads no more of `words` than can be shown. Lines read from right to left begin with `RTL`.
    """
    shown = one_line(words)
    if is_right_to_left(shown):
        return [f"{RTL}{line}{_END}" for line in _broken(shown, metrics, width, lines)]
    return _broken(shown, metrics, width, lines)


def line_left(line: str, metrics: QFontMetrics, left: int, width: int) -> int:
    """Where a line made by `wrapped` begins in a place `width` pixels wide."""
    if not line.startswith(RTL):
        return left
    return left + width - metrics.horizontalAdvance(line)


def elided(words: str, fits: int, metrics: QFontMetrics, width: int) -> str:
    """A line of `words` that ends in “…”, where `fits` characters would fit without it."""
    begun = words[: fits + _MORE]  # too long as well
    return metrics.elidedText(begun, Qt.TextElideMode.ElideRight, width)


def _broken(shown: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    made: list[str] = []
    while shown:
        fits = _fitting(shown, metrics, width)
        if fits == len(shown):
            return [*made, shown]
        if len(made) == lines - 1:
            return [*made, elided(shown, fits, metrics, width)]
        space = shown.rfind(" ", 0, fits + 1)
        cut = space if space > 0 else max(fits, 1)
        made.append(shown[:cut].rstrip())
        shown = shown[cut:].lstrip()
    return made


def _fitting(words: str, metrics: QFontMetrics, width: int) -> int:
    """How many characters of `words` fit on a line; measures little more than these.

    Goes on from what was measured by the width of a letter: three or four measurements a line.
    """
    fits, fit_width = 0, 0
    over = len(words) + 1  # so many are too many, or more than there are
    guess = max(width // max(metrics.averageCharWidth(), 1), 1)
    while fits < over - 1:
        guess = min(max(guess, fits + 1), over - 1)
        taken = metrics.horizontalAdvance(words[:guess])
        if taken <= width:
            fits, fit_width = guess, taken
        else:
            over = guess
        letter = max(taken / guess, 1)
        guess = fits + max(int((width - fit_width) / letter), 1)
    return fits


class Line(QWidget):
    """A hair line between two parts of the window."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setObjectName("line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

"""Tabs: an underlined strip, and a segmented control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.accessible import Role
from annotator.ui.look import Look

_PAD = 14
_LEAST_PAD = 5
_BAR = 3
_MOST_WIDTHS = 64


class TabStrip(QWidget):
    """Titles in a row, each with a count; the current one is underlined."""

    accessible_role = Role.PageTabList

    picked = Signal(int)

    def __init__(self, look: Look, titles: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self._titles = list(titles)
        self._counts: list[int | None] = [None] * len(titles)
        self._current = 0
        self._widths: dict[str, int] = {}
        self.setAccessibleName(titles[0])
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._look_changed)

    @property
    def current(self) -> int:
        return self._current

    @property
    def count(self) -> int:
        """How many tabs there are."""
        return len(self._titles)

    def add_tab(self, title: str) -> int:
        """Add a tab at the end; returns its number."""
        self._titles.append(title)
        self._counts.append(None)
        self.update()
        return len(self._titles) - 1

    def set_current(self, number: int) -> None:
        """Show tab `number` as the current one; says nothing."""
        self._current = number
        self.setAccessibleName(self._titles[number])
        self.update()

    def set_count(self, number: int, count: int | None) -> None:
        if self._counts[number] != count:
            before = self._places()
            self._counts[number] = count
            moved = before != self._places()
            self.update(self.rect() if moved else before[number])

    def title(self, number: int) -> str:
        """What a tab says, its count too."""
        return self._titles[number] + _more(self._counts[number])

    def tab_rect(self, number: int) -> QRect:
        return self._places()[number]

    def sizeHint(self) -> QSize:
        return QSize(240, QFontMetrics(self._look.font()).height() + 24)

    def _places(self) -> list[QRect]:
        return self._fitted()[0]

    def _fitted(self) -> tuple[list[QRect], int]:
        """The tabs side by side: closer together where there is little room, then cut.

        With them comes the room beside each title.
        """
        wide = [
            self._width(title) + self._width(_more(count)) + 1
            for title, count in zip(self._titles, self._counts, strict=True)
        ]
        spare = (self.width() - sum(wide)) // max(2 * len(wide), 1)
        pad = min(max(spare, _LEAST_PAD), _PAD)
        over = sum(wide) + 2 * pad * len(wide) - self.width()
        while over > 0 and max(wide) > 30:  # the longest title is cut
            longest = wide.index(max(wide))
            cut = min(over, 8)
            wide[longest] -= cut
            over -= cut
        x, places = 0, []
        for one in wide:
            places.append(QRect(x, 0, one + 2 * pad, self.height()))
            x += one + 2 * pad
        return places, pad

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._look.colour
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        places, pad = self._fitted()
        for number, place in enumerate(places):
            if not event.rect().intersects(place):
                continue
            on = number == self._current
            painter.setPen(colour("text" if on else "muted"))
            self._paint_title(painter, place.adjusted(pad, 0, -pad, 0), number)
            if on:
                bar = QRect(place.left(), self.height() - _BAR, place.width(), _BAR)
                painter.fillRect(bar, colour("accent"))
                if self.hasFocus():
                    painter.setPen(colour("accent"))
                    painter.drawRect(place.adjusted(4, 6, -5, -8))

    def _paint_title(self, painter: QPainter, room: QRect, number: int) -> None:
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        more = _more(self._counts[number])
        painter.setFont(self._look.font(bold=number == self._current))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(
            self._titles[number],
            Qt.TextElideMode.ElideRight,
            room.width() - self._width(more),
        )
        painter.drawText(room, align, title)
        painter.setFont(self._look.font(bold=True))
        painter.drawText(room.adjusted(metrics.horizontalAdvance(title), 0, 0, 0), align, more)

    def _width(self, words: str) -> int:
        """How wide words are in bold; remembered for those that are shown again and again."""
        if words not in self._widths:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            metrics = QFontMetrics(self._look.font(bold=True))
            self._widths[words] = metrics.horizontalAdvance(words)
        return self._widths[words]

    def _look_changed(self) -> None:
        self._widths.clear()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for number, place in enumerate(self._places()):
            if place.contains(point):
                self._pick(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._pick((self._current + step) % len(self._titles))

    def _pick(self, number: int) -> None:
        self.set_current(number)
        self.picked.emit(number)


def _more(count: int | None) -> str:
    """What stands behind a title."""
    return "" if count is None else f" {count}"

"""Views side by side as one control: the one on screen is filled, a count stands in bold."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from annotator.ui.look import Look
from annotator.ui.words import figure

_PAD, _HEIGHT, _ROUND = 16, 32, 6


class Segments(QWidget):
    """Holds the segments; exactly one is chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.segments: dict[str, Segment] = {}

    def add(self, name: str, title: str, tip: str) -> Segment:
        """Add a segment at the end."""
        made = Segment(self._look, title)
        made.setToolTip(tip)
        self._group.addButton(made)
        self._row.addWidget(made)
        self.segments[name] = made
        some = list(self.segments.values())
        for number, segment in enumerate(some):
            segment.set_place(first=number == 0, last=number == len(some) - 1)
        return made

    def choose(self, name: str) -> None:
        """Show one as chosen; says nothing."""
        self.segments[name].setChecked(True)


class Segment(QAbstractButton):
    """One of the views."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self._first = self._last = True
        self._count = ""
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def set_place(self, *, first: bool, last: bool) -> None:
        self._first, self._last = first, last
        self.update()

    def set_count(self, count: int | None) -> None:
        """Show a number beside the title, or none."""
        text = "" if not count else figure(count)
        if text != self._count:
            self._count = text
            self.setAccessibleDescription(text)
            self.updateGeometry()
            self.update()

    def count(self) -> str:
        """The number beside the title; empty when there is none."""
        return self._count

    def _widths(self) -> tuple[int, int]:
        bold = QFontMetrics(self._look.font(bold=True))
        more = bold.horizontalAdvance(" " + self._count) if self._count else 0
        return bold.horizontalAdvance(self.text()), more

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 2 * _PAD, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour
        on = self.isChecked()
        ground = "accent_fill" if on else "hover" if self.underMouse() else "card"
        painter.setPen(QPen(colour("accent_fill" if on else "field_line"), 1))
        painter.setBrush(colour(ground))
        painter.drawPath(self._outline())
        painter.setPen(colour("on_accent" if on else "text"))
        title, more = self._widths()
        painter.setFont(self._look.font(bold=on))
        left = (self.width() - title - more) // 2
        align = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRect(left, 0, title, self.height()), align, self.text())
        painter.setFont(self._look.font(bold=True))
        painter.drawText(QRect(left + title, 0, more, self.height()), align, " " + self._count)
        if self.hasFocus():
            painter.setPen(QPen(colour("on_accent" if on else "accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 4, 4)

    def _outline(self) -> QPainterPath:
        """The box, round only at the control's own ends."""
        box = QRectF(self.rect()).adjusted(0.5 if self._first else -0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, _ROUND, _ROUND)
        if not self._first:
            path.addRect(QRectF(box.left(), box.top(), _ROUND, box.height()))
        if not self._last:
            path.addRect(QRectF(box.right() - _ROUND, box.top(), _ROUND, box.height()))
        return path.simplified()

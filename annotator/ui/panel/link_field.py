"""A field that shows what an annotation is linked to, or says how to link it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.accessible import Role
from annotator.ui.look import Look
from annotator.ui.widgets.labels import ByWidth, wrapped
from annotator.ui.widgets.pictures import Pictures
from annotator.ui.words import unmarked

_PAD_X, _PAD_Y = 10, 6
_DOT = 9
_MORE = 26
_LINES = 2


class LinkField(QWidget):
    """A dot in the label's colour, a name, details; a click asks to change or to go there."""

    accessible_role = Role.Button

    activated = Signal()
    menu_wanted = Signal(QPoint)  # where on screen

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name, self._details, self._colour = "", "", ""
        self._hint = ""
        self._hover = False
        self._broken = ByWidth[list[str]]()
        self._pictures = Pictures(most=4)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._pictures.forget)
        look.changed.connect(self._break_anew)

    def show_end(self, name: str, details: str, colour: str) -> None:
        """Show what is linked; `colour` is a label's."""
        self._show(name, details, colour, "")

    def show_hint(self, hint: str) -> None:
        """Say what to do: nothing is linked."""
        self._show("", "", "", hint)

    def _show(self, name: str, details: str, colour: str, hint: str) -> None:
        if (name, details, colour, hint) == (self._name, self._details, self._colour, self._hint):
            return  # else all that stands below is laid out anew
        self._name, self._details, self._colour, self._hint = name, details, colour, hint
        said = ", ".join(filter(None, (name or hint, details)))
        self.setAccessibleDescription(said)
        self.setToolTip(unmarked(said) if name else "")
        self.updateGeometry()
        self._break_anew()

    def _break_anew(self) -> None:
        self._broken.clear()
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font())

    def _lines(self, width: int) -> list[str]:
        if width not in self._broken:
            room = width - 2 * _PAD_X - (_DOT + 7 if self._colour else 0) - _MORE
            whole = f"{self._name}  {self._details}" if self._details else self._name
            self._broken[width] = wrapped(whole, self._metrics(), max(room, 40), _LINES)
        return self._broken[width]

    def heightForWidth(self, width: int) -> int:
        lines = max(len(self._lines(width)), 1) if self._name else 1
        return lines * self._metrics().lineSpacing() + 2 * _PAD_Y

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._metrics().lineSpacing() + 2 * _PAD_Y)

    def paintEvent(self, event: QPaintEvent) -> None:
        said = (self._name, self._details, self._colour, self._hint)
        shows = (*said, self.hasFocus(), self._hover)
        ground = self._look.colour("card")
        with QPainter(self) as painter:
            self._pictures.lay(painter, self.rect(), shows, ground, self._paint)

    def _paint(self, painter: QPainter, whole: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour
        active = self.hasFocus()
        painter.setPen(
            QPen(colour("accent" if active else "faint" if self._hover else "field_line"))
        )
        painter.setBrush(colour("card"))
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(self._look.font())
        if not self._name:
            painter.setPen(colour("muted"))
            place = whole.adjusted(_PAD_X, 0, -_PAD_X, 0)
            hint = painter.fontMetrics().elidedText(
                self._hint, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, hint)
            return
        self._paint_name(painter)
        if self._hover or active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("muted"))
            middle = self._more().center()
            for step in (-5, 0, 5):
                painter.drawEllipse(QPoint(middle.x() + step, middle.y()), 1, 1)

    def _paint_name(self, painter: QPainter) -> None:
        colour = self._look.colour
        metrics = painter.fontMetrics()
        x, y = _PAD_X, _PAD_Y
        if self._colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.label(self._colour))
            painter.drawEllipse(x, y + (metrics.lineSpacing() - _DOT) // 2 + 1, _DOT, _DOT)
            x += _DOT + 7
        named = len(self._name)
        for line in self._lines(self.width()):
            head, tail = line[: max(named, 0)], line[max(named, 0) :]
            painter.setPen(colour("text"))
            painter.drawText(x, y + metrics.ascent(), head)
            painter.setPen(colour("muted"))
            painter.drawText(x + metrics.horizontalAdvance(head), y + metrics.ascent(), tail)
            named -= len(line) + 1
            y += metrics.lineSpacing()

    def _more(self) -> QRect:
        return QRect(self.width() - _MORE - 2, 0, _MORE, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            if self._name and self._more().contains(event.position().toPoint()):
                self.menu_wanted.emit(self.mapToGlobal(self._more().bottomLeft()))
            else:
                self.activated.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._name:
            self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

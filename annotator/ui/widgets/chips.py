"""A row of chips: the values of one question, each with the digit that sets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
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
from annotator.ui.widgets.labels import ByWidth
from annotator.ui.widgets.pictures import Pictures
from annotator.ui.widgets.typing import Typing, typed_at

_PAD = 13
_GAP = 7
_HEIGHT_MORE = 10
_LINE_GAP = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """One value: its key, its title, and the theme's colours it has when chosen.

    With `fill` and `line` a chosen chip is a soft tint with `ink` on it, else solid.
    """

    key: str
    title: str
    ink: str = "on_accent"
    fill: str = "accent_fill"
    line: str = "accent_fill"


class ChipField(QWidget):
    """Chips that wrap; a click or Space chooses one, a second click takes it back."""

    accessible_role = Role.Grouping

    chosen = Signal(str)  # the key, or "" when the choice is taken back
    clicked = Signal()  # chosen with the mouse: the keys belong where they were

    ground = ""
    """The theme's colour of what lies behind, where that is plain: how it looked is remembered."""

    def __init__(self, look: Look, name: str, typing: str = "") -> None:
        """`typing` is the key that leads to the values that have no digit, shown on them."""
        super().__init__()
        self._look = look
        self._key_to_type = typing
        self._chips: tuple[Chip, ...] = ()
        self._values: frozenset[str] = frozenset()
        self._armed = False
        self._hover = -1
        self._current = 0
        self._may_clear = True
        self._typing = Typing()
        self._laid = ByWidth[list[tuple[QRect, str]]]()
        self._pictures = Pictures(most=6)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._lay_anew)

    def set_chips(self, chips: Iterable[Chip], *, may_clear: bool = True) -> None:
        self._chips = tuple(chips)
        self._may_clear = may_clear
        self._current = 0
        self.updateGeometry()
        self._lay_anew()

    def set_values(self, values: Iterable[str]) -> None:
        """Show these keys as chosen."""
        if self._values == (wanted := frozenset(values)):
            return
        self._values = wanted
        chosen = [chip.title for chip in self._chips if chip.key in self._values]
        self.setAccessibleDescription(", ".join(chosen))
        self.update()

    def values(self) -> frozenset[str]:
        return self._values

    def set_armed(self, armed: bool) -> None:
        """Show, or hide, the digits that choose a value."""
        if armed != self._armed:
            self._armed = armed
            self.update()

    def chip_rect(self, key: str) -> QRect:
        """Where the chip `key` is drawn."""
        places = self._places(self.width())
        return next(
            (place for chip, place in zip(self._chips, places, strict=True) if chip.key == key),
            QRect(),
        )

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(-1))

    def _lay_anew(self) -> None:
        self._laid.clear()
        self._pictures.forget()
        self.update()

    def _places(self, width: int) -> list[QRect]:
        return [place for place, _ in self._lay(width)]

    def _lay(self, width: int) -> list[tuple[QRect, str]]:
        """Where each chip stands, and its title as far as that fits; worked out once a width."""
        if width in self._laid:
            return self._laid[width]
        metrics, laid = self._metrics(), []
        height = metrics.height() + _HEIGHT_MORE
        x = y = 0
        for chip in self._chips:
            wide = min(metrics.horizontalAdvance(chip.title) + 2 * _PAD, max(width, 80))
            if x and x + wide > width:
                x, y = 0, y + height + _LINE_GAP
            title = metrics.elidedText(chip.title, Qt.TextElideMode.ElideRight, wide - _PAD)
            laid.append((QRect(x, y, wide, height), title))
            x += wide + _GAP
        self._laid[width] = laid
        return laid

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else self._metrics().height() + _HEIGHT_MORE

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._metrics().height() + _HEIGHT_MORE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.ground:
            current = self._current if self.hasFocus() else -1
            shows = (self._values, self._armed, self._hover, current, self.isEnabled())
            behind = self._look.colour(self.ground)
            self._pictures.lay(painter, self.rect(), shows, behind, self._paint)
        else:
            self._paint(painter, self.rect())

    def _paint(self, painter: QPainter, whole: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (place, title) in enumerate(self._lay(whole.width())):
            self._paint_chip(painter, number, place, title)

    def _paint_chip(self, painter: QPainter, number: int, place: QRect, title: str) -> None:
        chip = self._chips[number]
        colour = self._look.colour
        on = chip.key in self._values
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = chip.fill if on else ("hover" if number == self._hover else "card")
        line = chip.line if on else "field_line"
        painter.setPen(QPen(colour(line), 1))
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = colour(chip.ink if on else "text" if self.isEnabled() else "muted")
        painter.setPen(ink)
        painter.setFont(self._look.font(-1))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, title)
        key = self._key_of(number)
        if key:
            self._paint_key(painter, place, key, ink if on else colour("muted"))
        if self.hasFocus() and number == self._current:
            painter.setPen(QPen(ink if on else colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = box.adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)

    def _key_of(self, number: int) -> str:
        """What is shown on a chip: its digit or, past the ninth, the key that lets one type it."""
        if number < 9:
            return str(number + 1) if self._armed or self.hasFocus() else ""
        return self._key_to_type if self._armed else ""

    def _paint_key(self, painter: QPainter, place: QRect, key: str, ink: QColor) -> None:
        painter.setPen(ink)
        painter.setFont(self._look.font(-4))
        corner = place.adjusted(5, 2, 0, 0)
        painter.drawText(corner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self._number_at(event.position().toPoint()))

    def leaveEvent(self, event: object) -> None:
        self._set_hover(-1)

    def _set_hover(self, number: int) -> None:
        number = number if self.isEnabled() else -1
        if number != self._hover:
            self._hover = number
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def _number_at(self, point: QPoint) -> int:
        places = enumerate(self._places(self.width()))
        return next((number for number, place in places if place.contains(point)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().toPoint())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = number
            self._choose(number)
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._chips:
            self._current = min(max(self._current + step, 0), len(self._chips) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._current)
        elif not self._type(event.text()):
            super().keyPressEvent(event)

    def _type(self, key: str) -> bool:
        """A digit chooses the value beside it, 0 none; a letter goes to the value it begins."""
        if key.isdigit() and not self._typing.is_open:
            if int(key):
                self._current = min(int(key), len(self._chips)) - 1
                self._choose(int(key) - 1)
            elif self._may_clear:
                self.chosen.emit("")
        elif key.strip() and key.isprintable():
            self._find(key)
        else:
            return False
        return True

    def _find(self, letter: str) -> None:
        found = typed_at([chip.title for chip in self._chips], self._typing.add(letter))
        if found is not None:
            self._current = found
            self.update()

    def _choose(self, number: int) -> None:
        if number < len(self._chips):
            key = self._chips[number].key
            again = self._may_clear and key in self._values
            self.chosen.emit("" if again else key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

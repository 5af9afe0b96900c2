"""Choosing a label's colour: the theme's own, a palette, or any other, with what it looks like."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.accessible import Role
from annotator.ui.look import Look
from annotator.ui.theme import THEMES, load_theme
from annotator.ui.tones import LEAST_LINE, contrast, is_free, tone
from annotator.ui.widgets.labels import plain
from annotator.ui.words import later, tr

NAMED = (
    ("quote", later("blue")),
    ("claim", later("orange")),
    ("source", later("green")),
    ("cue", later("purple")),
    ("scare", later("olive")),
    ("other", later("grey")),
)
PALETTE = (
    ("#AA3377", later("wine")),
    ("#4477AA", later("steel blue")),
    ("#228833", later("leaf green")),
    ("#CC3311", later("red")),
    ("#8A5A2B", later("brown")),
    ("#0A8FA3", later("teal")),
    ("#6A4FC1", later("violet")),
    ("#C2407A", later("pink")),
)
"""After Okabe-Ito and Tol: told apart by most eyes, seen on both pages."""

_ALL = (*NAMED, *PALETTE)
_SIDE, _GAP = 24, 7


def colour_title(colour: str) -> str:
    """What a colour is called: by name, or as it is written."""
    return next((tr(title) for name, title in _ALL if name == colour), colour)


def contrast_sentence(colour: str) -> str:
    """How well a colour stands out on the page, light and dark, and what is done about it."""
    found = {}
    for name in THEMES:
        colours = load_theme(name).colours
        shown = colour if is_free(colour) else tone(colours, colour)
        found[name] = contrast(shown, colours["page"])
    sentence = tr("{light:.1f} : 1 on the light page, {dark:.1f} : 1 on the dark one.").format(
        **found
    )
    weak = [name for name, value in found.items() if value < LEAST_LINE]
    if not weak:
        return sentence
    remedies = {
        "light": tr("Too pale for the light page: it is drawn darker there."),
        "dark": tr("Too deep for the dark page: it is drawn lighter there."),
    }
    return " ".join([sentence, *(remedies[name] for name in weak)])


class Swatches(QWidget):
    """Squares of colour in rows; arrows move, Space or a click chooses."""

    accessible_role = Role.ColorChooser

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._colour = ""
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Colour"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def show_colour(self, colour: str) -> None:
        self._colour = colour
        names = [name for name, _ in _ALL]
        if colour in names:
            self._current = names.index(colour)
        self.setAccessibleDescription(colour_title(colour))
        self.update()

    def place(self, colour: str) -> QRect:
        """Where a colour is drawn; the last square is a colour of one's own."""
        names = [name for name, _ in _ALL]
        number = names.index(colour) if colour in names else len(names)
        return QRect(3 + number * (_SIDE + _GAP), 3, _SIDE, _SIDE)

    def sizeHint(self) -> QSize:
        return QSize((len(_ALL) + 1) * (_SIDE + _GAP) + 4, _SIDE + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [name for name, _ in _ALL]
        if is_free(self._colour) and self._colour not in shown:
            shown.append(self._colour)
        for number, name in enumerate(shown):
            box = QRectF(self.place(name)).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.label(name))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if name == self._colour:
                painter.setPen(QPen(self._look.colour("text"), 2))
                painter.drawRoundedRect(box, 6, 6)
            if self.hasFocus() and number == self._current:
                painter.setPen(QPen(self._look.colour("accent"), 1.5))
                painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 7, 7)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, (name, _) in enumerate(_ALL):
            if self.place(name).contains(event.position().toPoint()):
                self._current = number
                self.chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._current = (self._current + steps[Qt.Key(event.key())]) % len(_ALL)
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(_ALL[self._current][0])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()


class ColourField(QWidget):
    """Swatches, a button for any other colour, and how well the chosen one is seen."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.swatches = Swatches(look)
        self.swatches.chosen.connect(self.chosen)
        self._sentence = plain(name="small", wrap=True)
        self._other = QPushButton(tr("Other…"))
        self._other.setAccessibleName(tr("Another colour"))
        self._other.setAutoDefault(False)
        self._other.clicked.connect(self._ask)
        self._colour = "other"
        self._look = look
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.swatches)
        column.addLayout(row)

    def show_colour(self, colour: str) -> None:
        self._colour = colour
        self.swatches.show_colour(colour)
        self._sentence.setText(contrast_sentence(colour))

    def sentence(self) -> str:
        """What it says of the contrast."""
        return self._sentence.text()

    def _ask(self) -> None:
        from PySide6.QtWidgets import QColorDialog

        now = QColor(self._look.theme.label(self._colour))
        found = QColorDialog.getColor(now, self, tr("A colour for the label"))
        if found.isValid():
            self.chosen.emit(found.name().upper())

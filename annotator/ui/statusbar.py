"""The bar at the bottom: the session, what just happened or which keys help now, who works."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.scheme import Label
from annotator.ui.dates import duration
from annotator.ui.look import Look
from annotator.ui.widgets.grounds import WINDOW, give_ground
from annotator.ui.widgets.labels import Elided
from annotator.ui.widgets.pictures import Pictures
from annotator.ui.widgets.pills import LabelPill
from annotator.ui.words import tr

_LEAST, _PER_CHARACTER = 4000, 60  # ms that a sentence stays

Hint = tuple[str, str]
"""A key and what it does."""


class HintLine(QWidget):
    """Keys and what they do, centred; or a sentence, while it is fresh."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._hints: tuple[Hint, ...] = ()
        self._sentence = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._forget)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pictures = Pictures(most=8)
        look.changed.connect(self._pictures.forget)
        look.changed.connect(self.update)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        if self._hints != (wanted := tuple(hints)):
            self._hints = wanted
            self.update()

    def clear(self) -> None:
        """Stop saying what is no longer so."""
        self._timer.stop()
        self._forget()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that are shown while nothing is said."""
        return self._hints

    def say(self, sentence: str) -> None:
        """Show a sentence for as long as it takes to read it."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self._timer.start(max(_LEAST, _PER_CHARACTER * len(sentence)))
        self.update()

    def sentence(self) -> str:
        """What is being said; empty when the hints are shown."""
        return self._sentence

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def _forget(self) -> None:
        if self._sentence:
            self._sentence = ""
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._sentence:
            painter.setFont(self._look.font(-1))
            painter.setPen(self._look.colour("text"))
            shown = painter.fontMetrics().elidedText(
                self._sentence, Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)
        else:
            ground = self._look.colour("window")
            self._pictures.lay(painter, self.rect(), self._hints, ground, self._paint_hints)

    def _paint_hints(self, painter: QPainter, whole: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = QFontMetrics(self._look.font(-1))
        keys = QFontMetrics(self._look.font(-3))
        widths = [
            (max(keys.horizontalAdvance(key) + 10, 18), words.horizontalAdvance(text))
            for key, text in self._hints
        ]
        while widths and sum(key + text + 16 for key, text in widths) > whole.width():
            widths.pop()
        x = (whole.width() - sum(key + text + 16 for key, text in widths)) // 2
        for (key, text), (wide, room) in zip(self._hints, widths, strict=False):
            self._paint_key(painter, QRect(x, (whole.height() - 17) // 2, wide, 17), key)
            painter.setFont(self._look.font(-1))
            painter.setPen(self._look.colour("muted"))
            place = QRect(x + wide + 5, 0, room + 4, whole.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            x += wide + room + 16

    def _paint_key(self, painter: QPainter, place: QRect, key: str) -> None:
        colour = self._look.colour
        painter.setPen(QPen(colour("field_line"), 1))
        painter.setBrush(colour("field_line"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 1.5, -0.5, 0.5), 4, 4)
        painter.setBrush(colour("card"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -1.5), 4, 4)
        painter.setFont(self._look.font(-3))
        painter.setPen(colour("text"))
        painter.drawText(place.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, key)


class StatusBar(QWidget):
    """Three parts; the middle one speaks. Before it stands the label that is held, if any."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        give_ground(self, WINDOW)
        self.setFixedHeight(30)
        self._is_open = True
        self._session = Elided(name="small")
        self._listed = Elided(name="small")
        self._listed.hide()
        self._annotator = Elided(name="small")
        self._annotator.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line = HintLine(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        self._held = LabelPill(look)
        self._held.hide()
        row.addWidget(self._session, 3)
        row.addWidget(self._listed, 3)
        row.addWidget(self._held)
        row.addWidget(self.line, 6)
        row.addWidget(self._annotator, 3)

    def say(self, sentence: str) -> None:
        self.line.say(sentence)

    def show_session(self, seconds: int, tagged: int) -> None:
        """Say how long the sitting is and how fast it goes."""
        parts = [tr("● Session {time}").format(time=duration(seconds))]
        if tagged:
            speed = round(tagged * 3600 / max(seconds, 60))
            parts.append(tr("{count} tagged · {speed} per hour").format(count=tagged, speed=speed))
        self._session.setText("     ".join(parts))

    def show_held(self, label: Label | None) -> None:
        """Say which label is held."""
        if label is not None:
            words = tr("Holding {label}").format(label=label.title)
            self._held.show_label(words, label.colour)
        self._held.setVisible(label is not None)

    def held(self) -> str:
        """What it says of the label that is held; empty when none is."""
        return "" if self._held.isHidden() else self._held.accessibleName()

    def show_listed(self, sentence: str) -> None:
        """Say how much is listed in place of the session; empty: the session again."""
        self._listed.setText(sentence)
        self._listed.setVisible(bool(sentence))
        self._session.setVisible(not sentence and self._is_open)

    def show_annotator(self, name: str) -> None:
        self._annotator.setText(name)

    def set_open(self, is_open: bool) -> None:
        """Without a project there is no session."""
        self._is_open = is_open
        self._session.setVisible(is_open and self._listed.isHidden())

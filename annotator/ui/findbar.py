"""Finding words in the article on screen."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from annotator.text.patterns import BAD, MANY, SECONDS, SLOW, Matches, find_pattern, find_words
from annotator.ui.look import Look
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_AFTER = 120  # ms after the last key
_WHILE_TYPING = 0.25  # seconds that a pattern may take then; who presses Enter waits longer


class FindBar(QFrame):
    """Enter goes to the next place, Shift+Enter to the one before, Esc closes.

    Ctrl+R takes what is typed as a regular expression; Ctrl+T asks to tag all places.
    """

    found = Signal(object)  # a Span to select and show
    tag_wanted = Signal(str, object)  # what was typed, and its places as Spans
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("findbar")
        self._look = look
        self._text = ""
        self._matches = Matches()
        self._current = -1
        self._start = 0
        self._patient = False
        self.field = QLineEdit(placeholderText=tr("Find in this article"))
        self.field.setAccessibleName(tr("Find in this article"))
        self.field.setClearButtonEnabled(True)
        self._count = plain(name="muted")
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(lambda: self.search())
        self.field.textChanged.connect(self._timer.start)
        self._buttons = (
            self._button("chevron-up", tr("Previous place (Shift+Enter)"), -1),
            self._button("chevron-down", tr("Next place (Enter)"), 1),
        )
        self.as_pattern = self._wordy(".*", tr("As a regular expression (Ctrl+R)"))
        self.as_pattern.setCheckable(True)
        self.as_pattern.toggled.connect(lambda: self.search())
        self.tag = self._wordy(tr("Tag…"), tr("Tag these places, after a look (Ctrl+T)"))
        self.tag.clicked.connect(self._want_tags)
        self._close = QToolButton()
        self._close.setToolTip(tr("Close (Esc)"))
        self._close.setAccessibleName(tr("Close"))
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for button in (self.as_pattern, *self._buttons, self.tag, self._close):
            row.addWidget(button)
        look.changed.connect(self._tint)
        self._tint()
        self.hide()

    def set_text(self, text: str) -> None:
        """Search another article."""
        self._text, self._matches, self._current = text, Matches(), -1
        if self.isVisible():
            self.search()

    def open_at(self, offset: int, words: str = "") -> None:
        """Show the bar; places are counted on from `offset`, `words` are searched at once."""
        self._start = offset
        self.show()
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def search(self, *, seconds: float = _WHILE_TYPING) -> None:
        """Look for what is typed and go to the first place; a pattern may take `seconds`."""
        self._timer.stop()
        self._patient = seconds > _WHILE_TYPING
        wanted, self._current = self.field.text(), -1
        if self.as_pattern.isChecked():
            self._matches = find_pattern(self._text, wanted, seconds=seconds)
        else:
            self._matches = find_words(self._text, wanted)
        self.tag.setEnabled(bool(self._matches.spans))
        if self._matches.spans:
            starts = [span.start for span in self._matches.spans]
            self._go(bisect_left(starts, self._start) % len(starts))
        else:
            self._count.setText(self._nothing(wanted))

    def count(self) -> str:
        """What is said of the places: `2 of 5`."""
        return self._count.text()

    def step(self, by: int) -> None:
        if self._timer.isActive():
            self.search()
        elif self._may_look_on():
            self.search(seconds=SECONDS)
        elif self._matches.spans:
            self._go((self._current + by) % len(self._matches.spans))

    def _go(self, number: int) -> None:
        self._current = number
        found = self._matches
        more = "+" if found.trouble in (MANY, SLOW) else ""
        self._count.setText(
            tr("{number} of {count}").format(number=number + 1, count=f"{len(found.spans)}{more}")
        )
        self.found.emit(found.spans[number])

    def _nothing(self, wanted: str) -> str:
        """Why there is no place to go to."""
        if self._matches.trouble == BAD:
            return tr("Not a pattern: {why}").format(why=self._matches.reason)
        if self._may_look_on():
            return tr("This pattern takes long; Enter looks on")
        if self._matches.trouble == SLOW:
            return tr("Stopped: this pattern takes too long")
        return tr("Not found") if wanted else ""

    def _may_look_on(self) -> bool:
        """True when a pattern was stopped early because somebody was typing."""
        return self._matches.trouble == SLOW and not self._patient

    def _want_tags(self) -> None:
        if self._timer.isActive() or self._may_look_on():
            self.search(seconds=SECONDS)
        if self._matches.spans:
            self.tag_wanted.emit(self.field.text(), self._matches.spans)

    def _wordy(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _button(self, icon: str, tip: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("picture", icon)
        button.clicked.connect(lambda: self.step(by))
        return button

    def _tint(self) -> None:
        for button in self._buttons:
            button.setIcon(self._look.icon(str(button.property("picture")), "muted"))
        self._close.setIcon(self._look.icon("close", "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_R,
            Qt.Key.Key_T,
        ):
            self.as_pattern.toggle() if event.key() == Qt.Key.Key_R else self._want_tags()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

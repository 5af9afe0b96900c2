"""The rule of a label, to be read and written in place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from annotator.domain.identity import new_uid
from annotator.ui.words import tr

_AFTER = 1500  # ms after the last key
_LEAST = 3  # lines
_MORE = 16  # pixels of frame and margins


class RuleField(QPlainTextEdit):
    """As high as its words. Asks to keep them when the focus leaves, or when one pauses.

    All that is written in one visit shares a group, so that it undoes together.
    """

    committed = Signal(str, str, str)  # label, rule, group

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Rule of this label"))
        self.setPlaceholderText(tr("What is tagged with this label, and what is not"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._label = ""
        self._kept = ""
        self._group = new_uid()
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self.commit)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_rule(self, label: str, rule: str, *, writable: bool) -> None:
        """Show the rule of a label; what is being written for the same one stays."""
        if label != self._label:
            self.commit()
            self._label = label
        elif self._timer.isActive():
            return
        self._kept = rule
        self.setReadOnly(not writable)
        if self._words() != rule:
            blocked = self.blockSignals(True)
            self.setPlainText(rule)
            self.blockSignals(blocked)
            self._fit()

    def commit(self) -> None:
        """Ask to keep what is written, now."""
        self._timer.stop()
        rule = self._words().strip()
        if self._label and rule != self._kept.strip():
            self._kept = rule
            self.committed.emit(self._label, rule, self._group)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        lines = max(int(self.document().size().height()), _LEAST)
        return QSize(200, lines * line + _MORE)

    def _words(self) -> str:
        """What is written; unlike toPlainText() it keeps no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def _typed(self) -> None:
        if not self.isReadOnly():
            self._timer.start()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        self._group = new_uid()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

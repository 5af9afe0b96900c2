"""A note that is kept while one types."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from annotator.domain.identity import new_uid
from annotator.ui.words import tr

_AFTER = 400  # ms after the last key


class NoteField(QPlainTextEdit):
    """Commits 400 ms after the last key, and when the focus or the annotation leaves.

    All commits from one visit to the field share a group, so that they undo together.
    """

    committed = Signal(int, str, str)  # annotation, note, group

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Add a note"))
        self.setAccessibleName(tr("Note"))
        self.setTabChangesFocus(True)
        self._annotation: int | None = None
        self._kept = ""
        self._group = ""
        self._dirty = False
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self.commit)
        self.textChanged.connect(self._typed)

    def show_note(self, annotation: int, note: str) -> None:
        """Show a note; what is being typed for the same annotation stays."""
        if annotation != self._annotation:
            self.commit()
            self._annotation = annotation
            self._group = ""
        elif self.hasFocus() and self._timer.isActive():
            return
        self._kept, self._dirty = note, False
        if self._words() != note:
            blocked = self.blockSignals(True)
            self.setPlainText(note)
            self.blockSignals(blocked)

    def forget(self) -> None:
        """Nothing is picked any more."""
        self.commit()
        self._annotation = None

    def commit(self) -> None:
        """Ask to keep what is typed, now."""
        self._timer.stop()
        note = self._words()
        if self._dirty and self._annotation is not None and note != self._kept:
            self._kept = note
            self._group = self._group or new_uid()
            self.committed.emit(self._annotation, note, self._group)

    def _typed(self) -> None:
        if self._annotation is not None:
            self._dirty = True
            self._timer.start()

    def _words(self) -> str:
        """What is typed; unlike toPlainText() it keeps no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        self._group = ""
        super().focusOutEvent(event)

"""What a click in the article means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.ui.article.edges import EdgeChip

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView


class Clicks:
    """Tells a click from a drag, and what was clicked: a chip, a note, an annotation, nothing."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._pressed: QPoint | None = None
        self._found: list[int] = []
        self._before: int | None = None
        self._doubled: QPoint | None = None
        self._turn = 0
        self._place = QPoint()
        self._last = QElapsedTimer()  # since the double click, or the last one after it
        self._in_text = False
        # A word is told as selected once no further click can make it a sentence.
        self._later = QTimer(view, singleShot=True)
        self._later.timeout.connect(view.selection_made)

    def press(self, event: QMouseEvent) -> bool:
        """Take a press; True when it is on a chip or a note and the text must not see it."""
        point = event.position().toPoint()
        if self.again(event):
            return True
        self._pressed, self._doubled, self._before = None, None, self._view.picked
        self._in_text = False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if chip := self.chip_at(point):
            self._view.jump(chip.annotation, chip.span)
            return True
        if note := self._view.note_at(point):
            self._view.region_restore_requested.emit(note.region)
            return True
        remark = self._view.remark_at(point)
        if remark is not None:
            self._view.remark_clicked.emit(remark)
            return True
        self._in_text = True
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._pressed = point
        return False

    def release(self, event: QMouseEvent) -> None:
        """Take a release: a click picks the innermost annotation, the next click one outward."""
        pressed, self._pressed = self._pressed, None
        if not self._in_text or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._view.textCursor().hasSelection():
            self._later.start(0 if self._doubled is None else QApplication.doubleClickInterval())
        elif pressed is not None:
            far = (event.position().toPoint() - pressed).manhattanLength()
            if far < QApplication.startDragDistance():
                self._pick(event.position())

    def double(self, event: QMouseEvent) -> None:
        """Take a double click: it selects a word, so what its first click picked is let go."""
        self._pressed = None
        self._doubled = event.position().toPoint()
        self._last.start()
        self._later.stop()
        offset = self._view.offset_at(event.position())
        from annotator.text.segments import word_at  # its patterns take a while to load

        word = None if offset is None else word_at(self._view.text, offset)
        if word is not None:
            self._view.select(word)  # Qt's word takes a closing mark with it
        if self._view.picked == self._before:
            return
        if self._before is None:
            self._view.picked_none.emit()
        else:
            self._view.annotation_picked.emit(self._before)

    def again(self, event: QMouseEvent) -> bool:
        """Take a further click right after a double click: it selects the next larger unit.

        Quotation, sentence, at last the paragraph. False when it is no such click.
        """
        if self._doubled is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        soon = self._last.isValid() and self._last.elapsed() < QApplication.doubleClickInterval()
        if not soon or event.modifiers() or not self.trembles(event):
            return False
        self._last.start()
        self._later.stop()
        from annotator.text.growing import grown
        from annotator.text.segments import paragraph_at

        selected = self._view.selected_spans()
        if selected:
            larger = grown(self._view.text, selected[0].start, selected[0].end)
            paragraph = paragraph_at(self._view.text, selected[0].start)
            if larger is not None and paragraph is not None and paragraph.covers(larger):
                self._view.select(larger)
        return True

    def trembles(self, event: QMouseEvent) -> bool:
        """True while the hand has not left the place of a double click."""
        if self._doubled is None:
            return False
        far = (event.position().toPoint() - self._doubled).manhattanLength()
        return far < QApplication.startDragDistance()

    def over(self, point: QPoint) -> bool:
        """True when a click at `point` does something other than select or pick."""
        view = self._view
        found = (self.chip_at(point), view.note_at(point), view.remark_at(point))
        return any(one is not None for one in found)

    def chip_at(self, point: QPoint) -> EdgeChip | None:
        """The chip at an edge of the view that stands at `point`."""
        return next((chip for chip in self._view.edge_chips() if chip.box.contains(point)), None)

    def _pick(self, point: QPointF) -> None:
        """Pick what is under a click. Plain words only take the caret: what is picked stays."""
        offset = self._view.offset_at(point)
        found = [] if offset is None else self._view.annotations_at(offset)
        if not found:
            self._found = []
            if offset is None:
                self._view.picked_none.emit()
            return
        near = (point.toPoint() - self._place).manhattanLength() < QApplication.startDragDistance()
        again = near and found == self._found and self._view.picked == found[self._turn]
        self._turn = (self._turn + 1) % len(found) if again else 0
        self._found, self._place = found, point.toPoint()
        self._view.annotation_picked.emit(found[self._turn])

"""The article view: a page on which one reads, selects and picks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from annotator.text.span import Span
from annotator.ui.article.announce import sentences
from annotator.ui.article.clicks import Clicks
from annotator.ui.article.dragging import EndDrag
from annotator.ui.article.handles import Handle, handles
from annotator.ui.article.held import held_cursor
from annotator.ui.article.hints import remark_marks
from annotator.ui.article.margin import Note, notes
from annotator.ui.article.marks import Mark
from annotator.ui.article.paint import HELD_CARET
from annotator.ui.article.sheet import Sheet
from annotator.ui.article.theme import ArticleTheme

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_FREELY = _SHIFT | Qt.KeyboardModifier.AltModifier
_WRITING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ArticleView(Sheet):
    """Shows one article and tells what the reader does with it; it changes nothing itself.

    Who hears `annotation_picked` answers with `pick`; who changes `marks` calls `refresh`.
    """

    annotation_picked = Signal(int)
    picked_none = Signal()
    selection_changed = Signal(list)  # list[Span]
    selection_made = Signal()  # the mouse was let go, and something is selected
    end_taken = Signal()  # an end of what is picked is about to be drawn along
    end_dragged = Signal(object, object)  # which Span of what is picked has become which
    region_restore_requested = Signal(int)
    remark_clicked = Signal(int)  # where it begins
    jump_requested = Signal(int)  # the annotation that was jumped to
    key_unused = Signal(str)  # a letter or a digit that no command took, as `QKeySequence` says it
    announced = Signal(str)  # what screen readers are told of the tags at the caret

    def __init__(self, theme: ArticleTheme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._clicks = Clicks(self)
        self._drag = EndDrag(self)
        self._letter = ""
        self._beam = QCursor(Qt.CursorShape.IBeamCursor)
        self._at_caret: dict[int, str] = {}
        self.grown_along: list[tuple[int, int]] = []
        """The selections from which the one on screen grew, and that one."""
        self.setAccessibleName(self.tr("Article text"))
        self.viewport().setMouseTracking(True)
        for moved in (self.selectionChanged, self.cursorPositionChanged):
            moved.connect(self._paint_mixed)
        self.selectionChanged.connect(self._tell_selection)
        self.cursorPositionChanged.connect(self._tell_tags)

    # Selection and caret

    @property
    def text(self) -> str:
        """The text of the article that is shown."""
        return self._shown.text

    def selected_spans(self) -> list[Span]:
        """What is selected, without line ends around it; empty when nothing is."""
        cursor, text = self.textCursor(), self._shown.text
        start = self._shown.places.offset(cursor.selectionStart())
        end = self._shown.places.offset(cursor.selectionEnd())
        while start < end and text[start] == "\n":
            start += 1
        while start < end and text[end - 1] == "\n":
            end -= 1
        return [Span(start, end)] if start < end else []

    def select(self, span: Span, *, backwards: bool = False) -> None:
        """Select `span` and bring it into sight; the caret stands at its end or, at its start."""
        ends = (self._shown.places.position(span.start), self._shown.places.end_position(span.end))
        cursor = self.textCursor()
        cursor.setPosition(ends[backwards])
        cursor.setPosition(ends[not backwards], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.reveal(span)

    def caret_offset(self) -> int:
        """The code point before which the caret stands."""
        return self._shown.places.offset(self.textCursor().position())

    def set_caret(self, offset: int) -> None:
        """Put the caret before a code point; nothing is selected then."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown.places.position(offset))
        self.setTextCursor(cursor)

    def hold(self, label: str, letter: str) -> None:
        """Show by pointer and caret which label the next selection gets; none for an empty one."""
        self._shown.held, self._letter = label, letter
        ratio = self.devicePixelRatioF()
        self._beam = (
            held_cursor(self.theme.label(label), letter, ratio)
            if label
            else QCursor(Qt.CursorShape.IBeamCursor)
        )
        self.setCursorWidth(HELD_CARET if label else 1)  # so wide a place Qt paints anew
        self.viewport().setCursor(self._beam)
        self.viewport().update()

    def set_theme(self, theme: ArticleTheme) -> None:
        """Take other colours and typefaces, for the pointer too."""
        super().set_theme(theme)
        self.hold(self._shown.held, self._letter)

    def set_fixed(self, fixed: bool) -> None:
        """Where nothing can be changed there are no grips at the ends of what is picked."""
        if fixed != self._shown.fixed:
            self._shown.fixed = fixed
            self.viewport().update()

    def show_moved(self, rows: Sequence[Mark]) -> None:
        """Draw what is picked at other spans for now; none for where it is."""
        if rows != self._shown.moved:
            self._shown.moved = rows
            self.refresh()

    def cancel_drag(self) -> bool:
        """Leave an end where it was before it was taken; False when none is being drawn."""
        return self._drag.cancel()

    # What is where

    def runs_leftward(self, offset: int) -> bool:
        """True where the text is read from right to left."""
        position = self._shown.places.position(offset)
        return self._layout.paragraph(self._shown.places.paragraph(position)).right_to_left

    def annotations_at(self, offset: int) -> list[int]:
        """The annotations that hold the character at `offset`, innermost first."""
        marks = self.marks.overlapping(offset, offset + 1)
        marks.sort(key=lambda mark: (mark[1] - mark[0], -mark[2]))
        return list(dict.fromkeys(mark[2] for mark in marks))

    def region_at(self, offset: int) -> int | None:
        """The dimmed region that holds the character at `offset`."""
        found = self._shown.regions.boilerplate(offset, offset + 1)
        return found[0][2] if found else None

    def note_at(self, point: QPoint) -> Note | None:
        """The note in the margin whose link stands at a point of the viewport."""
        value = self.verticalScrollBar().value()
        place = point + QPoint(0, value)
        beside = notes(self._layout, [paragraph for paragraph, _ in self._freshening.seen()])
        return next((note for note in beside if note.link.contains(place)), None)

    def place_at(self, point: QPoint) -> int:
        """The code point before which a caret would stand that is nearest to a point."""
        place = point + QPoint(0, self.verticalScrollBar().value())
        hit = self._layout.hitTest(place.toPointF(), Qt.HitTestAccuracy.FuzzyHit)
        return self._shown.places.offset(hit)

    def handles(self) -> list[Handle]:
        """The grips at the ends of what is picked, as far as they are in sight."""
        value = self.verticalScrollBar().value()
        found = handles(self._layout, [paragraph for paragraph, _ in self._freshening.seen()])
        return [one.moved(-value) for one in found]

    def handle_at(self, point: QPoint) -> Handle | None:
        """The grip that a press at a point of the viewport takes."""
        if self.picked is None:
            return None
        return next((one for one in self.handles() if one.takes(point)), None)

    def remark_marks(self) -> list[tuple[QRect, int]]:
        """Where in the viewport lines with remarks are marked, and where the first one begins."""
        value = self.verticalScrollBar().value()
        found = remark_marks(self._layout, [paragraph for paragraph, _ in self._freshening.seen()])
        return [(place.toAlignedRect().translated(0, -value), offset) for place, offset in found]

    def remark_at(self, point: QPoint) -> int | None:
        """Where the remark begins whose mark stands at a point of the viewport."""
        if not self._shown.remarks or point.x() < self._shown.page.left + self._shown.page.column:
            return None
        near = ((place.adjusted(-5, -5, 5, 5), offset) for place, offset in self.remark_marks())
        return next((offset for place, offset in near if place.contains(point)), None)

    def jump(self, annotation: int, span: Span) -> None:
        """Go to a part of an attribution and tell so."""
        self.reveal(span)
        self.jump_requested.emit(annotation)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        words = event.text()
        written = event.key() in _WRITING or (words and words.isprintable())
        if written and not held:
            self.key_unused.emit(QKeySequence(event.keyCombination()).toString())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._drag.press(event.position().toPoint()):
            return
        if not self._clicks.press(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_on:
            self._drag.release()
            return
        super().mouseReleaseEvent(event)
        self._clicks.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._clicks.again(event) or self._clicks.over(event.position().toPoint()):
            return
        super().mouseDoubleClickEvent(event)
        self._clicks.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag.is_on:
            self._drag.move(point, free=bool(event.modifiers() & _FREELY))
            return
        if event.buttons() and self._clicks.trembles(event):
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.viewport().setCursor(self._pointer(point))

    def _pointer(self, point: QPoint) -> QCursor:
        """What the pointer looks like where a press does something of its own."""
        if self.handle_at(point) is not None:
            return QCursor(Qt.CursorShape.SizeHorCursor)
        over = self._clicks.over(point)
        return QCursor(Qt.CursorShape.PointingHandCursor) if over else self._beam

    def createMimeDataFromSelection(self) -> QMimeData:
        """The article's own characters, plain: Qt would turn no-break spaces into spaces."""
        from annotator.ui.mime import blank_mime  # loaded when something is copied

        data = blank_mime()
        data.setText("".join(self._shown.text[s.start : s.end] for s in self.selected_spans()))
        return data

    # How it is done

    def _paint_mixed(self) -> None:
        """Where lines run both ways Qt misjudges what a selection or the caret touches.

        It does so at the edge too where the page is wider than the view.
        """
        page, width = self._shown.page, self.viewport().width()
        if page.card_left + page.card_width > width:
            self.viewport().update()
            return
        if any(paragraph.mixed for paragraph, _ in self._freshening.seen()):
            self.viewport().update()

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selected_spans())

    def _tell_tags(self) -> None:
        """Say which tags the caret has entered or left, when somebody listens."""
        offset = self.caret_offset()
        labels = {mark[2]: mark[3] for mark in self.marks.overlapping(offset, offset + 1)}
        title = {**self._at_caret, **labels}
        said = sentences(
            list(self._at_caret), list(labels), lambda a: self.theme.label(title[a]).title
        )
        self._at_caret = labels
        for sentence in said:
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # costs a start

            self.announced.emit(sentence)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

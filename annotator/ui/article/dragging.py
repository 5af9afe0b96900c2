"""Drawing an end of the picked annotation along the text with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication

from annotator.text.span import Span, disjoint
from annotator.text.trimming import trimmed
from annotator.ui.article.handles import Handle

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_UP_OR_DOWN = 10  # pixels
_BEAT = 40  # ms between steps of scrolling while the pointer is above or below the view


class EndDrag:
    """Shows where the end would be; the view tells when it is let go, and nothing before."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._handle: Handle | None = None
        self._picked: int | None = None
        self._part: Span | None = None
        self._point, self._pressed = QPoint(), QPoint()
        self._aside = 0
        self._free = False
        self._beat = QTimer(view, interval=_BEAT)
        self._beat.timeout.connect(self._scroll)

    @property
    def is_on(self) -> bool:
        return self._handle is not None

    def press(self, point: QPoint) -> bool:
        """Take the grip at a point of the viewport; False when there is none."""
        self._handle = self._view.handle_at(point)
        if self._handle is None:
            return False
        self._picked, self._part = self._view.picked, self._handle.span
        # The end stays as far from the pointer as it was when it was taken.
        self._aside = self._handle.grip.center().x() - point.x()
        self._pressed = point
        self._view.end_taken.emit()
        return True

    def move(self, point: QPoint, *, free: bool) -> None:
        """Draw the end to a point: to the nearest word or, if `free`, to any character."""
        self._point, self._free = point, free
        outside = not 0 <= point.y() < self._view.viewport().height()
        if outside != self._beat.isActive():
            self._beat.start() if outside else self._beat.stop()
        self._show()

    def release(self) -> None:
        """Let go: tell which span has become which, when they differ."""
        handle, part, picked = self._handle, self._part, self._picked
        changed = handle is not None and part is not None and part != handle.span
        ours = picked == self._view.picked
        self.cancel()
        if changed and ours and handle is not None:
            self._view.end_dragged.emit(handle.span, part)

    def cancel(self) -> bool:
        """Leave everything as it was; False when nothing was going on."""
        was_on = self.is_on
        self._handle = self._part = None
        self._beat.stop()
        if was_on:
            self._view.show_moved(())
        return was_on

    def _show(self) -> None:
        handle, view = self._handle, self._view
        if handle is None or view.picked != self._picked:
            self.cancel()
            return
        # A grip hangs below its line: only a pointer that goes up or down means another one.
        stays = abs(self._point.y() - self._pressed.y()) < _UP_OR_DOWN
        y = handle.beside.center().y() if stays else self._point.y()
        place = view.place_at(QPoint(self._point.x() + self._aside, y))
        self._part = self._reach(handle, place) or self._part
        rows = view.marks.of(self._picked) if self._picked is not None else []
        if self._part is None or not rows:
            self.cancel()
            return
        parts = [Span(row[0], row[1]) for row in rows]
        moved = disjoint([self._part if part == handle.span else part for part in parts])
        view.show_moved([(part.start, part.end, *rows[0][2:]) for part in moved])

    def _reach(self, handle: Handle, place: int) -> Span | None:
        """The span with its end at `place` or at a word near it; None where nothing is left."""
        from annotator.text.snapping import end_near, start_near  # at the first drag

        text, span = self._view.text, handle.span
        if handle.at_start:
            start = min(place, span.end - 1) if self._free else start_near(text, place, span.end)
            made = None if start is None else Span(start, span.end)
        else:
            end = max(place, span.start + 1) if self._free else end_near(text, place, span.start)
            made = None if end is None else Span(span.start, end)
        return next(iter(trimmed(text, [made])), None) if made else None

    def _scroll(self) -> None:
        """Go on scrolling while the pointer stays above or below the view."""
        bar = self._view.verticalScrollBar()
        down = self._point.y() > 0
        bar.setValue(bar.value() + (1 if down else -1) * bar.singleStep())
        if not QGuiApplication.mouseButtons():
            self._beat.stop()
        self._show()

"""Keeping what one reads where it is, while heights above it become known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTextEdit

from annotator.text.span import Span
from annotator.ui.article.layout import ArticleLayout

_TRIES = 12
_EDGE = 40  # pixels at the top and the bottom of the view that chips may cover
_REVEALED_AT = 0.3
"""How far down the view, as a share of its height, something begins that is brought into sight."""


class Held(NamedTuple):
    """A line to come back to: its first position in the document, its distance from the top."""

    position: int
    distance: int


class Scrolling:
    """Sets what is in sight into lines and keeps one paragraph of it at its place on screen."""

    def __init__(self, view: QTextEdit, layout: ArticleLayout) -> None:
        self._view = view
        self._bar = view.verticalScrollBar()
        self._bar.setEnabled(False)  # its handle is drawn only where there is something to scroll
        self._bar.rangeChanged.connect(lambda low, high: self._bar.setEnabled(high > low))
        self._layout = layout
        self._anchor = (0, layout.top(0), 0)  # paragraph, its top on screen, the bar's value then
        self._held: tuple[Held, int] | None = None
        self._busy = False
        self._sight: tuple[tuple[object, ...], Span] = (), Span(0, 1)  # and what it hangs on

    @property
    def busy(self) -> bool:
        """True while the bar is moved from here."""
        return self._busy

    def settle(self, *, scrolled: bool = False) -> None:
        """Set what is in sight. After a scroll to the very end the end stays in sight."""
        if self._busy:
            return
        value = self._bar.value()
        if scrolled and 0 < value == self._bar.maximum():
            self._hold_end()
            return
        number, screen, before = self._anchor
        screen -= value - before
        bottom = screen + self._layout.top(number + 1) - self._layout.top(number)
        if screen > self._view.viewport().height() or bottom < 0:
            number = self._layout.number_at(value)
            screen = self._layout.top(number) - value
        self.go(number, screen)

    def go(self, number: int, screen: int) -> None:
        """Bring the top of paragraph `number` to `screen` pixels below the top of the view."""
        self._busy = True
        for _ in range(_TRIES):
            target = self._layout.top(number) - screen
            self._fit()
            self._bar.setValue(target)
            self._set_in_sight()
            if self._layout.top(number) - screen == target and self._fits():
                break
        self._busy = False
        self._remember()

    def hold(self) -> Held:
        """The line at the top, to come back to after everything was set anew."""
        if self._held is not None and self._held[1] == self._bar.value():
            return self._held[0]
        value = self._bar.value()
        paragraph = self._layout.paragraph(self._layout.number_at(value))
        top = self._layout.top(paragraph.number)
        line = paragraph.line_at(value - top)
        return Held(paragraph.start + line.start, top + line.top - value)

    def sight(self) -> Span:
        """The code points of the lines that are in sight, those cut in half left out."""
        layout, value, height = self._layout, self._bar.value(), self._view.viewport().height()
        hangs_on = layout.placed, layout.shown.page, value, height
        if hangs_on != self._sight[0]:
            half, places = layout.shown.page.body.line // 2, layout.shown.places
            start = layout.line_at(value + half)[0]
            end = layout.line_at(value + height - half)[1]
            first = places.offset(start)
            self._sight = hangs_on, Span(first, max(places.offset(end), first + 1))
        return self._sight[1]

    def come_back(self, held: Held) -> None:
        """Bring a line back to where it was; it may have other words on it now."""
        number = self._layout.shown.places.paragraph(held.position)
        paragraph = self._layout.paragraph(number)
        line = paragraph.line_of(held.position - paragraph.start)
        self.go(number, held.distance - line.top)
        self._held = (held, self._bar.value())

    def come_back_where_moved(self, held: Held) -> None:
        """Set what is in sight again, and bring a line back to where it was if lines moved."""
        before = self._layout.placed
        self._set_in_sight()
        if self._layout.placed != before:
            self.come_back(held)

    def come_back_to(self, position: int) -> None:
        """Bring the line that holds `position` to the top."""
        self.come_back(Held(position, 0))

    def reveal(self, spans: Sequence[Span], rects_of: Callable[[Span], list[QRect]]) -> None:
        """Bring `spans` into sight with a line around them, as far down as they fit.

        `rects_of` says where in the view words stand.
        """
        places, page = self._layout.shown.places, self._layout.shown.page
        margin = max(_EDGE, page.body.line)
        sight = self._view.viewport().rect().adjusted(0, margin, 0, -margin)
        found = [rects_of(span) for span in spans]
        if all(found) and all(sight.contains(rect) for rects in found for rect in rects):
            return
        position = places.position(spans[0].start)
        number = places.paragraph(position)
        paragraph = self._layout.paragraph(number)
        line = paragraph.line_of(position - paragraph.start)
        screen = round(self._view.viewport().height() * _REVEALED_AT) - line.top
        self.go(number, screen)
        rects = [rect for span in spans for rect in rects_of(span)]
        if rects:
            over = max(rect.bottom() for rect in rects) - sight.bottom()
            room = min(rect.top() for rect in rects) - sight.top()
            if min(over, room) > 0:
                self.go(number, screen - min(over, room))

    def _hold_end(self) -> None:
        self._busy = True
        for _ in range(_TRIES):
            self._bar.setValue(self._bar.maximum())
            self._set_in_sight()
            if self._fits():
                break
            self._fit()
        self._busy = False
        self._remember()

    def _set_in_sight(self) -> None:
        value = self._bar.value()
        self._layout.settle(value, value + self._view.viewport().height())

    def _fits(self) -> bool:
        spare = max(self._layout.height - self._view.viewport().height(), 0)
        return self._bar.maximum() == spare

    def _fit(self) -> None:
        if not self._fits():
            self._layout.documentSizeChanged.emit(self._layout.documentSize())

    def _remember(self) -> None:
        value = self._bar.value()
        number = self._layout.number_at(value)
        self._anchor = (number, self._layout.top(number) - value, value)

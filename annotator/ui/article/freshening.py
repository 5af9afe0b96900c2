"""Painting again only what looks otherwise: the paragraphs that a change or a pick touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QTextEdit

from annotator.text.span import Span
from annotator.ui.article.edges import EdgeChip
from annotator.ui.article.layout import ArticleLayout
from annotator.ui.article.paint import ink, visible
from annotator.ui.article.paragraph import Paragraph

_BESIDE = 12
"""Pixels left of the words that grips and outlines reach at most; further left is the margin."""


class Freshening:
    """Asks Qt for the least of the view that shows a change.

    Attribution numbers count on over the whole article, and lines below one that grew move down:
    then all of the view is painted.
    """

    def __init__(self, view: QTextEdit, layout: ArticleLayout) -> None:
        self._view = view
        self._layout = layout
        self._renumbered = layout.shown.marks.renumbered
        self._chips: list[EdgeChip] = []

    def tagged(self) -> None:
        """Show tags that were worked out anew, and the brackets, which mind all that is near."""
        numbers, moved = self._layout.take_changes()
        renumbered = self._layout.shown.marks.renumbered
        if moved or renumbered != self._renumbered:
            self._renumbered = renumbered
            self._view.viewport().update()
        else:
            beside = self._layout.shown.page.left - _BESIDE
            margin = QRect(0, 0, beside, self._view.viewport().height())
            self._paragraphs(numbers, QRegion(margin))

    def lit(self, annotations: Collection[int | None]) -> None:
        """Show annotations that are lit up or no longer so."""
        seen = [paragraph.number for paragraph, _ in self._seen()]
        here = self._layout.annotations
        self._paragraphs(number for number in seen if not here(number).isdisjoint(annotations))

    def chips(self, chips: list[EdgeChip]) -> None:
        """Show chips at the edges of the view in place of those of the last time."""
        if chips != self._chips:
            for chip in (*self._chips, *chips):
                self._view.viewport().update(chip.box.adjusted(-2, -2, 2, 2))
            self._chips = chips

    def proposed(self, spans: Iterable[Span]) -> None:
        """Show outlines around words, or none any more."""
        places = self._layout.shown.places
        ends = [(places.position(one.start), places.end_position(one.end)) for one in spans]
        self._paragraphs(
            paragraph.number
            for paragraph, _ in self._seen()
            if any(start <= paragraph.end and paragraph.start <= end for start, end in ends)
        )

    def _seen(self) -> list[tuple[Paragraph, int]]:
        value = self._view.verticalScrollBar().value()
        return visible(self._layout, value, value + self._view.viewport().height())

    def _paragraphs(self, numbers: Iterable[int], region: QRegion | None = None) -> None:
        region = QRegion() if region is None else region
        value, width = self._view.verticalScrollBar().value(), self._view.viewport().width()
        for number in numbers:
            place = self._layout.top(number) - value
            top, bottom = ink(self._layout.paragraph(number), place, self._layout.shown.page)
            region += QRect(0, top, width, bottom - top)
        self._view.viewport().update(region)

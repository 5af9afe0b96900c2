"""Painting again only what looks otherwise: the lines that a change or a pick touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QTextEdit

from annotator.text.span import Span
from annotator.ui.article.chips import numbered_lines
from annotator.ui.article.edges import EdgeChip
from annotator.ui.article.fresh import line_region
from annotator.ui.article.layout import ArticleLayout
from annotator.ui.article.paragraph import Paragraph


class Freshening:
    """Asks Qt for the least of the view that shows a change.

    Lines below one that grew move down: then all of the view is painted.
    """

    def __init__(self, view: QTextEdit, layout: ArticleLayout) -> None:
        self._view = view
        self._layout = layout
        self._renumbered = len(layout.shown.marks.renumbered)
        self._relinked = len(layout.shown.marks.relinked)
        self.shown_chips: list[EdgeChip] = []

    def seen(self) -> list[tuple[Paragraph, int]]:
        """The paragraphs in sight, each with its top in the document."""
        value = self._view.verticalScrollBar().value()
        return self._layout.ranges.between(value, value + self._view.viewport().height())

    def tagged(self) -> None:
        """Show tags that were worked out anew, and those brackets that changed with them."""
        lines, moved = self._layout.take_changes()
        marks = self._layout.shown.marks
        renumbered, self._renumbered = marks.renumbered[self._renumbered :], len(marks.renumbered)
        relinked, self._relinked = marks.relinked[self._relinked :], len(marks.relinked)
        if moved:
            self._view.viewport().update()
            return
        seen = [paragraph for paragraph, _ in self.seen()]
        self._lines(lines, self._layout.margin.changed(seen))
        if relinked:
            self.lit(relinked)
        if renumbered:
            first = min(renumbered)
            tags, shown = self._layout.tags, self._layout.shown
            self._lines(
                {one.number: numbered_lines(shown, tags(one.number), first) for one in seen}
            )

    def lit(self, annotations: Collection[int | None]) -> None:
        """Show annotations that are lit up or no longer so, or have other numbers."""
        seen = [paragraph.number for paragraph, _ in self.seen()]
        self._lines({number: self._layout.lines_of(number, annotations) for number in seen})

    def chips(self, chips: list[EdgeChip]) -> None:
        """Show chips at the edges of the view in place of those of the last time."""
        if chips != self.shown_chips:
            for chip in (*self.shown_chips, *chips):
                self._view.viewport().update(chip.box.adjusted(-2, -2, 2, 2))
            self.shown_chips = chips

    def proposed(self, spans: Iterable[Span]) -> None:
        """Show outlines around words, or none any more."""
        places = self._layout.shown.places
        ends = [(places.position(one.start), places.end_position(one.end)) for one in spans]
        self._lines(
            {
                paragraph.number: {
                    piece[0]
                    for start, end in ends
                    for piece in paragraph.pieces(start - paragraph.start, end - paragraph.start)
                }
                for paragraph, _ in self.seen()
            }
        )

    def _lines(self, changed: Mapping[int, Iterable[int]], region: QRegion | None = None) -> None:
        """Paint lines by the numbers of their paragraphs, and a region of the document."""
        region = QRegion() if region is None else region
        page, layout = self._layout.shown.page, self._layout
        for number, lines in changed.items():
            if lines:
                region += line_region(layout.paragraph(number), lines, layout.top(number), page)
        value = self._view.verticalScrollBar().value()
        self._view.viewport().update(region.translated(0, -value))

"""The paragraphs between two heights, worked out once for all that look there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.article.paragraph import Paragraph

if TYPE_CHECKING:
    from annotator.ui.article.layout import ArticleLayout

_KEPT = 4


class Ranges:
    """Remembers what stands between heights that were asked for, until lines move: `forget`."""

    def __init__(self, layout: ArticleLayout) -> None:
        self._layout = layout
        self._known: dict[tuple[float, float], list[tuple[Paragraph, int]]] = {}

    def between(self, first: float, last: float) -> list[tuple[Paragraph, int]]:
        """The paragraphs between two heights of the document, each with its top."""
        found = self._known.get((first, last))
        if found is None:
            found = self._walk(first, last)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[first, last] = found
        return found

    def forget(self) -> None:
        """Lines have got other places, or none any more."""
        self._known.clear()

    def _walk(self, first: float, last: float) -> list[tuple[Paragraph, int]]:
        layout = self._layout
        found = []
        number = layout.number_at(first)
        top = layout.top(number)
        while number < len(layout.shown.places) and top < last:
            paragraph = layout.paragraph(number)
            found.append((paragraph, top))
            top += paragraph.height
            number += 1
        return found

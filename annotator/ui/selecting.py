"""Changing the selection from the keyboard: by units of the text, and its two ends."""

from __future__ import annotations

from annotator.text.growing import grown, shrunk
from annotator.text.segments import steps_in
from annotator.text.span import Span
from annotator.ui.article.view import ArticleView

_REACH = 500  # characters in which the next word is looked for


def grow(view: ArticleView, text: str) -> None:
    """Select the next larger unit: word, quotation, sentence, paragraph, the whole text."""
    start, end = _ends(view)
    larger = grown(text, start, end)
    if larger is not None:
        way = [*_way(view), (start, end)]
        view.select(larger)
        if _ends(view) != way[-1]:
            view.grown_along = [*way, _ends(view)]


def shrink(view: ArticleView, text: str) -> None:
    """Go back the way the selection grew; else select the next smaller unit at its beginning."""
    start, end = _ends(view)
    way = _way(view)
    view.grown_along = way
    smaller = None if way else shrunk(text, start, end, start)
    first, last = way[-1] if way else (smaller.start, smaller.end) if smaller else (start, start)
    if first < last:
        view.select(Span(first, last))
    elif start < end:
        view.set_caret(first)


def _way(view: ArticleView) -> list[tuple[int, int]]:
    """What was selected before it grew to what is selected now; nothing where it did not."""
    way = view.grown_along
    return way[:-1] if way and way[-1] == _ends(view) else []


def move_end(view: ArticleView, text: str, by: int) -> None:
    """Move the end of the selection that moves to the next word's end (1) or start (-1)."""
    start, end = _ends(view)
    backwards = _is_backwards(view)
    moving, fixed = (start, end) if backwards else (end, start)
    if by > 0:
        window = Span(moving, moving + _REACH)
        reached = (word.end for word in steps_in(text, window) if word.end > moving)
        moving = next(reached, len(text))
    else:
        window = Span(max(0, moving - _REACH), max(moving, 1))
        moving = max((word.start for word in steps_in(text, window)), default=0)
    if moving == fixed:
        view.set_caret(fixed)
    else:
        view.select(Span(min(moving, fixed), max(moving, fixed)), backwards=moving < fixed)


def swap_ends(view: ArticleView) -> None:
    """Let the other end of the selection be the one that moves."""
    spans = view.selected_spans()
    if spans:
        view.select(spans[0], backwards=not _is_backwards(view))


def _is_backwards(view: ArticleView) -> bool:
    """True when the selection's start is the end that moves."""
    cursor = view.textCursor()
    return cursor.position() < cursor.anchor()


def _ends(view: ArticleView) -> tuple[int, int]:
    """Start and end of the selection; the caret twice when there is none."""
    spans = view.selected_spans()
    if spans:
        return spans[0].start, spans[0].end
    return view.caret_offset(), view.caret_offset()

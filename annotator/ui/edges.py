"""Moving the ends: of the selection, or without one of the words that are picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.store import annotations as tagged
from annotator.text.segments import steps_in
from annotator.text.span import Span
from annotator.ui.reading import label_of
from annotator.ui.selecting import move_end, swap_ends
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.domain.values import Annotation
    from annotator.ui.window import MainWindow

_REACH = 500  # characters in which the next word is looked for
_AT_START = "movesStart"
"""The view's property that says which end of picked words moves."""


def move(window: MainWindow, by: int) -> None:
    """Move an end to the right (1) or left (-1) by a word; a tag's move is one edit.

    Where the text is read from right to left, left is on.
    """
    picked, text = window.workspace.picked, window.workspace.text
    caret = window.view.caret_offset()
    if window.view.selected_spans() or picked is None:
        move_end(window.view, text, _onward(window, caret, by))
        return
    part = _part(picked, caret)
    at_start = bool(window.view.property(_AT_START))
    by = _onward(window, part.start, by)
    spans = moved_spans(text, picked, part, by, at_start=at_start)
    if spans is None:
        window.workspace.said.emit(cannot_move())
        return
    _write(window, picked, spans, lambda done: window.view.reveal(_moved(spans, part)))


def moved_spans(
    text: str, picked: Annotation, part: Span, by: int, *, at_start: bool
) -> list[Span] | None:
    """The spans of a tag once an end of `part` is a word on (1) or back (-1); None at the last."""
    if at_start:
        made = _span(_word_edge(text, part.start, by, at_start=True), part.end)
    else:
        made = _span(part.start, _word_edge(text, part.end, by, at_start=False))
    if made is None or made == part:
        return None
    return [made if span == part else span for span in picked.spans]


def cannot_move() -> str:
    """What is said when an end moves no further."""
    return tr("It ends there: a tag needs at least a word.")


def follow(window: MainWindow) -> None:
    """Let the ends be drawn along with the mouse too."""
    window.view.end_dragged.connect(lambda part, made: _drag(window, part, made))
    window.view.end_taken.connect(
        lambda: window.workspace.said.emit(
            tr("The end rests at words; hold Shift to stop at any character. Esc leaves it.")
        )
    )


def swap(window: MainWindow) -> None:
    """Let the other end be the one that moves."""
    if window.view.selected_spans() or window.workspace.picked is None:
        swap_ends(window.view)
        return
    at_start = not window.view.property(_AT_START)
    window.view.setProperty(_AT_START, at_start)
    window.workspace.said.emit(
        tr("Alt+Left and Alt+Right move the beginning now.")
        if at_start
        else tr("Alt+Left and Alt+Right move the end now.")
    )


def _drag(window: MainWindow, part: Span, made: Span) -> None:
    """Let `part` of what is picked be `made`, as one edit; its links stay."""
    picked = window.workspace.picked
    if picked is not None:
        _write(window, picked, [made if span == part else span for span in picked.spans])


def _write(
    window: MainWindow,
    picked: Annotation,
    spans: Sequence[Span],
    then: Callable[[None], None] | None = None,
) -> None:
    title = label_of(window.workspace.scheme, picked.label).title.lower()
    window.workspace.do(
        tr("Move the end of the {label}").format(label=title),
        lambda edit: tagged.set_spans(edit, picked.id, spans),
        then,
    )


def _onward(window: MainWindow, place: int, by: int) -> int:
    """A step to the right (1) or left (-1) as one on (1) or back (-1) in the text."""
    return -by if window.view.runs_leftward(place) else by


def _moved(spans: list[Span], part: Span) -> Span:
    """The part that moved, as it is now: the one that shares a place with what it was."""
    return next((span for span in spans if span.overlaps(part)), part)


def _word_edge(text: str, place: int, by: int, *, at_start: bool) -> int:
    """The next (1) or last (-1) place where a word begins or, not `at_start`, ends."""
    around = steps_in(text, Span(max(0, place - _REACH), place + _REACH))
    edges = [word.start if at_start else word.end for word in around]
    if by > 0:
        return min((edge for edge in edges if edge > place), default=place)
    return max((edge for edge in edges if edge < place), default=place)


def _part(picked: Annotation, caret: int) -> Span:
    """The part that the caret stands in or at, else the last."""
    held = [span for span in picked.spans if span.start <= caret <= span.end]
    return held[0] if held else picked.spans[-1]


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if start < end else None

"""Remedies that give a tag other words: at marks, at paragraphs, beside a tag that it overlaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.domain.values import HEADS, Annotation
from annotator.store import annotations as tagged
from annotator.store import relays
from annotator.store.edit import Edit
from annotator.text.quotation import closing_below, outer_quotations
from annotator.text.segments import paragraphs
from annotator.text.span import Span, left_of, words
from annotator.text.trimming import trimmed
from annotator.ui.nesting import can_nest, nest
from annotator.ui.remarks.mend import Mend
from annotator.ui.words import short, tr

if TYPE_CHECKING:
    from annotator.domain.remarks import Remark
    from annotator.ui.window import MainWindow


def part(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    """One span a paragraph."""
    text = window.workspace.text
    spans = [piece for span in one.spans for piece in paragraphs(text, span.start, span.end)]
    title, done = tr("Part it where paragraphs end"), tr("Part a quote")
    return Mend(title, _reshape(window, one, spans, done))


def take_in_whole(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    """All of the words between the marks of which only a part is tagged."""
    found = outer_quotations(window.workspace.text, remark.span)
    wholes = [part for one in found for part in one.spans if part.overlaps(remark.span)]
    if not wholes:
        return None
    title, done = tr("Take in all between the marks"), tr("Take in a whole quotation")
    return Mend(title, _reshape(window, one, [*one.spans, *wholes], done))


def balance(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    """On to the mark that closes below; else without the mark at its edge that nothing closes.

    None where the mark stands in the midst: the words behind it may well belong to the quote.
    """
    text, mark = window.workspace.text, remark.span
    end = closing_below(text, mark.start)
    if end is not None:
        grown = [*one.spans, *paragraphs(text, mark.start, end)]
        title = tr("Take in all up to “{words}”").format(words=_last(text, end))
        return Mend(title, _reshape(window, one, grown, tr("Take in a whole quotation")))
    at_edge = any(mark.start == span.start or mark.end == span.end for span in one.spans)
    return _shortened(window, one, [mark]) if at_edge else None


def settle_overlap(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    """Nested where one lies in the other and that may be; else the shorter goes, or one yields."""
    other = _overlapped(window, remark, one)
    if other is None:
        return None
    within = not left_of(one.spans, other.spans)
    if not within and left_of(other.spans, one.spans):
        return _shortened(window, one, other.spans)
    inner, outer = (one, other) if within else (other, one)
    text, workspace = window.workspace.text, window.workspace
    said = short(words(text, other.spans))
    if can_nest(workspace.scheme, one.label):
        title = tr("Nest it in “{words}”") if within else tr("Nest “{words}” in it")
        return Mend(
            title.format(words=said),
            lambda: workspace.do(
                tr("Nest a quote"), lambda edit: nest(edit, one.label, inner.id, outer.id)
            ),
        )
    title = tr("Delete it, “{words}” stays") if within else tr("Delete the shorter “{words}”")
    return Mend(title.format(words=said), lambda: _keep(window, outer, inner))


def _keep(window: MainWindow, outer: Annotation, inner: Annotation) -> None:
    """Delete `inner`; what is linked to it as its source or cue is linked to `outer` then."""
    if inner.label in HEADS:
        window.tagging.remove(inner)
        return
    ties = [link for link in window.workspace.opened.marks.links(inner.id) if link[3] == inner.id]
    there = {link[1:3] for link in window.workspace.opened.marks.links(outer.id)}

    def work(edit: Edit) -> None:
        tagged.remove_annotations(edit, [inner.id])
        for _, kind, origin, _ in ties:
            if (kind, origin) not in there and origin != outer.id:
                relays.tie(edit, kind, origin, outer.id)

    window.workspace.do(tr("Delete a tag inside another"), work, pick=lambda done: outer.id)


def _overlapped(window: MainWindow, remark: Remark, one: Annotation) -> Annotation | None:
    """The other tag that the remark speaks of: a span of it is the remark's."""
    marks = window.workspace.opened.marks
    for start, end, id, label, _ in marks.overlapping(remark.span.start, remark.span.end):
        if Span(start, end) == remark.span and label == one.label and id != one.id:
            return tagged.annotation(window.workspace.project, id)
    return None


def _shortened(window: MainWindow, one: Annotation, cut: Sequence[Span]) -> Mend | None:
    """Without what is cut off, if words are left of it."""
    text = window.workspace.text
    left = trimmed(text, left_of(one.spans, cut))
    if not any(char.isalnum() for char in words(text, left)):
        return None
    title = tr("Shorten it to “{words}”").format(words=short(words(text, left)))
    return Mend(title, _reshape(window, one, left, tr("Shorten a tag")))


def _reshape(
    window: MainWindow, one: Annotation, spans: Sequence[Span], done: str
) -> Callable[[], None]:
    """Give a tag other spans, as an edit that is called `done`."""
    return lambda: window.workspace.do(done, lambda edit: tagged.set_spans(edit, one.id, spans))


def _last(text: str, end: int) -> str:
    """The last words before a place, with an ellipsis."""
    held = " ".join(text[max(0, end - 30) : end].split())
    return "…" + (held[held.find(" ") + 1 :] if " " in held else held)

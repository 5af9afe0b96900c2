"""Adding words to what is picked, as further spans: the second part of an interrupted quote."""

from __future__ import annotations

from annotator.domain.values import Annotation
from annotator.text.span import Span
from annotator.ui.article.view import ArticleView
from annotator.ui.here import stretch_here
from annotator.ui.reading import label_of
from annotator.ui.tagging import Tagging
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace


def extend(workspace: Workspace, view: ArticleView, tagging: Tagging, label: str) -> None:
    """Add the selection, or what stands at the caret, to the picked annotation.

    To its one part of this label, where what is picked has another.
    """
    picked = workspace.picked
    if picked is None:
        workspace.said.emit(
            tr("Pick an annotation first; the key adds words to it, selected or at the caret.")
        )
        return
    title = label_of(workspace.scheme, label).title.lower()
    target = _target(workspace, picked, label)
    if target is None:
        workspace.said.emit(
            tr("What is picked has no {label} to add words to.").format(label=title)
        )
        return
    selected = view.selected_spans()
    spans = selected or stretch_here(workspace.opened, view.caret_offset(), label)
    own = [Span(row[0], row[1]) for row in workspace.opened.marks.of(target)]
    fresh = [span for span in spans if not any(_is_old(span, one, selected) for one in own)]
    if not fresh:
        workspace.said.emit(
            tr("Select the words to add to the {label}, or go to them, then press the key.").format(
                label=title
            )
        )
        return
    tagging.extend(target, fresh)
    if selected:
        view.set_caret(selected[-1].end)


def _is_old(span: Span, own: Span, selected: list[Span]) -> bool:
    """True for words that are in it; at the caret for any that reach into it."""
    return own.covers(span) if selected else own.overlaps(span)


def _target(workspace: Workspace, picked: Annotation, label: str) -> int | None:
    if picked.label == label:
        return picked.id
    marks = workspace.opened.marks
    parts = [link[3] for link in marks.links(picked.id) if link[2] == picked.id]
    return next((part for part in parts if workspace.opened.label(part) == label), None)

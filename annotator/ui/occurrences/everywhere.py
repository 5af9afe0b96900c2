"""Tagging the picked or selected words wherever they stand, as one edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from annotator.store import articles, search
from annotator.store.edit import Edit
from annotator.store.tagging_many import add_annotations, tagged_places
from annotator.text.occurrences import occurrences
from annotator.text.quotation import form_of
from annotator.text.span import Span
from annotator.text.span import words as words_of
from annotator.ui.occurrences.model import Place, place_in
from annotator.ui.occurrences.window import OccurrencesWindow
from annotator.ui.reading import label_of
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.domain.values import Annotation
    from annotator.ui.window import MainWindow

_MOST = 5_000
"""How many places are listed; more would be no list to look through."""


def tag_everywhere(window: MainWindow) -> None:
    """List the places of the picked annotation's words, in all articles, and tag those kept."""
    workspace = window.workspace
    picked = workspace.picked
    if workspace.article is None:
        return
    if picked is None:
        workspace.said.emit(tr("Tag the words once and pick that tag, then press the key."))
        return
    said = words_of(workspace.text, picked.spans[:1])
    places = list(_places(window, picked, said))
    if all(place.tagged for place in places):
        workspace.said.emit(tr("These words stand nowhere else."))
        return
    _look_through(window, picked.label, said, places, picked.source)


def choose_label(window: MainWindow, said: str, spans: Sequence[Span]) -> None:
    """Ask in a menu which label the places that were found get, then list them."""
    button = window.bench.find_bar.tag
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for label in window.workspace.scheme.labels:
        action = menu.addAction(tr("Tag as &{label}").format(label=label.title.lower()))
        action.triggered.connect(
            lambda checked=False, key=label.key: tag_matches(window, key, said, spans)
        )
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def tag_matches(window: MainWindow, label: str, said: str, spans: Sequence[Span]) -> None:
    """List places that were found in the article on screen, and tag those kept as `label`."""
    opened = window.workspace.opened
    tagged = tagged_places(window.workspace.project, opened.id, label)
    title = opened.article.title
    places = [
        place_in(opened.text, span, opened.id, title, (span.start, span.end) in tagged)
        for span in spans[:_MOST]
    ]
    _look_through(window, label, said, places, None)


def _look_through(
    window: MainWindow, label: str, said: str, places: Sequence[Place], source: int | None
) -> None:
    title = label_of(window.workspace.scheme, label).title.lower()

    def done(kept: Sequence[Place]) -> None:
        _tag(window, label, kept, source)

    OccurrencesWindow(window, window.look, title, said, places, done).open()


def _places(window: MainWindow, picked: Annotation, said: str) -> Iterator[Place]:
    """The places in the article on screen, then in the others, at most `_MOST`."""
    project = window.workspace.project
    count = 0
    for id in _articles(window, said):
        text = project.text(id)
        title = articles.article(project, id).title
        tagged = tagged_places(project, id, picked.label)
        for span in occurrences(text, said):
            if count == _MOST:
                return
            count += 1
            yield place_in(text, span, id, title, (span.start, span.end) in tagged)


def _articles(window: MainWindow, said: str) -> list[int]:
    project, here = window.workspace.project, window.workspace.opened.id
    if not project.read_only:
        search.refresh(project)
    phrase = '"{}"'.format(said.replace('"', " "))
    found = search.found_articles(project, phrase, limit=_MOST)
    return [here, *(id for id in found if id != here)]


def _tag(window: MainWindow, label: str, kept: Sequence[Place], source: int | None) -> None:
    workspace = window.workspace
    with_form = workspace.scheme.attribute(label, "form") is not None

    def work(edit: Edit) -> None:
        for article, group in groupby(kept, key=lambda place: place.article):
            spans = [place.span for place in group]
            text = edit.project.text(article)
            answers = [{"form": form_of(text, (span,))} for span in spans] if with_form else None
            add_annotations(edit, article, label, spans, attributes=answers, source=source)
        edit.article = workspace.opened.id

    title = label_of(workspace.scheme, label).title.lower()
    text = tr("Tag {count} × {label}").format(count=len(kept), label=title)
    workspace.do(text, work, lambda made: workspace.said.emit(text))

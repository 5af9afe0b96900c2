"""Tagging the picked or selected words wherever they stand, as one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from annotator.store import articles, search
from annotator.store.edit import Edit
from annotator.store.everywhere import remember
from annotator.store.tagging_many import add_annotations, tagged_places
from annotator.text.occurrences import occurrences
from annotator.text.span import Span
from annotator.text.span import words as words_of
from annotator.ui.occurrences.model import MOST, Place, place_in
from annotator.ui.occurrences.window import OccurrencesWindow
from annotator.ui.reading import label_of
from annotator.ui.told_by_words import told_by_words
from annotator.ui.words import in_menu, short, tr

if TYPE_CHECKING:
    from annotator.domain.values import Annotation
    from annotator.ui.window import MainWindow

_LONGEST = 500
"""Characters of the words that are looked for; longer ones are hardly said twice."""

Besides = Callable[[Edit], object]
"""What else is written in the edit that tags the places."""


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
    if len(said) > _LONGEST:
        workspace.said.emit(
            tr("These words are too many to look for; at most {count} characters.").format(
                count=_LONGEST
            )
        )
        return
    places = list(_places(window, picked, said))
    if all(place.tagged for place in places):
        workspace.said.emit(tr("These words stand nowhere else."))
        return
    label, source = picked.label, picked.source
    look_through(
        window,
        _sentence(window, label, said),
        places,
        lambda edit: remember(edit, label, said, source),
    )


def choose_label(window: MainWindow, said: str, spans: Sequence[Span]) -> None:
    """Ask in a menu which label the places that were found get, then list them."""
    button = window.bench.find_bar.tag
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for label in window.workspace.scheme.labels:
        action = menu.addAction(
            tr("Tag as &{label}").format(label=in_menu(label.title.lower(), 40))
        )
        action.triggered.connect(
            lambda checked=False, key=label.key: tag_matches(window, key, said, spans)
        )
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def tag_matches(window: MainWindow, label: str, said: str, spans: Sequence[Span]) -> None:
    """List places that were found in the article on screen, and tag those kept as `label`."""
    opened = window.workspace.opened
    taken = tagged_places(window.workspace.project, opened.id, label)
    title = opened.article.title
    places = [
        place_in(opened.text, span, opened.id, title, label, tagged=(span.start, span.end) in taken)
        for span in spans[:MOST]
    ]
    look_through(window, _sentence(window, label, said), places)


def look_through(
    window: MainWindow, sentence: str, places: Sequence[Place], besides: Besides | None = None
) -> None:
    """List places under a sentence, and tag those kept as one edit."""

    def done(kept: Sequence[Place]) -> None:
        _tag(window, kept, besides)

    OccurrencesWindow(window, window.look, sentence, places, done).open()


def _sentence(window: MainWindow, label: str, said: str) -> str:
    title = label_of(window.workspace.scheme, label).title.lower()
    sentence = tr("Tag “{words}” as {label} wherever it stands:")
    return sentence.format(words=short(said, 60), label=title)


def _places(window: MainWindow, picked: Annotation, said: str) -> Iterator[Place]:
    """The places in the article on screen, then in the others, at most `MOST`."""
    project = window.workspace.project
    label, source = picked.label, picked.source
    count = 0
    for id in _articles(window, said):
        text = project.text(id)
        title = articles.article(project, id).title
        taken = tagged_places(project, id, label)
        for span in occurrences(text, said):
            if count == MOST:
                return
            count += 1
            tagged = (span.start, span.end) in taken
            yield place_in(text, span, id, title, label, tagged=tagged, source=source)


def _articles(window: MainWindow, said: str) -> list[int]:
    project, here = window.workspace.project, window.workspace.opened.id
    if not project.read_only:
        search.refresh(project)
    phrase = '"{}"'.format(said.replace('"', " "))
    found = search.found_articles(project, phrase, limit=MOST)
    return [here, *(id for id in found if id != here)]


def _tag(window: MainWindow, kept: Sequence[Place], besides: Besides | None) -> None:
    workspace = window.workspace
    scheme = workspace.scheme

    def work(edit: Edit) -> None:
        for (article, label, source), group in groupby(sorted(kept, key=_alike), key=_alike):
            spans = [place.span for place in group]
            text = edit.project.text(article)
            answers = [told_by_words(scheme, label, text, (span,)) for span in spans]
            add_annotations(edit, article, label, spans, attributes=answers, source=source or None)
        if besides is not None:
            besides(edit)
        edit.article = workspace.opened.id

    text = _told(window, kept)
    workspace.do(text, work, lambda made: workspace.said.emit(text))


def _told(window: MainWindow, kept: Sequence[Place]) -> str:
    """What the history says of tagging these places."""
    labels = {place.label for place in kept}
    if len(labels) > 1:
        return tr("Tag {count} places").format(count=len(kept))
    title = label_of(window.workspace.scheme, labels.pop()).title.lower()
    return tr("Tag {count} × {label}").format(count=len(kept), label=title)


def _alike(place: Place) -> tuple[int, str, int]:
    """Places that can be tagged together: article, label and entry (0 for none)."""
    return place.article, place.label, place.source or 0

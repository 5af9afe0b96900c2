"""Looking through the project for what is typed, a slice between two keys."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.store import find
from annotator.text.finding import Wanted
from annotator.text.span import Span
from annotator.ui.open_article import PART_LABELS
from annotator.ui.palette.at_hand import at_hand
from annotator.ui.palette.commands import command_rows, label_rows
from annotator.ui.palette.found import ARTICLES, SOURCES, TAGGED, TEXTS, Found, FoundModel
from annotator.ui.telling import telling
from annotator.ui.words import tr
from annotator.ui.workspace import Committed

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_BUSY = 0.006  # seconds of looking between two looks at the keyboard
_QUIET = 160  # ms without a key before whole texts are searched
_ENOUGH = 60  # things of a group after which its table is not looked through further
_TEXTS = 12


class Looking(QObject):
    """Fills the model: commands and labels at once, tables in slices, whole texts last."""

    changed = Signal()

    def __init__(self, window: MainWindow, model: FoundModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._wanted = Wanted("")
        self._query = ""
        self._indexed = False
        self._index: Iterator[tuple[int, int]] | None = None  # goes on from query to query
        self._work: Iterator[None] = iter(())
        self._slices = QTimer(self, interval=0, singleShot=True)
        self._slices.timeout.connect(self._go_on)
        self._quiet = QTimer(self, interval=_QUIET, singleShot=True)
        self._quiet.timeout.connect(self._look_into_texts)
        window.workspace.project_changed.connect(self._forget_index)
        window.workspace.changed.connect(self._take)

    def look_for(self, query: str) -> None:
        """Forget what was found and look for something else."""
        self._query, self._wanted = query, Wanted(query)
        self._model.forget()
        words = bool(self._wanted)
        self._model.add(
            command_rows(self._window, self._wanted) if words else at_hand(self._window)
        )
        if self._wanted and self._window.workspace.is_open:
            self._model.add(label_rows(self._window, self._wanted))
            self._work = self._tables()
            self._slices.start()
            self._quiet.start()
        self._show()

    @property
    def is_busy(self) -> bool:
        """True while more may be found."""
        return self._slices.isActive() or self._quiet.isActive()

    def stop(self) -> None:
        """Look no further."""
        self._work = iter(())
        self._slices.stop()
        self._quiet.stop()

    def _forget_index(self) -> None:
        self.stop()
        self._indexed, self._index = False, None

    def _take(self, committed: Committed) -> None:
        if committed.change.of("article"):
            self._indexed, self._index = False, None

    def _show(self) -> None:
        self._model.show()
        self.changed.emit()

    def _go_on(self) -> None:
        end = time.perf_counter() + _BUSY
        more = True
        with telling(self._window.workspace.said.emit):
            while more and time.perf_counter() < end:
                more = next(self._work, False) is not False
        self._show()
        if more:
            self._slices.start()

    # The project's tables

    def _tables(self) -> Iterator[None]:
        """One slice of a table after the other."""
        wanted = self._wanted
        project = self._window.workspace.project
        patterns = wanted.like()
        labels = [one.key for one in project.scheme.labels if one.key not in PART_LABELS]
        slices = (
            (ARTICLES, (self._articles(found) for found in find.titles(project, patterns))),
            (SOURCES, (self._sources(found) for found in find.source_names(project, patterns))),
            (TAGGED, (self._tagged(f) for f in find.tagged_words(project, patterns, labels))),
        )
        for group, some in slices:
            for found in some:
                self._model.add(found)
                if self._model.count(group) >= _ENOUGH:
                    break
                yield

    def _articles(self, found: Iterable[tuple[int, str, str]]) -> Iterator[Found]:
        for id, title, publisher in found:
            cost = self._wanted.score(f"{title} {publisher}")
            if cost is not None:
                shown = title or tr("An article without a headline")
                yield Found(
                    ARTICLES,
                    str(id),
                    shown,
                    publisher,
                    partial(self._window.showing.open_and_stand, id),
                    cost,
                )

    def _sources(self, found: Iterable[tuple[int, str, str, str]]) -> Iterator[Found]:
        for id, name, aliases, role in found:
            also = ", ".join(json.loads(aliases))
            cost = self._wanted.score(f"{name} {also}")
            if cost is not None:
                detail = " · ".join(part for part in (role, also) if part)
                yield Found(SOURCES, str(id), name, detail, partial(self._show_source, id), cost)

    def _tagged(self, found: Iterable[find.Tagged]) -> Iterator[Found]:
        scheme = self._window.workspace.scheme
        for one in found:
            cost = self._wanted.score(one.words)
            if cost is not None:
                label = scheme.label(one.label)
                yield Found(
                    TAGGED,
                    str(one.annotation),
                    " ".join(one.words[:300].split()),
                    one.title,
                    partial(self._pick, one.article, one.annotation),
                    cost,
                    colour=label.colour if label else "other",
                )

    # Whole texts

    def _look_into_texts(self) -> None:
        """Search what is indexed; the index grows in slices while the field is open."""
        if self._window.workspace.is_open and len(self._query.strip()) > 1:
            self._work = chain(self._work, self._texts(self._query.strip()))
            self._slices.start()

    def _texts(self, query: str) -> Iterator[None]:
        from annotator.store import search  # loaded when somebody searches

        project = self._window.workspace.project
        if not self._indexed:
            self._index = self._index or search.refreshing(project)
            for _ in self._index:
                yield
            self._indexed, self._index = True, None
        ids = search.found_articles(project, query, limit=_TEXTS, typing=True)
        yield
        for id in ids:
            for hit in search.hits(project, [id], query):
                if hit.offset is not None:
                    place = Span(hit.offset, hit.offset + len(query))
                    self._model.add([self._text(id, hit.words, place)])
            yield

    def _text(self, article: int, words: str, place: Span) -> Found:
        return Found(TEXTS, str(article), words, "", lambda: self._select(article, place))

    # What Enter does

    def _pick(self, article: int, annotation: int) -> None:
        self._window.showing.open_and_stand(article)
        self._window.showing.pick(annotation)
        picked = self._window.workspace.picked
        if picked is not None:
            self._window.view.set_caret(picked.start)
            self._window.view.reveal(picked.spans[0])

    def _select(self, article: int, place: Span) -> None:
        self._window.showing.open_and_stand(article)
        text = self._window.workspace.text
        end = min(place.end, len(text))
        if text[place.start : end].casefold() != self._query.strip().casefold():
            # Words that stand apart: the one that was found.
            end = place.start
            while end < len(text) and text[end].isalnum():
                end += 1
        if place.start < end:
            self._window.view.select(Span(place.start, end))

    def _show_source(self, source: int) -> None:
        found = find.first_mention(self._window.workspace.project, source)
        if found is None:
            self._window.workspace.said.emit(tr("This source is not mentioned in any article."))
        else:
            self._pick(*found)

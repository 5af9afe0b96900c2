"""Finding articles, and how far the queue is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.states import ARTICLE_STATES
from annotator.store.articles import articles_in
from annotator.store.stats import article_counts
from annotator.ui.showing import Showing
from annotator.ui.telling import telling
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Committed, Workspace

if TYPE_CHECKING:
    from annotator.ui.indexing import Indexing

_COUNT_AFTER = 150  # ms after a change in a large project
_MANY = 2_000
_MOST = 100_000
_FEW = 200  # more articles than these are listed anew without a look at each

_STATE = re.compile(rf"(?<!\S)is:({'|'.join(ARTICLE_STATES).replace('_', '[-_]')})(?!\S)", re.I)


def by_state(query: str) -> tuple[str, list[str]]:
    """The words of a query, and the states that it names, as in `harbour is:done`."""
    states: list[str] = []

    def take(match: re.Match[str]) -> str:
        states.append(match[1].lower().replace("-", "_"))
        return ""

    return _STATE.sub(take, query).strip(), states


class Searching(QObject):
    """Lists what fits the words typed; titles at once, texts as the index grows."""

    def __init__(self, workspace: Workspace, bench: Workbench, showing: Showing) -> None:
        super().__init__()
        self._workspace = workspace
        self._bench = bench
        self._showing = showing
        self._query = ""
        self._behind = True
        self.articles = 0
        self._indexing: Indexing | None = None
        self._counting = QTimer(self, interval=_COUNT_AFTER, singleShot=True)
        self._counting.timeout.connect(self._count)
        bench.library.searched.connect(self.search)
        workspace.project_changed.connect(self._project_changed)
        workspace.changed.connect(self._changed)

    def search(self, query: str) -> None:
        """List the articles that fit; all of them for no words."""
        self._query = query
        if not self._workspace.is_open:
            return
        if not query:
            self._showing.list_articles()
            return
        self._list()
        if self._behind:
            self._index()

    def show_counts(self) -> None:
        """Say how many articles there are and how many are done; a little later when many."""
        if self.articles < _MANY:
            self._count()
        else:
            self._counting.start()

    def _count(self) -> None:
        if not self._workspace.is_open:
            return
        states = article_counts(self._workspace.project)
        self.articles = sum(states.values())
        self._bench.library.show_progress(states)
        done = states.get("done", 0)
        self._bench.rail_state.setText(f"{done}/{self.articles}" if self.articles else "")

    def _list(self) -> None:
        from annotator.store import search  # loaded when somebody searches

        project = self._workspace.project
        words, states = by_state(self._query)
        with telling(self._workspace.said.emit):
            found = articles_in(project, states) if states else None
            if words:
                fit = search.found_articles(project, words, limit=_MOST, typing=True)
                found = fit if found is None else [*{*fit}.intersection(found)]
            self._showing.list_articles(found)

    def _index(self) -> None:
        """Bring the index up to date beside the screen; what it finds is listed then."""
        from annotator.ui.indexing import Indexing  # loaded when somebody searches

        if self._indexing is None:
            self._indexing = Indexing()
            self._indexing.finished.connect(self._indexed)
        if self._workspace.is_open and self._query and not self._indexing.isRunning():
            self._indexing.path = self._workspace.project.path
            self._indexing.start(Indexing.Priority.LowPriority)

    def _indexed(self) -> None:
        self._behind = False
        if self._workspace.is_open and self._query:
            self._list()

    def finish(self) -> None:
        """Stop reading; the rest of the index is made the next time."""
        if self._indexing is not None:
            self._indexing.stop()

    def _project_changed(self) -> None:
        self._query, self._behind = "", True
        self.articles = 0
        self.finish()
        self._bench.library.search.clear()

    def _changed(self, committed: Committed) -> None:
        """Follow articles that came or went; the one on screen makes room for its neighbour."""
        ids = committed.change.of("article")
        if not ids:
            return
        self._behind = True
        model = self._bench.library.model
        if self._came_or_went(ids):
            self.search(self._query)
        if self._workspace.article is None and model.ids():
            row = min(bisect_left(model.ids(), min(ids)), model.rowCount() - 1)
            self._showing.open(model.ids()[row])

    def _came_or_went(self, ids: Collection[int]) -> bool:
        if len(ids) > _FEW:
            return True
        there = {one.id for one in self._workspace.read_articles(sorted(ids))}
        model = self._bench.library.model
        return any((model.row_of(id) is not None) != (id in there) for id in ids)

"""Finding articles, and how far the queue is."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer

from annotator.store.stats import article_counts
from annotator.ui.showing import Showing
from annotator.ui.telling import telling
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Committed, Workspace

_SLICE = 0.03  # seconds in which the index is brought up to date before keys are read again
_MOST = 100_000
_FEW = 200  # more articles than these are listed anew without a look at each


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
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._index)
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
            self._timer.start()

    def show_counts(self) -> None:
        """Say how many articles there are and how many are done."""
        states = article_counts(self._workspace.project)
        self.articles = sum(states.values())
        self._bench.library.show_progress(states)
        done = states.get("done", 0)
        self._bench.rail_state.setText(f"{done}/{self.articles}" if self.articles else "")

    def _list(self) -> None:
        from annotator.store import search  # loaded when somebody searches

        with telling(self._workspace.said.emit):
            found = search.found_articles(self._workspace.project, self._query, limit=_MOST)
            self._showing.list_articles(found)

    def _index(self) -> None:
        """Bring the index up to date for a moment; go on when the keys have been read."""
        if not self._workspace.is_open or not self._query:
            return
        from annotator.store import search

        end = time.monotonic() + _SLICE
        done = (0, 0)

        def progress(so_far: int, whole: int) -> None:
            nonlocal done
            done = (so_far, whole)

        with telling(self._workspace.said.emit):
            search.refresh(
                self._workspace.project,
                progress=progress,
                cancelled=lambda: time.monotonic() > end,
            )
        self._behind = done[0] < done[1]
        self._list()
        if self._behind:
            self._timer.start()

    def _project_changed(self) -> None:
        self._query, self._behind = "", True
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

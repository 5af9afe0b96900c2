"""Listing only some of an article's quotes and claims: those with certain words, or of a label."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject

from annotator.domain.scheme import Scheme
from annotator.text.capitals import lowered, lowered_in_place
from annotator.ui.open_article import OpenArticle
from annotator.ui.panel.heads import Place
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Workspace


class Narrowing(QObject):
    """Follows what is typed over the list."""

    def __init__(self, workspace: Workspace, bench: Workbench) -> None:
        super().__init__(bench)
        self._workspace = workspace
        self._panel = bench.panel
        self._panel.narrowed.connect(self._narrow)

    def _narrow(self, query: str) -> None:
        wanted = lowered(query.strip())
        if not wanted or self._workspace.article is None:
            self._panel.heads.narrow(None)
        else:
            fitting = Fitting(self._workspace.opened, self._workspace.scheme, wanted)
            self._panel.heads.narrow(fitting)


class Fitting:
    """Of some heads those that hold `wanted` (no capitals) or whose label's title begins with it.

    Called with tens of thousands of them at every letter that is typed.
    """

    def __init__(self, opened: OpenArticle, scheme: Scheme, wanted: str) -> None:
        self._opened = opened
        self._wanted = wanted
        self._small = lowered_in_place(opened.text)
        titles = {label.key: lowered(label.title) for label in scheme.labels}
        self._labels = {key for key, title in titles.items() if title.startswith(wanted)}

    def __call__(self, places: Sequence[Place]) -> list[Place]:
        marks = self._opened.marks
        alike = marks.labelled(self._labels) if self._labels else set()
        near = self._holding(places, alike)
        apart = marks.in_parts()
        if not apart:
            return near
        return [
            place
            for place in near
            if place[2] not in apart or place[2] in alike or self._in_a_span(place)
        ]

    def _holding(self, places: Sequence[Place], alike: Collection[int]) -> list[Place]:
        """Those of the labels, and those with the words from their first to their last span."""
        small, wanted = self._small, self._wanted
        if small is None:
            text = self._opened.text
            return [p for p in places if p[2] in alike or wanted in lowered(text[p[0] : -p[1]])]
        find = small.find
        if not alike:
            return [p for p in places if find(wanted, p[0], -p[1]) >= 0]
        return [p for p in places if p[2] in alike or find(wanted, p[0], -p[1]) >= 0]

    def _in_a_span(self, place: Place) -> bool:
        """False when the words stand only between the spans."""
        text = self._opened.text
        spans = self._opened.marks.of(place[2])
        return any(self._wanted in lowered(text[span[0] : span[1]]) for span in spans)

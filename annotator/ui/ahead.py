"""Getting ready, in idle moments, for what is tagged next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject

from annotator.domain.values import HEADS
from annotator.text.quotation import quotations_around
from annotator.text.span import Span, words
from annotator.text.trimming import trimmed
from annotator.ui.afterwards import Afterwards
from annotator.ui.panel.heads import HeadRow
from annotator.ui.reading import head_row
from annotator.ui.told_by_words import told_by_words
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Workspace


class Ahead(QObject):
    """Reads and paints around the selection, or the caret, what a key there will need.

    Who selects words takes a moment to press a key; the next tag is on screen the sooner.
    """

    def __init__(self, workspace: Workspace, bench: Workbench) -> None:
        super().__init__(bench)
        self._workspace = workspace
        self._bench = bench
        self._afterwards = Afterwards(self, self._get_ready, workspace.said.emit)
        for moved in (bench.view.selectionChanged, bench.view.cursorPositionChanged):
            moved.connect(self._afterwards.start)

    def _get_ready(self) -> None:
        if self._workspace.article is None:
            return
        view = self._bench.view
        spans = trimmed(self._workspace.text, view.selected_spans())
        caret = view.caret_offset()
        start, end = (spans[0].start, spans[0].end) if spans else (caret, caret)
        quotations_around(self._workspace.text, start, end)
        said = words(self._workspace.text, spans)
        if spans:
            self._bench.panel.selected.prepare_words(said)
        if self._bench.panel.list.isVisible():
            rows = self._rows(spans, said) if spans else ()
            self._bench.panel.list.prepare_around(start, rows)

    def _rows(self, spans: Sequence[Span], said: str) -> Iterator[HeadRow]:
        """What the list will say of these words, whichever key they are tagged with."""
        opened, scheme = self._workspace.opened, self._workspace.scheme
        for key in sorted(HEADS):
            if scheme.label(key) is not None:
                language = opened.article.language
                answers = told_by_words(scheme, key, opened.text, spans, language)
                yield head_row(scheme, key, said, answers, {})

"""Getting ready, in idle moments, for what is tagged next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.text.quotation import quotations_around
from annotator.ui.afterwards import Afterwards
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
        caret = view.caret_offset()
        start, end = next(((one.start, one.end) for one in view.selected_spans()), (caret, caret))
        quotations_around(self._workspace.text, start, end)
        if self._bench.panel.list.isVisible():
            self._bench.panel.list.prepare_around(start)

"""The sources on screen: what is listed, the list, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.look import Look
from annotator.ui.review.facets import FacetsList
from annotator.ui.review.page import FilterField
from annotator.ui.sources.list import WordsList
from annotator.ui.widgets.folding import RAIL, FoldingSide
from annotator.ui.widgets.grounds import CARD, WINDOW, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.words import later, tr

_FACETS, _LIST = 218, 380
_NARROW, _SMALL = 1200, 860
_SEARCH_AFTER = 120  # ms after the last key

ENTRIES, QUEUE, PAIRS = "entries", "queue", "pairs"
"""The three lists of the page, by the values of its first facet."""

_EMPTY = {
    ENTRIES: (
        later("No sources yet"),
        later("Say who is meant by the sources that you tag, and they are listed here."),
    ),
    QUEUE: (
        later("Nothing is left to resolve"),
        later("Every source that is tagged has an entry."),
    ),
    PAIRS: (
        later("Nothing is proposed"),
        later("No two entries look like one. Choose several and press M to merge them."),
    ),
}
_NOTHING = (later("Nothing is listed"), later("No source fits. Clear the filter to see all."))


class SourcesPage(QWidget):
    """Puts the parts side by side; one of three lists is shown with its own pane."""

    searched = Signal(str)

    def __init__(self, look: Look, lists: dict[str, WordsList], panes: dict[str, QWidget]) -> None:
        super().__init__()
        self._look = look
        self.lists, self._panes = lists, panes
        self.shown = ENTRIES
        self._room = ""
        self.facets = FacetsList(look)
        self.facets.setAccessibleName(tr("Which sources are listed"))
        self.search = FilterField(placeholderText=tr("Filter sources"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Filter sources"))
        self._timer = QTimer(self, interval=_SEARCH_AFTER, singleShot=True)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._timer.start)
        self.search.left.connect(self._leave_search)
        self._title = plain(name="section", wrap=True)
        self._advice = plain(name="muted", wrap=True)
        self._centre = QStackedWidget()
        self._right = QStackedWidget()
        for key, part in lists.items():
            self._centre.addWidget(part)
            self._right.addWidget(panes[key])
        self._message = self._make_message()
        self._centre.addWidget(self._message)
        self._blank = QWidget()
        give_ground(self._blank, CARD)
        self._right.addWidget(self._blank)
        self.split = self._make_split()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)

    def _make_split(self) -> QSplitter:
        left, centre = QWidget(), QWidget()
        give_ground(left, WINDOW)
        give_ground(centre, CARD)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 4)
        head.addWidget(self.search)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.facets, 1)
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._centre)
        self.side = FoldingSide(self._look, left, tr("Filter sources"), 160)
        self.side.covers.connect(self._right.setHidden)
        split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.side, centre, self._right):
            split.addWidget(part)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(2, 1)
        centre.setMinimumWidth(230)
        self._right.setMinimumWidth(380)
        split.setSizes([_FACETS, _LIST, 1440 - _FACETS - _LIST])
        return split

    def _make_message(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 0, 24, 0)
        column.addStretch(2)
        for part in (self._title, self._advice):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addStretch(3)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        room = "small" if width < _SMALL else "narrow" if width < _NARROW else ""
        if room != self._room:
            self._room = room
            self.side.be_small(room == "small")
            facets, beside = (170, 270) if room else (_FACETS, _LIST)
            facets = RAIL if self.side.is_folded else facets
            self.split.setSizes([facets, beside, width - facets - beside - 2])

    def _leave_search(self) -> None:
        self.side.step_back()
        self.lists[self.shown].setFocus()

    def show_list(self, which: str, *, narrowed: bool) -> None:
        """Show one of the lists with its pane, or what to do while it is empty."""
        self.shown = which
        shown = self.lists[which]
        empty = not shown.keyed.rowCount()
        title, advice = _NOTHING if narrowed else _EMPTY[which]
        self._title.setText(tr(title))
        self._advice.setText(tr(advice))
        self._centre.setCurrentWidget(self._message if empty else shown)
        self._right.setCurrentWidget(self._blank if empty else self._panes[which])

    def message(self) -> str:
        """What is said in place of an empty list; empty while something is listed."""
        return self._title.text() if self._centre.currentWidget() is self._message else ""

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self.lists[self.shown], self._focus_in_pane(), self.search, self.facets)

    def _focus_in_pane(self) -> QWidget:
        pane = self._panes[self.shown]
        return getattr(pane, "said", None) or getattr(pane, "field", None) or pane

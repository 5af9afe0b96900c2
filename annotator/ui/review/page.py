"""The review on screen: facets, table, and the chosen quote in its context."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.article.theme import ArticleTheme
from annotator.ui.look import Look
from annotator.ui.review.context import ContextPane
from annotator.ui.review.facets import FacetsList
from annotator.ui.review.model import Fetch, ReviewModel
from annotator.ui.review.table import ReviewTable
from annotator.ui.widgets.folding import RAIL, FoldingSide
from annotator.ui.widgets.grounds import CARD, WINDOW, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_ROOMS = {1200: (218, 360), 1000: (176, 290), 800: (176, 290), 0: (176, 260)}
"""From which width on the facets and the context have which widths at first."""

_WIDE, _ALL = 1200, 800  # room for wide columns; room for all three panes
_SEARCH_AFTER = 180  # ms after the last key


class FilterField(QLineEdit):
    """Words to look for; Down and Enter lead on to the rows, Esc clears."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


_TABLE, _NOTHING, _EMPTY, _MAKING = range(4)


class ReviewPage(QWidget):
    """Puts the parts side by side; says nothing of what they show."""

    searched = Signal(str)
    all_wanted = Signal()

    def __init__(self, look: Look, theme: ArticleTheme, fetch: Fetch) -> None:
        super().__init__()
        self._look = look
        self._room = _WIDE
        self._has_context = True
        self.chosen_columns = False  # by the person, not by the window's width
        self.model = ReviewModel(fetch)
        self.table = ReviewTable(look, self.model)
        self.facets = FacetsList(look)
        self.context = ContextPane(look, theme)
        self.search = FilterField(placeholderText=tr("Filter quotes"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Filter quotes"))
        self._timer = QTimer(self, interval=_SEARCH_AFTER, singleShot=True)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._timer.start)
        self.search.left.connect(self._leave_search)
        self.within = QPushButton()
        self.within.setObjectName("link")
        self.within.hide()
        self._bar = QProgressBar(textVisible=False)
        self._bar.hide()
        self._pages = QStackedWidget()
        for part in (self.table, self._nothing(), self._empty(), self._making()):
            self._pages.addWidget(part)
        self.split = self._make_split()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)

    def _make_split(self) -> QSplitter:
        left = QWidget()
        give_ground(left, WINDOW)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.within, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._bar)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.facets, 1)
        centre = QWidget()
        give_ground(centre, CARD)
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._pages)
        self.side = FoldingSide(self._look, left, tr("Filter quotes"), 170)
        self.side.covers.connect(lambda covers: self._show_context_pane())
        split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.side, centre, self.context):
            split.addWidget(part)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        centre.setMinimumWidth(340)
        self.context.setMinimumWidth(260)
        facets, beside = _ROOMS[_WIDE]
        split.setSizes([facets, 1440 - facets - beside, beside])
        return split

    def _nothing(self) -> QWidget:
        page, column = _message(
            tr("Nothing is listed"), tr("No quote or claim fits. Show all of them again.")
        )
        self.show_all = QPushButton(tr("Show all"))
        self.show_all.clicked.connect(self.all_wanted)
        column.insertWidget(column.count() - 1, self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        return page

    def _empty(self) -> QWidget:
        page, _ = _message(
            tr("No quotes yet"),
            tr("Tag quotes and claims in the articles, with Ctrl+1; they are listed here."),
        )
        return page

    def _making(self) -> QWidget:
        page, _ = _message(
            tr("The quotes are being listed"),
            tr("After a large import it takes a moment, once. You can go on in the articles."),
        )
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        room = next(least for least in _ROOMS if width >= least)
        if room != self._room:
            self._room = room
            self.side.be_small(room < _ALL)
            facets, beside = _ROOMS[room]
            facets = RAIL if self.side.is_folded else facets
            self.split.setSizes([facets, width - facets - beside - 2, beside])
            if not self.chosen_columns:
                self.table.fit_into(room, narrow=room < _WIDE)

    def _leave_search(self) -> None:
        self.side.step_back()
        self.table.setFocus()

    def _show_context_pane(self) -> None:
        self.context.setVisible(self._has_context and not self.side.is_covering)

    # What is shown

    def show_rows(self, count: int, *, narrowed: bool) -> None:
        """Show the table, or why it is empty."""
        self._pages.setCurrentIndex(_TABLE if count else _NOTHING if narrowed else _EMPTY)
        self._has_context = bool(count) or narrowed
        self._show_context_pane()

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far the making of the list is; it goes away when all is done."""
        self._bar.setVisible(done < whole)
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(done)
        if done < whole and not self.model.rowCount():
            self._pages.setCurrentIndex(_MAKING)

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        parts = (self.context.view, self.context.elsewhere.list, self.search, self.facets)
        return (self.table, *parts)


def _message(title: str, advice: str) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(2)
    for part in (plain(title, "section"), plain(advice, "muted", wrap=True)):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(part)
    column.addSpacing(10)
    column.addStretch(3)
    return page, column

"""The left pane: search, the queue's progress, the list of articles."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.library.delegate import ArticleDelegate
from annotator.ui.library.model import ArticlesModel, Fetch
from annotator.ui.look import Look
from annotator.ui.widgets.grounds import WINDOW, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.lists import PlainList
from annotator.ui.words import tr

_SEARCH_AFTER = 150  # ms after the last key


class LibraryPane(QWidget):
    """Shows the queue and asks to open, find, import."""

    opened = Signal(int)  # an article's id
    searched = Signal(str)
    menu_wanted = Signal(int, QPoint)  # an article's id, where on screen

    def __init__(self, look: Look, fetch: Fetch) -> None:
        super().__init__()
        give_ground(self, WINDOW)
        self.model = ArticlesModel(fetch)
        self._showing = False
        self.search = QLineEdit(placeholderText=tr("Search articles"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Search articles"))
        self.search.setToolTip(
            tr("Words, or a state: is:to-do, is:in-progress, is:done. Both narrow together.")
        )
        self.search.addAction(
            look.icon("search", "muted", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._timer = QTimer(self, interval=_SEARCH_AFTER, singleShot=True)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._timer.start)
        self.search.returnPressed.connect(self._open_first)
        self._caption = plain(name="caption")
        self._bar = QProgressBar(textVisible=False)
        self.list = self._list(look)
        self._empty = self._empty_state()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._nothing_found())
        self._arrange()
        look.changed.connect(self.list.viewport().update)

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 6)
        head.setSpacing(10)
        head.addWidget(self.search)
        queue = QVBoxLayout()
        queue.setContentsMargins(10, 0, 10, 0)
        queue.setSpacing(7)
        queue.addWidget(self._caption)
        queue.addWidget(self._bar)
        head.addLayout(queue)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _list(self, look: Look) -> PlainList:
        view = PlainList()
        view.setModel(self.model)
        view.setItemDelegate(ArticleDelegate(look, view))
        view.setAccessibleName(tr("Articles"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._want_menu)
        view.selectionModel().currentChanged.connect(self._current_changed)
        return view

    def _empty_state(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 26, 22, 22)
        column.setSpacing(10)
        column.addWidget(plain(tr("No articles yet"), "section"))
        advice = tr("Import files, drop them here, or paste an article’s text with Ctrl+V.")
        column.addWidget(plain(advice, "muted", wrap=True))
        column.addStretch(1)
        return page

    def _nothing_found(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 26, 22, 22)
        column.setSpacing(6)
        column.addWidget(plain(tr("Nothing found"), "section"))
        column.addWidget(plain(tr("Try fewer words, or clear the search."), "muted", wrap=True))
        column.addStretch(1)
        return page

    def look_for(self, query: str) -> None:
        """List at once what fits, as if a person had typed it."""
        self.search.setText(query)
        self._timer.stop()
        self.searched.emit(query)

    def show_articles(self, ids: list[int], *, searching: bool) -> None:
        """List these articles; says what to do when there are none."""
        self.model.set_ids(ids)
        self._pages.setCurrentIndex(0 if ids else 2 if searching else 1)

    def show_progress(self, states: Mapping[str, int]) -> None:
        """Say how far the queue is: how many articles there are in each state."""
        done, whole = states.get("done", 0), sum(states.values())
        text = tr("Queue · {done} of {whole} done").format(done=done, whole=whole)
        self._caption.setText(text.upper())
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(done)
        self._caption.setVisible(whole > 0)
        self._bar.setVisible(whole > 0)

    def show_current(self, id: int | None) -> None:
        """Mark an article as the one on screen; asks for nothing."""
        row = None if id is None else self.model.row_of(id)
        index = QModelIndex() if row is None else self.model.index(row, 0)
        if index != self.list.currentIndex():
            self._showing = True
            self.list.setCurrentIndex(index)
            self._showing = False
        if index.isValid():
            self.list.scrollTo(index)

    def _current_changed(self, index: QModelIndex) -> None:
        id = self.model.id_at(index.row()) if index.isValid() else None
        if id is not None and not self._showing:
            self.opened.emit(id)

    def _open_first(self) -> None:
        if self.model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _want_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        id = self.model.id_at(index.row()) if index.isValid() else None
        if id is not None:
            self.menu_wanted.emit(id, self.list.viewport().mapToGlobal(point))

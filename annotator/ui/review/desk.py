"""The review at work: what its keys do, and what it shows of what was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.review import Chosen, Narrowing, ReviewLine, Traits, facet_counts
from annotator.store.project import Project
from annotator.store.review_copy import completed, is_complete
from annotator.store.review_list import Order, annotator_names, lines
from annotator.store.review_rows import is_behind, list_due
from annotator.ui.dates import day
from annotator.ui.review.checking import TranscriptDesk
from annotator.ui.review.choosing import Choosing
from annotator.ui.review.editing import RowEditing
from annotator.ui.review.elsewhere import ElsewhereSearch
from annotator.ui.review.keys import ReviewKeys
from annotator.ui.review.listing import ReviewSearch
from annotator.ui.review.page import ReviewPage
from annotator.ui.review.second_look import SecondLook
from annotator.ui.review.within import within
from annotator.ui.review.words import Titles
from annotator.ui.showing import article_theme
from annotator.ui.telling import telling
from annotator.ui.words import figure, in_menu, tr, unmarked
from annotator.ui.workspace import Committed

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_COLUMNS = "review_columns"
_SOON = 500  # ms until the window that changed something has made its rows
_FEW = 200
"""A change of more annotations than this has the list asked anew."""


class ReviewDesk(QObject):
    """Keeps the page in step with the project, and does what its keys ask."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self.narrowing = Narrowing()
        self.order = Order("place")
        self._counts: Counter[Traits] = Counter()
        self._wanted: int | None = None  # the annotation to stand on once it is listed
        self._stale = True
        self._later = QTimer(self, interval=_SOON, singleShot=True)
        self._later.timeout.connect(self.ask)
        self._copy = ExitStack()  # closes what is read in place of a file that may not be written
        self._source: Project | None = None
        theme = article_theme(window.look)
        self.page = ReviewPage(window.look, theme, lambda ids: lines(self._project, ids))
        self._choosing = Choosing(self.page.table, self.page.model)
        self.search = ReviewSearch(self, lambda: self._project, self._workspace.said.emit)
        self.elsewhere = ElsewhereSearch(self, lambda: self._project, self._workspace.said.emit)
        self.transcripts = TranscriptDesk(window, self, lambda: self._project)
        self.second_look = SecondLook(window, self)
        self.keys = ReviewKeys(window, self)
        self.editing = RowEditing(window, self.page.context)
        kept = window.settings.get(_COLUMNS, "")
        self.page.chosen_columns = bool(kept) and self.page.table.take_columns(kept)
        self._connect()
        self.begin()

    @property
    def _project(self) -> Project:
        """What the rows are read from: the project, or a whole copy of one that is only read."""
        project = self._workspace.project
        if self._source is None:
            if project.read_only and not is_complete(project):
                project = self._copy.enter_context(completed(project))
            self._source = project
        return self._source

    def _connect(self) -> None:
        page, search = self.page, self.search
        search.began.connect(self._began)
        search.more.connect(self._more)
        search.counted.connect(self._counted)
        search.progressed.connect(page.show_progress)
        search.ended.connect(self._ended)
        page.facets.chosen.connect(self._choose)
        page.searched.connect(self._look_for)
        page.all_wanted.connect(self.show_all)
        page.within.clicked.connect(self.show_all)
        page.table.order_wanted.connect(self.sort)
        page.table.row_chosen.connect(self._show_context)
        page.table.columns_changed.connect(self._keep_columns)
        page.table.doubleClicked.connect(lambda index: self.keys.open())
        page.table.digit_pressed.connect(self.keys.answer)
        page.table.customContextMenuRequested.connect(self.keys.menu)
        page.context.left.connect(page.table.setFocus)
        page.context.elsewhere.list.opened.connect(self.stand_on)
        self.elsewhere.found.connect(page.context.elsewhere.show_elsewhere)
        self.elsewhere.progressed.connect(self._tell_reading)
        self._workspace.changed.connect(self._follow)
        self._workspace.project_changed.connect(self.begin)
        self._window.look.changed.connect(self._take_theme)

    # Listing

    def begin(self) -> None:
        """Show another project from the start."""
        self.search.stop()
        self._later.stop()
        self.elsewhere.stop()
        self._copy.close()
        self._source = None
        self.page.model.begin(())
        self.narrowing, self.order, self._wanted = Narrowing(), Order("place"), None
        self._stale = True
        if self._workspace.is_open:
            self._take_theme()
            self._take_titles()

    def come_up(self) -> None:
        """List what there is, when it is another than before."""
        if self._stale:
            self.ask()
        self.page.table.setFocus()

    def ask(self) -> None:
        """List anew what is asked for, standing on the same row."""
        if not self._workspace.is_open:
            return
        line = self.page.table.current()
        if line is not None and self._wanted is None:
            self._wanted = line.id
        self._stale = False
        self.page.table.show_order(self.order)
        self._show_within()
        self.search.ask(self.narrowing, self.order)

    def narrow(self, narrowing: Narrowing) -> None:
        """List other rows."""
        if narrowing != self.narrowing:
            self.narrowing = narrowing
            self._choosing.forget()
            self.ask()

    def show_all(self) -> None:
        self.page.search.clear()
        self.narrow(Narrowing())
        self.page.table.setFocus()

    def stand_on(self, id: int) -> None:
        """Go to the row of a quote; where it is not listed, show all rows first."""
        row = self.page.model.row_of(id)
        if row is None:
            self._wanted = id
            self.show_all()
        else:
            self.page.table.go_to(row)
            self.page.table.setFocus()

    def sort(self, order: Order) -> None:
        """List the same rows in another order."""
        self.order = order
        self.ask()

    def _choose(self, chosen: Chosen) -> None:
        self.narrow(replace(self.narrowing, chosen=chosen))

    def _look_for(self, text: str) -> None:
        self.narrow(replace(self.narrowing, text=text))

    def _began(self, ids: Sequence[int]) -> None:
        self.page.show_progress(1, 1)
        self.page.model.begin(ids)
        self.page.show_rows(len(ids), narrowed=self.narrowing != Narrowing())
        if ids and not self._stand_on_wanted():
            self.page.table.go_to(0)
        if not ids:
            self._show_context()

    def _more(self, ids: Sequence[int]) -> None:
        self.page.model.add(ids)
        self._stand_on_wanted()

    def _ended(self) -> None:
        self._wanted = None
        self._choosing.restore()
        self._tell()

    def _stand_on_wanted(self) -> bool:
        row = None if self._wanted is None else self.page.model.row_of(self._wanted)
        if row is not None:
            self._wanted = None
            self.page.table.go_to(row)
        return row is not None

    def _counted(self, counts: Counter[Traits]) -> None:
        self._counts = counts
        self._show_counts()

    def _show_counts(self) -> None:
        chosen = self.narrowing.chosen
        titles = self.page.model.titles
        if titles is not None:
            counts = facet_counts(self._counts.items(), chosen)
            self.page.facets.show_counts(counts, chosen, titles, self._counts.total())

    def _show_within(self) -> None:
        """Say which source, article or publisher alone is listed; a click shows all again."""
        name = within(self._project, self.narrowing)
        self.page.within.setVisible(bool(name))
        self.page.within.setText(tr("Only {name} ✕").format(name=in_menu(name, 40)))
        self.page.within.setToolTip(unmarked(name))

    def _keep_columns(self) -> None:
        self.page.chosen_columns = True
        self._window.settings.set(_COLUMNS, self.page.table.columns_kept())

    # Following the project

    def _follow(self, committed: Committed) -> None:
        change = committed.change
        if change.scheme or change.of("annotator"):
            self._take_titles()
        self._stale = True
        if self.page.isVisible():
            with telling(self._workspace.said.emit):
                list_due(self._project)  # another window may have left them for a moment
            self._take(change.annotations)

    def _take(self, touched: Collection[int]) -> None:
        """Show again what was changed; rows stay where they are until the list is asked anew."""
        listing, model = self.search.listing, self.page.model
        behind = is_behind(self._project)
        if behind and self._project.read_only:
            self._later.start()
            return
        if listing is None or behind or len(touched) > _FEW:
            self._choosing.keep()
            self.ask()
            return
        ids = sorted(touched)
        known = {line.id for line in lines(self._project, ids)}
        gone = [id for id in ids if id not in known and model.row_of(id) is not None]
        new = [id for id in known if model.row_of(id) is None]
        if new:
            self.ask()
            return
        model.drop(gone)
        model.refresh()
        self.search.count()
        self._show_context()
        self._stale = False

    def _take_titles(self) -> None:
        titles = Titles(self._workspace.scheme, annotator_names(self._project))
        self.page.table.set_titles(titles)

    def _take_theme(self) -> None:
        if self._workspace.is_open:
            theme = article_theme(self._window.look).with_labels(self._workspace.scheme.labels)
            self.page.context.set_theme(theme)

    # The row

    def _show_context(self) -> None:
        line = self.page.table.current()
        where = (line.headline, line.publisher, day(line.published or None)) if line else ()
        self.editing.show(line, " · ".join(filter(None, where)))
        self._look_elsewhere(line)
        self._tell()

    def _look_elsewhere(self, line: ReviewLine | None) -> None:
        if line is None:
            self.elsewhere.stop()
            self.page.context.elsewhere.show_sentence("")
        else:
            self.elsewhere.ask(line.id)

    def _tell_reading(self, percent: int) -> None:
        if percent < 100:
            sentence = tr("All quotes are being read for the first time: {percent} %.")
            self.page.context.elsewhere.show_sentence(sentence.format(percent=percent))

    def widen(self, by: int) -> None:
        self.page.context.widen(by)
        self._show_context()

    def _tell(self) -> None:
        """Say in the status bar how many rows there are."""
        count = self.page.model.rowCount()
        verified = sum(n for traits, n in self._counts.items() if traits.review == "verified")
        sentence = tr("{count} listed · {verified} verified")
        self._window.views.tell(
            self.page, sentence.format(count=figure(count), verified=figure(verified))
        )

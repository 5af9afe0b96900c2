"""The views of a project, one at a time on screen; each is made when it is first opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import StoreError
from annotator.ui.command import Scope
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.domain.review import Narrowing
    from annotator.ui.report.desk import ReportDesk
    from annotator.ui.review.desk import ReviewDesk
    from annotator.ui.sources.desk import SourcesDesk
    from annotator.ui.window import MainWindow

_log = logging.getLogger(__name__)

_COUNT_AFTER = 250  # ms after a change, so that it is painted before
_AGAIN = 2_000  # ms, where another program has the file


class Views(QObject):
    """Annotate, Review, Report, Sources: which is on screen, and the ways between them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._review: ReviewDesk | None = None
        self._report: ReportDesk | None = None
        self._sources: SourcesDesk | None = None
        self._come_back: Callable[[], None] = self.show_review
        self._came_for: int | None = None
        self._told: dict[QWidget, str] = {}
        self._counting = QTimer(self, singleShot=True)
        self._counting.timeout.connect(self._count)
        segments = window.bench.topbar.segments
        ways = (
            ("annotate", self.annotate),
            ("review", self.show_review),
            ("report", self.show_report),
            ("sources", self.show_sources),
        )
        for name, show in ways:
            segments.segments[name].clicked.connect(lambda checked=False, show=show: show())
        self._workspace.changed.connect(lambda committed: self._counting.start(_COUNT_AFTER))
        self._workspace.project_changed.connect(self._begin)
        self._workspace.picked_changed.connect(self._forget)
        window.showing.asked.connect(self._come_to_article)

    @property
    def review(self) -> ReviewDesk:
        """The review, made when it is first asked for."""
        if self._review is None:
            from annotator.ui.review.desk import ReviewDesk

            self._review = ReviewDesk(self._window)
            self._window.bench.add_view(self._review.page)
            self._window.actions_table.add_owner(Scope.REVIEW, self._review.page.table)
        return self._review

    @property
    def in_review(self) -> bool:
        """True while the review is on screen."""
        return self._review is not None and self._window.bench.view_on_screen is self._review.page

    @property
    def report(self) -> ReportDesk:
        """The report, made when it is first asked for."""
        if self._report is None:
            from annotator.ui.report.desk import ReportDesk

            self._report = ReportDesk(self._window)
            self._window.bench.add_view(self._report.page)
        return self._report

    @property
    def sources(self) -> SourcesDesk:
        """The sources, made when they are first asked for."""
        if self._sources is None:
            from annotator.ui.sources.desk import SourcesDesk

            self._sources = made = SourcesDesk(self._window)
            self._window.bench.add_view(made.page)
            for owner in (*made.lists.values(), made.entry.said):
                self._window.actions_table.add_owner(Scope.SOURCES, owner)
        return self._sources

    @property
    def in_sources(self) -> bool:
        """True while the sources are on screen."""
        return self._sources is not None and self._window.bench.view_on_screen is self._sources.page

    def panes(self) -> list[QWidget] | None:
        """What F6 goes through in the view on screen; None when it is the article."""
        shown = self._window.bench.view_on_screen
        for desk in (self._review, self._report, self._sources):
            if desk is not None and desk.page is shown:
                return [*desk.page.panes()]
        return None

    # Going

    def annotate(self) -> None:
        """Show the article with its lists."""
        self._show("annotate", None, Scope.ARTICLE)
        self._window.view.setFocus()

    def show_review(self) -> None:
        """Show the table of all quotes and claims."""
        if not self._workspace.is_open:
            return
        review = self.review
        self._show("review", review.page, Scope.REVIEW)
        review.come_up()

    def show_report(self) -> None:
        """Show who is quoted, how and where."""
        if not self._workspace.is_open:
            return
        report = self.report
        self._show("report", report.page)
        report.come_up()

    def show_sources(self) -> None:
        """Show who speaks in the project."""
        if not self._workspace.is_open:
            return
        sources = self.sources
        self._show("sources", sources.page, Scope.SOURCES)
        sources.come_up()

    def _show(self, segment: str, page: QWidget | None, scope: Scope | None = None) -> None:
        self._let_rows_wait(segment != "review")
        self._window.bench.show_view(page, self._told.get(page, "") if page else "")
        self._window.bench.topbar.segments.choose(segment)
        self._window.actions_table.come_to(scope)

    def show_rows(self, narrowing: Narrowing) -> None:
        """Show the rows of the review that a narrowing lists."""
        self.review.narrow(narrowing)
        self.show_review()

    def show_articles(self, query: str) -> None:
        """Show the articles that fit what is looked for in their list."""
        self.annotate()
        self._window.bench.set_folded(False)
        self._window.bench.library.look_for(query)
        self._window.bench.library.list.setFocus()

    def open_from_review(self, article: int, annotation: int) -> None:
        """Show a quote of the review in its article; `back` returns to its row."""
        self.open_from(article, annotation, self.show_review)

    def open_from(self, article: int, annotation: int, back: Callable[[], None]) -> None:
        """Show a tag in its article; the key of `back` does what is given here."""
        self.annotate()
        self._window.showing.open(article)
        self._window.showing.pick(annotation)
        picked = self._workspace.picked
        if picked is not None:
            self._window.view.set_caret(picked.start)
            self._came_for, self._come_back = annotation, back
            self._workspace.said.emit(
                tr("Alt+Left leads back to the review.")
                if back == self.show_review
                else tr("Alt+Left leads back to the sources.")
            )

    def back(self) -> bool:
        """Return to the row one came from, while its quote is still picked; else False."""
        picked = self._workspace.picked
        came_for, self._came_for = self._came_for, None
        if picked is None or picked.id != came_for or self._window.view.selected_spans():
            return False
        self._come_back()
        return True

    def _come_to_article(self) -> None:
        """Show the article when something in it is asked for while another view is on screen."""
        if self._window.bench.view_on_screen is not None:
            self.annotate()

    def _forget(self) -> None:
        """Forget the way back once something else is picked."""
        picked = self._workspace.picked
        if picked is None or picked.id != self._came_for:
            self._came_for = None

    def tell(self, page: QWidget, sentence: str) -> None:
        """Say in the status bar what a view lists or tells, whenever it is on screen."""
        self._told[page] = sentence
        if self._window.bench.view_on_screen is page:
            self._window.bench.status.show_listed(sentence)

    # Counting

    def _let_rows_wait(self, may: bool) -> None:
        """Whether the review's rows may follow a moment after a change: not where they are seen."""
        if self._workspace.is_open:
            self._workspace.project.lists_later = may

    def _begin(self) -> None:
        self._came_for = None
        self._told.clear()
        self._let_rows_wait(True)
        if self._window.bench.view_on_screen is not None:
            self.annotate()
        if self._workspace.is_open:
            self._counting.start(_COUNT_AFTER)
        else:
            self._counting.stop()
            self._window.bench.topbar.segments.segments["review"].set_count(None)

    def _count(self) -> None:
        """Make the review's rows that waited; show beside its title how much is unreviewed."""
        from annotator.store.review_copy import is_complete
        from annotator.store.review_list import all_traits
        from annotator.store.review_rows import list_due

        segment = self._window.bench.topbar.segments.segments["review"]
        project = self._workspace.project
        try:
            list_due(project)
        except StoreError as error:
            _log.info("the review's rows wait: %s", error)
            self._counting.start(_AGAIN)
            return
        if not is_complete(project):
            segment.set_count(None)  # rather no number than one that is too small
            return
        found = all_traits(project).values()
        segment.set_count(sum(count for traits, count in found if traits.review == "unreviewed"))

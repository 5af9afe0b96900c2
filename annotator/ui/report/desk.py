"""The report at work: counted when it comes on screen, opened figure by figure, saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from annotator.domain.report import Report
from annotator.domain.review import Narrowing
from annotator.exchange.protecting import report_to_save
from annotator.store.articles import publishers
from annotator.store.report import reporting
from annotator.store.review_copy import completed
from annotator.store.review_list import annotator_names
from annotator.store.review_rows import catching_up, is_behind
from annotator.ui.dates import day
from annotator.ui.report.filters import FACETS
from annotator.ui.report.ink import Articles
from annotator.ui.report.page import ReportPage
from annotator.ui.report.saving import KINDS, save_report
from annotator.ui.review.words import Titles
from annotator.ui.telling import telling
from annotator.ui.words import tr
from annotator.ui.workspace import Committed

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_AT_ONCE, _SLICE = 0.1, 0.012  # s at work: when asked, and between two keys
_PAUSE = 2  # ms between two slices


class ReportDesk(QObject):
    """Counts again whenever something was changed since, and not before it is on screen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._stale = True
        self._steps: Iterator[tuple[int, int]] = iter(())
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._slice)
        self.page = ReportPage(window.look, [(kind, tr(title)) for kind, title in KINDS])
        self.page.asked.connect(self.count)
        self.page.save_wanted.connect(self.choose_file)
        self.page.sheet.opened.connect(self._open)
        self._workspace.changed.connect(self._follow)
        self._workspace.project_changed.connect(self._begin)
        self._begin()

    def come_up(self) -> None:
        """Count what has changed since."""
        if self._stale:
            self.count()
        today = day(QDate.currentDate().toString("yyyy-MM-dd"), long=True)
        self._window.views.tell(self.page, tr("Report of {day}").format(day=today))
        self.page.sheet.setFocus()

    def count(self) -> None:
        """Count everything anew; what was being counted is dropped."""
        self._stale = False
        self._steps = self._counting(self.page.filters.narrowing())
        self._slice(_AT_ONCE)

    @property
    def is_done(self) -> bool:
        """True when nothing is being counted."""
        return not self._timer.isActive()

    def _counting(self, narrowing: Narrowing) -> Iterator[tuple[int, int]]:
        """Make the rows that are still to be made, then count them."""
        project = self._workspace.project
        if is_behind(project) and not project.read_only:
            yield from catching_up(project)
        with completed(project) as whole:
            for step in reporting(whole, narrowing):
                if isinstance(step, Report):
                    self.page.sheet.show_report(step)
                else:
                    yield step

    def _slice(self, seconds: float = _SLICE) -> None:
        stop = perf_counter() + seconds
        with telling(self._workspace.said.emit):
            for done, whole in self._steps:
                if perf_counter() > stop:
                    self.page.show_progress(done, whole)
                    self._timer.start()
                    return
        self._timer.stop()
        self.page.show_progress(1, 1)

    def _stop(self) -> None:
        """Count no further; it is begun anew when the report comes on screen."""
        self._timer.stop()
        self._steps = iter(())
        self._stale = True
        self.page.show_progress(1, 1)

    def _open(self, opens: Narrowing | Articles) -> None:
        """Show the rows, or the articles, behind a figure."""
        if isinstance(opens, Articles):
            self._window.views.show_articles(opens.query)
            return
        self._window.views.show_rows(opens.within(self.page.filters.narrowing()))

    def _begin(self) -> None:
        self._stop()
        if self._workspace.is_open:
            self._fill()

    def _fill(self) -> None:
        """Offer the publishers, and the values of facets, that there are."""
        project = self._workspace.project
        titles = Titles(self._workspace.scheme, annotator_names(project))
        values = {
            facet: [(key, titles.value(facet, key)) for key in titles.order(facet)]
            for facet, *_ in FACETS
        }
        self.page.filters.offer(publishers(project), values)

    def _follow(self, committed: Committed) -> None:
        self._stale = True
        if committed.change.scheme or any(map(committed.change.of, ("article", "annotator"))):
            self._fill()
        if self.page.isVisible():
            self.count()
        else:
            self._stop()

    # Saving

    def choose_file(self, kind: str) -> None:
        """Ask where to save the report, then do."""
        title = self._workspace.project.title
        path, _ = QFileDialog.getSaveFileName(
            *(self._window, tr("Save the report"), f"{title}{kind}", f"*{kind}")
        )
        if path:
            self.save(Path(path).with_suffix(kind))

    def save(self, path: Path) -> None:
        """Write the report as it is on screen to a file."""
        shown = self.page.sheet.report
        if shown is not None:
            with telling(self._workspace.said.emit):
                made = report_to_save(self._workspace.project, shown)
                save_report(made, self._window.look, path)
                said = tr("Saved as {name}.")
                if made != shown:
                    said = tr("Saved as {name}; protected sources have other names in it.")
                self._workspace.said.emit(said.format(name=path.name))

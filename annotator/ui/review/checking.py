"""Checks quotes against a transcript between two keys, and leads from its window to a quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.transcript import TranscriptCheck
from annotator.exchange.protecting import check_to_save
from annotator.exchange.transcripts import DIRECT, checking, save_check
from annotator.store.project import Project
from annotator.store.review_list import sources_listed
from annotator.store.sources import sources_by_id
from annotator.ui.review.words import saved
from annotator.ui.slices import Slices
from annotator.ui.telling import telling
from annotator.ui.words import figure, tr

if TYPE_CHECKING:
    from annotator.ui.review.desk import ReviewDesk
    from annotator.ui.review.transcript import TranscriptWindow
    from annotator.ui.window import MainWindow

_SLICE = 0.02  # s at work, then the window is painted


class TranscriptDesk(QObject):
    """Opens the window and does what it asks."""

    def __init__(
        self, window: MainWindow, desk: ReviewDesk, project: Callable[[], Project]
    ) -> None:
        super().__init__(desk)
        self._window = window
        self._desk = desk
        self._project = project
        self._slices = Slices(self, self._tell, seconds=_SLICE)
        self.window: TranscriptWindow | None = None
        window.workspace.project_changed.connect(self.close)

    def open(self) -> None:
        """Show the window, for the source of the row that the keys are on."""
        from annotator.ui.review.transcript import TranscriptWindow

        self.close()
        project = self._project()
        counts = sources_listed(project, DIRECT)
        entries = sources_by_id(project, counts)
        names = sorted(
            ((one.name, id) for id, one in entries.items()), key=lambda pair: pair[0].casefold()
        )
        line = self._desk.page.table.current()
        self.window = made = TranscriptWindow(
            *(self._window, self._window.look),
            [(id, f"{name} ({figure(counts[id])})") for name, id in names],
            line.source if line else None,
        )
        made.check_asked.connect(self._check)
        made.opened.connect(self._go_to)
        made.save_asked.connect(self._save)
        made.finished.connect(self._closed)
        made.show()

    def close(self) -> None:
        """Close the window, and stop what it asked for."""
        if self.window is not None:
            self.window.close()

    @property
    def is_done(self) -> bool:
        return self._slices.is_done

    def _closed(self) -> None:
        self._slices.stop()
        self.window = None

    def _check(self, source: int, text: str, name: str) -> None:
        self._slices.begin(self._work(checking(self._project(), source, text, name)), after=0)

    def _work(self, steps: Iterator[TranscriptCheck | tuple[int, int]]) -> Iterator[None]:
        for step in steps:
            if self.window is not None:
                if isinstance(step, TranscriptCheck):
                    self.window.show_check(step)
                else:
                    self.window.show_progress(*step)
            yield

    def _tell(self, sentence: str) -> None:
        if self.window is not None:
            self.window.show_failure(sentence)

    def _save(self, path: Path, check: TranscriptCheck) -> None:
        """Write a result as it may leave and say so, or why it failed."""
        with telling(self._tell_in_window):
            made = check_to_save(self._project(), check)
            save_check(path, made)
            self._tell_in_window(saved(path, renamed=made != check))

    def _tell_in_window(self, sentence: str) -> None:
        if self.window is not None:
            self.window.said.setText(sentence)

    def _go_to(self, id: int) -> None:
        """Show a quote's row in the review; the window stays."""
        self._window.views.show_review()
        self._window.activateWindow()
        self._desk.stand_on(id)
        self._window.workspace.said.emit(tr("The transcript's window stays open beside this one."))

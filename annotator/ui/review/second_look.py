"""Draws samples, makes second looks, and holds two takes of the same articles side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.agreement import Agreement, Difference
from annotator.domain.review import Narrowing
from annotator.exchange.protecting import agreement_to_save, protections
from annotator.exchange.second_look import (
    comparing,
    drawn,
    first_file,
    make_second_look,
    save_agreement,
)
from annotator.store.articles import article_by_uid
from annotator.store.project import Project
from annotator.store.second_looks import articles_of, first_take
from annotator.ui.chooser import SUFFIX, choose_new_project, choose_project
from annotator.ui.review.sample import SEEDS, SampleWindow
from annotator.ui.review.words import saved
from annotator.ui.slices import Slices
from annotator.ui.telling import tell, telling
from annotator.ui.words import figure, tr

if TYPE_CHECKING:
    from annotator.domain.protection import Protection
    from annotator.ui.review.agreeing import AgreementWindow
    from annotator.ui.review.desk import ReviewDesk
    from annotator.ui.window import MainWindow

_SLICE = 0.02  # s at work, then the window is painted


class SecondLook(QObject):
    """What the keys of samples and of agreement do."""

    def __init__(self, window: MainWindow, desk: ReviewDesk) -> None:
        super().__init__(desk)
        self._window = window
        self._workspace = window.workspace
        self._desk = desk
        self._slices = Slices(self, self._tell, seconds=_SLICE)
        self._files = ExitStack()  # closes the other project
        self._other: Path | None = None
        self._keeping: list[Protection] = []  # the protected sources of the other project
        self.window: AgreementWindow | None = None
        self._workspace.project_changed.connect(self.close)

    # Drawing

    def draw(self) -> None:
        """Ask how many of the listed rows, or of their articles, are drawn; then draw them."""
        ids = list(self._desk.page.model.ids())
        if not ids:
            self._workspace.said.emit(tr("No row is listed from which to draw."))
            return
        if not self._desk.search.is_done:
            self._workspace.said.emit(tr("The rows are still being listed; a moment please."))
            return
        articles = articles_of(self._workspace.project, ids)
        seed = random.SystemRandom().randrange(SEEDS)
        window = SampleWindow(self._window, len(ids), len(articles), seed)
        window.accepted.connect(lambda: self._drawn(ids, articles, *window.chosen()))
        window.open()

    def _drawn(
        self, ids: Sequence[int], articles: Sequence[int], anew: bool, count: int, seed: int
    ) -> None:
        if anew:
            self._make(drawn(articles, count, seed))
        else:
            self._list(drawn(ids, count, seed), len(ids), seed)

    def _list(self, ids: list[int], of: int, seed: int) -> None:
        self._desk.page.search.clear()
        self._desk.narrow(Narrowing(sample=tuple(ids)))
        self._desk.page.table.setFocus()
        sentence = tr("{count} of {of} rows drawn (number {seed}); A shows all again.")
        said = sentence.format(count=figure(len(ids)), of=figure(of), seed=seed)
        self._workspace.said.emit(said)

    def _make(self, articles: list[int]) -> None:
        here = self._workspace.project
        name = f"{here.path.stem} ({tr('second look')}){SUFFIX}"
        title = tr("Where the second look is kept")
        path = choose_new_project(self._window, title, here.path.with_name(name))
        if path is None:
            return
        with telling(lambda sentence: tell(self._window, sentence)):
            made = make_second_look(here, path, articles, self._workspace.annotator)
            if self._window.files.adopt(made):
                sentence = tr("Tag these articles anew; then press Shift+A in the review.")
                self._workspace.said.emit(sentence)

    # Comparing

    def compare(self) -> None:
        """Hold this project against the other take of it, asking for that where it must."""
        from annotator.ui.review.agreeing import AgreementWindow

        found = first_file(self._workspace.project, self._window.settings.recent())
        other = found or self._other or self._ask()
        if other is None:
            return
        self.close()
        self.window = made = AgreementWindow(self._window, self._window.look)
        made.opened.connect(self._go_to)
        made.save_asked.connect(self._save)
        made.other_wanted.connect(self._choose)
        made.again_wanted.connect(lambda: self._begin(self._other))
        made.finished.connect(self._closed)
        made.show()
        self._begin(other)

    def close(self) -> None:
        """Close the window, and stop what it asked for."""
        self._other = None
        if self.window is not None:
            self.window.close()

    @property
    def is_done(self) -> bool:
        return self._slices.is_done

    def _ask(self) -> Path | None:
        folder = self._workspace.project.path.parent
        return choose_project(self._window, tr("Compare with another project"), folder)

    def _choose(self) -> None:
        other = self._ask()
        if other is not None:
            self._begin(other)

    def _begin(self, other: Path | None) -> None:
        window = self.window
        if window is None or other is None:
            return
        self._files.close()
        self._other = other
        window.show_progress(0, 0)
        with telling(window.show_failure):
            here = self._workspace.project
            there = self._files.enter_context(Project.open(other, read_only=True))
            self._keeping = protections(there)
            told = first_take(there)
            is_first = told is not None and told.project == here.uid
            is_second = not is_first and first_take(here) is not None
            steps = comparing(*((there, here) if is_second else (here, there)))
            self._slices.begin(self._work(steps), after=0)

    def _work(self, steps: Iterator[Agreement | tuple[int, int]]) -> Iterator[None]:
        for step in steps:
            if self.window is not None:
                if isinstance(step, Agreement):
                    self.window.show_agreement(step)
                else:
                    self.window.show_progress(*step)
            yield
        self._files.close()

    def _tell(self, sentence: str) -> None:
        if self.window is not None:
            self.window.show_failure(sentence)

    def _closed(self) -> None:
        self._slices.stop()
        self._files.close()
        self.window = None

    def _save(self, path: Path, found: Agreement) -> None:
        """Write what was found as it may leave and say so, or why it failed."""
        window = self.window
        if window is None:
            return
        with telling(window.said.setText):
            keeping = [*protections(self._workspace.project), *self._keeping]
            made = agreement_to_save(found, keeping)
            save_agreement(path, made)
            window.said.setText(saved(path, renamed=made != found))

    def _go_to(self, one: Difference) -> None:
        """Show a tag in its article, or its words where this project has no such tag."""
        project = self._workspace.project
        uids = [uid for uid in (one.first, one.second) if uid is not None]
        found = project.query(
            f"SELECT id, article FROM annotation WHERE uid IN ({', '.join('?' * len(uids))})", uids
        )
        article = article_by_uid(project, one.article)
        self._window.activateWindow()
        if found:
            id, place = found[0]
            self._window.views.open_from_review(place, id)
        elif article is not None:
            self._window.views.annotate()
            self._window.showing.open(article)
            self._window.showing.pick(None)
            self._window.view.select(one.spans[0])
            self._window.view.reveal(*one.spans)
        self._workspace.said.emit(tr("The comparison stays open beside this window."))

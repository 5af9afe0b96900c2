"""The workspace: the one place where the screen meets the project."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.change import Change
from annotator.domain.errors import StoreError
from annotator.domain.identity import Annotator
from annotator.domain.scheme import Scheme
from annotator.domain.values import Annotation, Article
from annotator.frozen import frozen
from annotator.store import annotations as tagged
from annotator.store import articles
from annotator.store.history import history
from annotator.store.project import Project
from annotator.ui.dates import clock
from annotator.ui.failing import Attempts
from annotator.ui.open_article import OpenArticle
from annotator.ui.qt_attributes import plain_attributes
from annotator.ui.reversing import brought_back, reversed_with_bar, undone_after
from annotator.ui.telling import telling
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.store.edit import Edit

T = TypeVar("T")
_POLL = 1000  # ms between looks for what other windows wrote


@frozen
class Committed:
    """What was committed, and which annotations of the article on screen it touched.

    `touched` is None when all of the article was read again.
    """

    change: Change
    touched: Collection[int] | None


@plain_attributes
class Workspace(QObject):
    """One open project, the article on screen, and what is picked in it.

    Widgets ask through methods here and learn through the signals; `changed` comes after the
    commit, so what it tells is on disk.
    """

    project_changed = Signal()
    article_changed = Signal()
    changed = Signal(object)  # Committed
    picked_changed = Signal()
    said = Signal(str)

    def __init__(self, annotator: Annotator) -> None:
        super().__init__()
        self.annotator = annotator
        self.before_edit: Callable[[], None] | None = None
        self.attempts = Attempts()
        self.attempts.said.connect(self.said)
        self._project: Project | None = None
        self._opened: OpenArticle | None = None
        self._picked: Annotation | None = None
        self._saved_before: str | None = None
        self._timer = QTimer(self, interval=_POLL)
        self._timer.timeout.connect(self.poll)

    # What is open

    @property
    def project(self) -> Project:
        """The open project. Raises RuntimeError when there is none: ask `is_open` first."""
        if self._project is None:
            raise RuntimeError("no project is open")
        return self._project

    @property
    def is_open(self) -> bool:
        return self._project is not None

    @property
    def scheme(self) -> Scheme:
        return self.project.scheme

    @property
    def article(self) -> Article | None:
        """The article on screen, None when there is none."""
        return self._opened.article if self._opened else None

    @property
    def opened(self) -> OpenArticle:
        """The article on screen with its text and tags. Raises RuntimeError when there is none."""
        if self._opened is None:
            raise RuntimeError("no article is open")
        return self._opened

    @property
    def text(self) -> str:
        """The text of the article on screen; empty when there is none."""
        return self._opened.text if self._opened else ""

    @property
    def picked(self) -> Annotation | None:
        return self._picked

    def read_articles(self, ids: Sequence[int]) -> list[Article]:
        """The details of these articles; none while no project is open."""
        return articles.articles(self._project, ids) if self._project is not None else []

    def saved_clock(self) -> str:
        """When the last change was written, in local time; empty before the first."""
        if self.project.saved_at is None and self._saved_before is None:
            last = history(self.project, limit=1)
            self._saved_before = last[0].at if last else ""
        return clock(self.project.saved_at or self._saved_before)

    def set_annotator(self, annotator: Annotator) -> None:
        """Tag in this name from now on."""
        self.annotator = annotator
        if self._project is not None:
            self._project.annotator = annotator

    # Opening

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project in place of the one that is open. Raises OpenRefused; then that stays."""
        self.adopt(Project.open(path, annotator=self.annotator, read_only=read_only))

    def adopt(self, project: Project) -> None:
        """Take an open project as the one on screen; edits that still wait go to it."""
        self._forget()
        self._project = project
        self._timer.start()
        self.project_changed.emit()
        self.attempts.retry()

    def close(self) -> None:
        """Close the project; all of it is on disk."""
        self._forget()
        self.project_changed.emit()

    def _forget(self) -> None:
        self._timer.stop()
        if self._project is not None:
            if self._project.saved_at is not None:
                from annotator.store.review_rows import list_due  # the edit has loaded it

                with suppress(StoreError):  # else they are made when they are asked for
                    list_due(self._project)
            self._project.close()
        self._project = self._opened = self._picked = self._saved_before = None

    def open_article(self, article_id: int) -> None:
        """Show an article. Nothing happens when it is on screen already."""
        if self._opened is None or self._opened.id != article_id:
            self._opened = OpenArticle(self.project, article_id)
            self._picked = None
            self.article_changed.emit()

    def show_no_article(self) -> None:
        self._opened = self._picked = None
        self.article_changed.emit()

    def pick(self, annotation_id: int | None, *, anew: bool = False) -> None:
        """Pick an annotation of the article on screen, or none; `anew` tells the same one too."""
        found = None
        if annotation_id is not None and not self.attempts.held:
            found = tagged.annotation(self.project, annotation_id)
        if found != self._picked or anew:
            self._picked = found
            self.picked_changed.emit()

    # Changing

    def do(
        self,
        text: str,
        work: Callable[[Edit], T],
        then: Callable[[T], None] | None = None,
        *,
        pick: Callable[[T], int | None] | None = None,
        group: str | None = None,
    ) -> None:
        """Do `work` as one edit that the history calls `text`, then tell everybody, then `then`.

        With `pick` the annotation that it makes of what came of the work is picked. When the
        project is busy or the disk is full the edit waits and is tried again.
        """

        def run() -> None:
            self.prepare()
            with self.project.edit(text, group=group) as edit:
                made = work(edit)
            concerned = edit.change is not None and self._take(edit.change)
            if pick is not None:
                self.pick(pick(made), anew=concerned)
            elif concerned:
                self.picked_changed.emit()
            if then is not None:
                then(made)

        self.attempts.attempt(run)

    def prepare(self) -> None:
        """Called within an attempt before its first edit: the sitting begins with it."""
        if self.before_edit is not None:
            self.before_edit()

    def took(self, article_ids: Sequence[int]) -> None:
        """Tell everybody that an import added or changed these articles."""
        here = self._opened
        if here is not None and here.id in article_ids:
            self._opened = OpenArticle(self.project, here.id)
            self.article_changed.emit()
        ids = {"article": frozenset(article_ids)}
        change = Change(self.project.last_edit, "user", tr("Import"), ids, (), ids["article"])
        self.changed.emit(Committed(change, ()))

    def undo(self) -> None:
        """Take back one's own last change, of any session, and show where it was."""
        self.attempts.attempt(lambda: self._reverse("undo"))

    def redo(self) -> None:
        self.attempts.attempt(lambda: self._reverse("redo"))

    def undo_back_to(self, edit: int) -> None:
        """Take back one's own changes behind an edit, as far as nobody has built on them."""
        self.attempts.attempt(lambda: self._undo_back_to(edit))

    def _undo_back_to(self, edit: int) -> None:
        for change in undone_after(self.project, edit):
            self._committed(change)
        self.said.emit(tr("Everything after that is taken back; Ctrl+Shift+Z brings it again."))

    def _reverse(self, kind: str) -> None:
        back = kind == "undo"
        text = self.project.undo_text() if back else self.project.redo_text()
        change = reversed_with_bar(self.project, kind)
        if change is None:
            nothing = tr("There is nothing to undo.") if back else tr("There is nothing to redo.")
            self.said.emit(nothing)
            return
        concerned, before = self._take(change), self._picked
        self.go_to(change)
        if concerned and self._picked is before:
            self.picked_changed.emit()  # else it was told by what is picked now
        done = tr("Undone: {text}") if back else tr("Done again: {text}")
        self.said.emit(done.format(text=text))

    def go_to(self, change: Change) -> None:
        """Open the article that a change touched, and pick what it brought back."""
        touched = sorted(change.articles)
        here = self._opened.id if self._opened else None
        if touched and here not in touched:
            for there in articles.articles(self.project, touched[:1]):
                self.open_article(there.id)
        back = brought_back(self.project, change)
        if back is not None and self._opened and back.article == self._opened.id:
            self.pick(back.id)

    # Learning

    def poll(self) -> None:
        """Show what other windows and programs wrote since the last look."""
        if self._project is not None and not self.attempts.waiting:
            with telling(self.said.emit):
                for change in self._project.poll():
                    self._committed(change)

    def _committed(self, change: Change) -> None:
        if self._take(change):
            self.picked_changed.emit()

    def _take(self, change: Change) -> bool:
        """Tell what a change touched; True when what is picked, or linked to it, is among it."""
        touched: Collection[int] | None = ()
        if self._opened is not None and self._opened.id in change.articles:
            touched = self._follow(self._opened, change)
        picked = self._picked
        if picked is not None and picked.id in change.annotations:
            self._picked = tagged.annotation(self.project, picked.id)
        self.changed.emit(Committed(change, touched))
        if picked is None or touched is None:
            return picked is not None
        return self._opened is not None and self._opened.concerns(picked.id, touched)

    def _follow(self, opened: OpenArticle, change: Change) -> Collection[int] | None:
        try:
            return opened.take(self.project, change)
        except StoreError:  # the article was deleted, here or in another window
            self.show_no_article()
            return ()

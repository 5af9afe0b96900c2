"""The workspace: the one place where the screen meets the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.change import Change
from annotator.domain.identity import Annotator
from annotator.domain.scheme import Scheme
from annotator.domain.values import HEADS, Annotation, Article
from annotator.store import annotations, articles
from annotator.store.edit import Edit
from annotator.store.project import Project
from annotator.ui.failing import Attempts
from annotator.ui.telling import telling
from annotator.ui.words import tr

T = TypeVar("T")

_POLL = 1000  # ms between looks for what other windows wrote
_FEW = 50  # a change of more annotations than this picks none of them


class Workspace(QObject):
    """One open project, the article on screen, and what is picked in it.

    Widgets ask through methods here and learn through the signals; `changed` comes after the
    commit, so what it tells is on disk.
    """

    project_changed = Signal()
    article_changed = Signal()
    changed = Signal(object)  # Change
    picked_changed = Signal()
    said = Signal(str)

    def __init__(self, annotator: Annotator) -> None:
        super().__init__()
        self.annotator = annotator
        self.attempts = Attempts()
        self.attempts.said.connect(self.said)
        self._project: Project | None = None
        self._article: Article | None = None
        self._picked: Annotation | None = None
        self._text = ""
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
        return self._article

    @property
    def text(self) -> str:
        """The text of the article on screen; empty when there is none."""
        return self._text

    @property
    def picked(self) -> Annotation | None:
        return self._picked

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
            self._project.close()
        self._project = self._article = self._picked = None
        self._text = ""

    def open_article(self, article_id: int) -> None:
        """Show an article. Nothing happens when it is on screen already."""
        if self._article is None or self._article.id != article_id:
            text = self.project.text(article_id)
            self._article = articles.article(self.project, article_id)
            self._text = text
            self._picked = None
            self.article_changed.emit()

    def show_no_article(self) -> None:
        self._article = self._picked = None
        self._text = ""
        self.article_changed.emit()

    def pick(self, annotation_id: int | None) -> None:
        """Pick an annotation of the article on screen, or none."""
        found = None
        if annotation_id is not None:
            found = annotations.annotation(self.project, annotation_id)
        if found != self._picked:
            self._picked = found
            self.picked_changed.emit()

    # Changing

    def do(
        self,
        text: str,
        work: Callable[[Edit], T],
        then: Callable[[T], None] | None = None,
        *,
        group: str | None = None,
    ) -> None:
        """Do `work` as one edit that the history calls `text`, then tell everybody, then `then`.

        When the project is busy or the disk is full the edit waits and is tried again.
        """

        def run() -> None:
            with self.project.edit(text, group=group) as edit:
                made = work(edit)
            if edit.change is not None:
                self._committed(edit.change)
            if then is not None:
                then(made)

        self.attempts.attempt(run)

    def undo(self) -> None:
        """Take back one's own last change, of any session, and show where it was."""
        self.attempts.attempt(self._undo)

    def redo(self) -> None:
        self.attempts.attempt(self._redo)

    def _undo(self) -> None:
        text = self.project.undo_text()
        change = self.project.undo()
        if change is None:
            self.said.emit(tr("There is nothing to undo."))
        else:
            self._reversed(change, tr("Undone: {text}").format(text=text))

    def _redo(self) -> None:
        text = self.project.redo_text()
        change = self.project.redo()
        if change is None:
            self.said.emit(tr("There is nothing to redo."))
        else:
            self._reversed(change, tr("Done again: {text}").format(text=text))

    def _reversed(self, change: Change, sentence: str) -> None:
        self._committed(change)
        self._go_to(change)
        self.said.emit(sentence)

    def _go_to(self, change: Change) -> None:
        """Open the article that a change touched, and pick what it brought back."""
        touched = sorted(change.articles)
        here = self._article.id if self._article else None
        if touched and here not in touched:
            there = articles.articles(self.project, touched[:1])
            if there:
                self.open_article(there[0].id)
        if len(change.annotations) <= _FEW:
            back = annotations.annotations(self.project, sorted(change.annotations))
            heads = [item for item in back if item.label in HEADS] or back
            if heads and self._article and heads[0].article == self._article.id:
                self.pick(heads[0].id)

    # Learning

    def poll(self) -> None:
        """Show what other windows and programs wrote since the last look."""
        if self._project is not None and not self.attempts.waiting:
            with telling(self.said.emit):
                for change in self._project.poll():
                    self._committed(change)

    def _committed(self, change: Change) -> None:
        here = self._article
        if here is not None and (here.id in change.articles or here.id in change.of("article")):
            kept = articles.articles(self.project, [here.id])
            if not kept:
                self.show_no_article()
            else:
                self._article = kept[0]
        if self._picked is not None and self._picked.id in change.annotations:
            self._picked = annotations.annotation(self.project, self._picked.id)
            self.changed.emit(change)
            self.picked_changed.emit()
        else:
            self.changed.emit(change)

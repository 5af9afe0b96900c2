"""Comments on what is picked, or on the article while nothing is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.store.comments import add_comment, comments, remove_comment
from annotator.ui.comments.thread import Comment, CommentThread
from annotator.ui.dates import moment_text
from annotator.ui.reading import label_of
from annotator.ui.words import tr
from annotator.ui.workspace import Committed

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow


class CommentsDesk(QObject):
    """Reads an article's comments once, and shows those of what is picked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._workspace = workspace = window.workspace
        self._by_target: dict[str | None, list[Comment]] = {}
        self.pane = CommentThread()
        window.bench.panel.selected.add_foot(self.pane)
        self.pane.said.connect(self._say)
        self.pane.removed.connect(self._remove)
        self.pane.left.connect(window.view.setFocus)
        self.pane.drafted.connect(lambda: window.keeping.keep("drafts", self.pane.drafts()))
        workspace.project_changed.connect(self._take_drafts)
        workspace.project_changed.connect(self._begin)
        workspace.article_changed.connect(self._begin)
        workspace.picked_changed.connect(self._show)
        workspace.changed.connect(self._follow)
        self._take_drafts()
        self._begin()

    def write(self) -> None:
        """Go to the line in which a comment on what is picked is written."""
        self._window.bench.panel.set_tab(0)
        self._window.bench.panel.selected.ensureWidgetVisible(self.pane.line)
        self.pane.line.setFocus()

    def write_on_article(self) -> None:
        """Go to the line in which a comment on the article is written."""
        self._window.showing.pick(None)
        self.write()

    def _take_drafts(self) -> None:
        """What was typed in this project and not said, here or when it was open before."""
        self.pane.set_drafts(self._window.keeping.words("drafts"))

    def _begin(self) -> None:
        self._read()
        self._show()

    def _follow(self, committed: Committed) -> None:
        article = self._workspace.article
        if committed.change.of("comment") and article is not None:
            self._read()
            self._show()

    def _read(self) -> None:
        found: defaultdict[str | None, list[Comment]] = defaultdict(list)
        article = self._workspace.article
        if article is not None:
            for id, one in comments(self._workspace.project, article.id):
                found[one.annotation].append(
                    Comment(id, one.annotator, moment_text(one.created), one.text)
                )
        self._by_target = dict(found)

    def _show(self) -> None:
        workspace = self._workspace
        picked = workspace.picked
        self.pane.setVisible(workspace.article is not None)
        if workspace.article is None:
            return
        name = tr("article")
        if picked is not None:
            name = label_of(workspace.scheme, picked.label).title.lower()
        said = self._by_target.get(picked.uid if picked else None, [])
        writable = workspace.project.read_only is None
        target = picked.uid if picked else workspace.article.uid
        self.pane.show_thread(target, name, said, writable=writable)

    def _say(self, words: str) -> None:
        article, picked = self._workspace.article, self._workspace.picked
        if article is not None:
            target = picked.id if picked else None
            self._workspace.do(
                tr("Add a comment"), lambda edit: add_comment(edit, article.id, words, target)
            )
            self._window.view.setFocus()
            # Once it is laid out: what was said stands above the line, and both stay in sight.
            QTimer.singleShot(0, self.pane, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self._window.bench.panel.selected.ensureWidgetVisible(self.pane.line)

    def _remove(self, comment: int) -> None:
        self._workspace.do(tr("Remove a comment"), lambda edit: remove_comment(edit, comment))

"""Where the person is, kept outside the project while one works, and taken up again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.store import articles
from annotator.ui.showing import Showing
from annotator.ui.telling import telling
from annotator.ui.viewstate import ViewState
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Workspace


class Keeping(QObject):
    """Follows article, scroll position, pick, tab and splitters of the open project."""

    def __init__(self, workspace: Workspace, bench: Workbench, showing: Showing) -> None:
        super().__init__()
        self._workspace = workspace
        self._bench = bench
        self._showing = showing
        self._state: ViewState | None = None
        self._restoring = False
        workspace.article_changed.connect(self._article_changed)
        workspace.picked_changed.connect(self._keep_place)
        bench.view.verticalScrollBar().valueChanged.connect(self._keep_place)
        bench.panel.tab_changed.connect(lambda tab: self.keep("tab", tab))
        bench.panel.split_changed.connect(lambda: self.keep("share", bench.panel.share))
        bench.folded.connect(self._keep_widths)

    def open(self) -> None:
        """Go to where the person was in the project just opened, or to its first article."""
        project = self._workspace.project
        self._state = state = ViewState(project.uid)
        self._bench.panel.set_tab(state.get("tab", 0))
        self._bench.panel.set_share(state.get("share", self._bench.panel.share))
        library, panel = self._bench.widths()
        self._bench.set_widths(
            state.get("library", library),
            state.get("panel", panel),
            folded=state.get("folded", False),
        )
        kept = articles.article_by_uid(project, state.article) if state.article else None
        if kept is None:
            kept = next(iter(articles.article_ids(project)), None)
        if kept is not None:
            with telling(self._workspace.said.emit):
                self._workspace.open_article(kept)

    def kept(self, name: str, usual: int) -> int:
        """A number that was kept for this project; `usual` when there is none."""
        found = self._state.get(name, usual) if self._state is not None else usual
        return int(found)

    def words(self, name: str) -> dict[str, str]:
        """Words that were kept for this project, by what they are about."""
        found = self._state.get(name, {}) if self._state is not None else {}
        return {about: said for about, said in found.items() if isinstance(said, str)}

    def recent(self) -> list[str]:
        """The uids of the articles that were open, the last one first."""
        return self._state.recent() if self._state is not None else []

    def keep(self, name: str, value: object) -> None:
        """Keep something of how this project is seen, outside of it."""
        if self._state is not None:
            self._state.set(name, value)

    def write(self) -> None:
        """Write what is not written yet: the window closes."""
        if self._state is not None:
            self._keep_place()
            self._state.write()

    def leave(self) -> None:
        """The project is closed."""
        self.write()
        self._state = None

    def _article_changed(self) -> None:
        article = self._workspace.article
        if article is None or self._state is None:
            return
        self._state.set_article(article.uid)
        self._restoring = True
        self._return()
        if self._bench.view.isVisible():
            self._restoring = False
        else:  # the view learns its size when the window is shown
            QTimer.singleShot(0, self, self._return_and_follow)

    def _return(self) -> None:
        article = self._workspace.article
        if article is None or self._state is None:
            return
        top, picked = self._state.place(article.uid)
        if picked is not None and picked in self._workspace.opened.marks:
            self._showing.pick(picked, reveal=False)
        if top:
            self._bench.view.scroll_to_top(top)

    def _return_and_follow(self) -> None:
        self._return()
        self._restoring = False

    def _keep_place(self) -> None:
        article = self._workspace.article
        if article is not None and self._state is not None and not self._restoring:
            picked = self._workspace.picked
            top = self._bench.view.top_offset()
            if self._bench.view.verticalScrollBar().value() == 0:
                top = 0
            self._state.set_place(article.uid, top, picked.id if picked else None)

    def _keep_widths(self) -> None:
        library, panel = self._bench.widths()
        for name, value in (
            ("library", library),
            ("panel", panel),
            ("folded", self._bench.is_folded and self._bench.width() >= 1200),
        ):
            self.keep(name, value)

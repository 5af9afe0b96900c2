"""The window: its parts put together, its place on the screen, its end."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.resource import resource
from annotator.text.span import Span
from annotator.ui.actions import Actions
from annotator.ui.afterwards import Afterwards
from annotator.ui.article.view import ArticleView
from annotator.ui.command import Scope
from annotator.ui.failing import Trouble
from annotator.ui.handlers import handlers
from annotator.ui.keeping import Keeping
from annotator.ui.look import Look
from annotator.ui.panel.pane import CODEBOOK, REMARKS
from annotator.ui.project_files import ProjectFiles
from annotator.ui.searching import Searching
from annotator.ui.settings import Settings
from annotator.ui.showing import Showing, article_theme
from annotator.ui.sitting import SessionClock
from annotator.ui.topbar import TopBar
from annotator.ui.views import Views
from annotator.ui.window_parts import WindowParts
from annotator.ui.words import tr
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Committed, Workspace

if TYPE_CHECKING:
    from annotator.ui.welcome import Welcome

_LEAST = (680, 420)
_USUAL = (1440, 900)


class MainWindow(WindowParts):
    """One window with one project, or the welcome screen."""

    def __init__(self, look: Look, settings: Settings, workspace: Workspace) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.workspace = workspace
        self.view = ArticleView(article_theme(look))
        self.files = ProjectFiles(self, workspace, settings)
        self._make_panes()
        self._put_together()

    def _make_panes(self) -> None:
        """Everything on screen; made in the order in which one needs the other."""
        look, workspace = self.look, self.workspace
        # Owners of the keys: the article for letters, the window for the rest.
        owners: dict[Scope, list[QWidget]] = {scope: [] for scope in Scope}
        owners |= {Scope.ARTICLE: [self.view], Scope.WINDOW: [self]}
        self.actions_table = Actions(look, owners, handlers(self))
        own = self.settings.get("keys", {})
        if own:
            from annotator.ui.keys.own import readable

            self.actions_table.set_keys(readable(own))
        self.bench = Workbench(
            look,
            TopBar(look, self.actions_table),
            self.view,
            workspace.read_articles,
            lambda ids: self.showing.read_heads(ids),
        )
        self.showing = Showing(workspace, self.bench, look)
        self.keeping = Keeping(workspace, self.bench, self.showing)
        self.searching = Searching(workspace, self.bench, self.showing)
        panel = self.bench.panel
        panel.add_tab(REMARKS, tr("Remarks"), lambda: self.remarks.pane)
        panel.tabs.set_count(REMARKS, 0)
        panel.add_tab(CODEBOOK, tr("Codebook"), lambda: self.codebook.pane)
        self.clock = SessionClock(workspace, self.bench)
        self.views = Views(self)
        self._welcome: Welcome | None = None
        self._closing = False
        self._saving = Afterwards(self, self.show_saved, workspace.said.emit)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.bench)

    def _put_together(self) -> None:
        self.setObjectName("window")
        self.setCentralWidget(self._pages)
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.setWindowIcon(QIcon(str(resource("icons/annotator.svg"))))
        workspace, bench, view = self.workspace, self.bench, self.view
        workspace.said.connect(bench.status.say)
        workspace.project_changed.connect(self._show_project)
        workspace.changed.connect(bench.status.line.clear)
        workspace.changed.connect(self._tell_saved)
        workspace.attempts.troubled.connect(self._show_trouble)
        bench.banner.retried.connect(workspace.attempts.retry)
        bench.banner.copy_wanted.connect(self.files.save_elsewhere)
        self.actions_table.add_owner(Scope.LIST, bench.library.list)
        bench.library.list.activated.connect(view.setFocus)
        bench.library.opened.connect(self.showing.open)
        bench.import_wanted.connect(lambda: self.intake.choose())
        bench.library.menu_wanted.connect(lambda *what: self.asking.article_menu(*what))
        bench.tag_wanted.connect(self._tag_found)
        bench.panel.head_asked.connect(self.showing.pick)
        self._return_keys()
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_article_menu)
        view.zoom_by(self.settings.get("zoom", 0))
        view.zoom_changed.connect(lambda steps: self.settings.set("zoom", steps))
        view.annotation_picked.connect(lambda *what: self.keys.clicked(*what))
        view.picked_none.connect(lambda: self.keys.clicked_nothing())
        view.region_restore_requested.connect(lambda *what: self.tagging.restore_region(*what))
        view.jump_requested.connect(self.showing.pick)

    def _return_keys(self) -> None:
        """Who clicks goes on with the article's keys; who came by keys stays where they are."""
        bench = self.bench
        for clicked in (
            *(bench.library.list.clicked, bench.panel.list.clicked, bench.panel.selected.clicked),
        ):
            clicked.connect(lambda *what: self.view.setFocus())
        self.view.key_unused.connect(lambda key: self.keys.unused(self.actions_table.title_at(key)))

    @property
    def welcome(self) -> Welcome:
        """The welcome screen, made when it is first needed."""
        if self._welcome is None:
            from annotator.ui.welcome import Welcome

            self._welcome = Welcome(self.look, self.actions_table)
            self._welcome.project_wanted.connect(self.files.open)
            self._pages.addWidget(self._welcome)
        return self._welcome

    # The project on screen

    def _show_project(self) -> None:
        workspace = self.workspace
        if workspace.is_open:
            self._show_title()
            self._take_labels()
            self.searching.show_counts()
            self.show_saved()
            self.keeping.open()
            has_article = workspace.article is not None
            (self.view if has_article else self.bench.first_import).setFocus()
        elif self._closing:
            return  # nobody sees what would be shown instead
        else:
            self.setWindowTitle(tr("Article Annotator"))
            self.welcome.show_recent(self.settings.recent(), self.settings.titles())
        self._pages.setCurrentWidget(self.bench if workspace.is_open else self.welcome)
        if not workspace.is_open:
            self.welcome.setFocus()
        self.bench.status.show_annotator(workspace.annotator.name)

    def _show_title(self) -> None:
        """The project's title, with the file's name where that is another: of a copy, say."""
        title, path = self.workspace.project.title, self.workspace.project.path
        named = tr("{title} ({file})") if path.stem != title else "{title}"
        whole = named.format(title=title, file=path.name)
        self.setWindowTitle(tr("{title} – Article Annotator").format(title=whole))

    def _tag_found(self, said: str, spans: Sequence[Span]) -> None:
        from annotator.ui.occurrences.everywhere import choose_label  # when it is asked for

        choose_label(self, said, spans)

    def _tell_saved(self, committed: Committed) -> None:
        if committed.change.of("article"):
            self.searching.show_counts()
        if committed.change.scheme:
            self._take_labels()
            self.offering.start()
        self._saving.start()

    def _open_article_menu(self, point: QPoint) -> None:
        from annotator.ui.article_menu import open_article_menu  # when it is asked for

        open_article_menu(self, point)

    def _take_labels(self) -> None:
        """Give the labels of the scheme their keys and their places in the menu."""
        labels = self.workspace.scheme.labels
        self.actions_table.set_labels(
            labels, lambda label: self.keys.tag(label), lambda label: self.keys.extend(label)
        )

    def show_saved(self) -> None:
        """Say in the top bar how much there is and when the last change was written."""
        if self.workspace.is_open:
            self.bench.topbar.show_project(
                self.workspace.project.title,
                self.searching.articles,
                self.workspace.saved_clock(),
            )

    def _show_trouble(self, trouble: object) -> None:
        if isinstance(trouble, Trouble):
            waiting = self.workspace.attempts.waiting
            sentence = tr("{why} Changes that wait: {count}; nothing is lost.").format(
                why=trouble.sentence, count=waiting
            )
            self.bench.banner.tell(sentence, can_retry=trouble.can_retry)
        else:
            self.bench.banner.hide()
            self.workspace.said.emit(tr("Everything is saved again."))

    # The window itself

    def take_place(self) -> None:
        """Stand where the window stood when it was last closed."""
        kept = self.settings.get("window", "")
        if not kept or not self.restoreGeometry(QByteArray(base64.b64decode(kept))):
            room = self.screen().availableGeometry()
            frame = 40  # the system's title bar
            self.resize(min(_USUAL[0], room.width()), min(_USUAL[1], room.height() - frame))

    def panes(self) -> list[QWidget]:
        return self.views.panes() or self.bench.panes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.workspace.is_open:
            self._show_project()
        handle = self.windowHandle()
        if handle is not None:
            self.clock.watch(handle)
        self.make_parts_soon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.workspace.poll()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        text = data.text()
        # After the drop is over: a dialog within it would freeze the program dragged from.
        QTimer.singleShot(0, self, lambda: self.intake.take(paths, "" if paths else text))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self.settings.set("window", base64.b64encode(self.saveGeometry().data()).decode("ascii"))
        self._closing = True
        self.files.close()
        event.accept()

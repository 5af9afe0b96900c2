"""The three panes side by side: articles, the article, the panel; and what lies above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.article.view import ArticleView
from annotator.ui.banner import Banner
from annotator.ui.library.model import Fetch
from annotator.ui.library.pane import LibraryPane
from annotator.ui.look import Look
from annotator.ui.panel.heads import Fetch as FetchHeads
from annotator.ui.panel.pane import PanelPane
from annotator.ui.statusbar import StatusBar
from annotator.ui.topbar import TopBar
from annotator.ui.widgets.grounds import WINDOW, give_ground
from annotator.ui.widgets.labels import Line, plain
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.findbar import FindBar

NARROW = 1200  # below this the list of articles folds to a rail
_LIBRARY, _PANEL, _PANEL_NARROW = 270, 420, 320
_RAIL = 44
_ARTICLE, _NO_ARTICLE = 0, 1  # what stands in the middle


class Workbench(QWidget):
    """Holds the panes and folds the left one; says nothing of what they show."""

    folded = Signal(bool)
    import_wanted = Signal()
    tag_wanted = Signal(str, object)  # what was looked for in the article, and its places

    def __init__(
        self, look: Look, topbar: TopBar, view: ArticleView, fetch: Fetch, heads: FetchHeads
    ) -> None:
        super().__init__()
        self._look = look
        self.topbar = topbar
        self.view = view
        self.library = LibraryPane(look, fetch)
        self.panel = PanelPane(look, heads)
        self._find_bar: FindBar | None = None
        self._text = ""
        self.banner = Banner(look)
        self.status = StatusBar(look)
        self._rail = self._make_rail()
        self._wish: dict[bool, bool] = {True: True, False: False}  # narrow -> folded
        self._narrow: bool | None = None
        self._widths = (_LIBRARY, _PANEL)
        self._centre = QStackedWidget()
        self._centre.setObjectName("canvas")
        self._centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._centre.addWidget(view)
        self._centre.addWidget(self._no_article())
        self._split = self._make_split()
        self._arrange()
        look.changed.connect(self._tint)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.topbar, Line(), self.banner):
            column.addWidget(part)
        self._views = QStackedWidget()
        self._views.addWidget(self._split)
        column.addWidget(self._views, 1)
        column.addWidget(Line())
        column.addWidget(self.status)

    def _make_split(self) -> QSplitter:
        left = QStackedWidget()
        left.addWidget(self.library)
        left.addWidget(self._rail)
        self._left = left
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._middle = column
        column.addWidget(self._centre, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        for part in (left, centre, self.panel):
            split.addWidget(part)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        self.panel.setMinimumWidth(_PANEL_NARROW)
        centre.setMinimumWidth(300)
        split.splitterMoved.connect(self._moved)
        return split

    def _make_rail(self) -> QWidget:
        rail = QWidget()
        give_ground(rail, WINDOW)
        column = QVBoxLayout(rail)
        column.setContentsMargins(6, 10, 6, 10)
        column.setSpacing(6)
        self.unfold = QToolButton()
        self.unfold.setToolTip(tr("Show the list of articles (Ctrl+B)"))
        self.unfold.setAccessibleName(tr("Show the list of articles"))
        self.unfold.setIconSize(QSize(20, 20))
        self.unfold.clicked.connect(lambda: self.set_folded(False))
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignHCenter)
        self.rail_state = plain(name="caption")
        self.rail_state.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.rail_state)
        column.addStretch(1)
        return rail

    def _no_article(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = plain(tr("Add the first article"), "headline")
        advice = plain(
            tr("Drop files here, paste an article’s text with Ctrl+V, or choose files."), "lead"
        )
        self.first_import = button = QPushButton(tr("Import articles…"))
        button.setObjectName("primary")
        button.clicked.connect(self.import_wanted)
        for part in (self._picture, title, advice):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(14)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def put_above_article(self, part: QWidget) -> None:
        """Lay a band over the article's whole width."""
        self._middle.insertWidget(0, part)

    @property
    def find_bar(self) -> FindBar:
        """The bar that looks for words in the article, made when it is first asked for."""
        if self._find_bar is None:
            from annotator.ui.findbar import FindBar

            self._find_bar = bar = FindBar(self._look)
            bar.set_text(self._text)
            bar.found.connect(self.view.select)
            bar.tag_wanted.connect(self.tag_wanted)
            bar.closed.connect(self.view.setFocus)
            self._middle.insertWidget(self._middle.indexOf(self._centre), bar)
        return self._find_bar

    # What is shown

    def add_view(self, view: QWidget) -> None:
        """Make room for another view beside that of the article."""
        self._views.addWidget(view)

    def show_view(self, view: QWidget | None, listed: str = "") -> None:
        """Show an added view and say what it lists; None for the article with its lists."""
        if view is not self.view_on_screen:
            self.status.line.clear()  # what was said of the other
        self._views.setCurrentWidget(self._split if view is None else view)
        self.status.show_listed(listed)

    @property
    def view_on_screen(self) -> QWidget | None:
        """The added view on screen; None when it is the article."""
        shown = self._views.currentWidget()
        return None if shown is self._split else shown

    def look_in(self, text: str) -> None:
        """Say in which text words are looked for from now on."""
        self._text = text
        if self._find_bar is not None:
            self._find_bar.set_text(text)

    def show_article(self, there: bool) -> None:
        """Show the article view, or what to do while there is no article."""
        self._centre.setCurrentIndex(_ARTICLE if there else _NO_ARTICLE)
        self._tint()

    @property
    def is_folded(self) -> bool:
        return self._left.currentWidget() is self._rail

    def set_folded(self, folded: bool) -> None:
        """Fold the list of articles to a rail, or show it."""
        self._wish[bool(self._narrow)] = folded
        self._fold(folded)
        self.folded.emit(folded)

    def widths(self) -> tuple[int, int]:
        """How wide the list of articles and the panel are in a wide window."""
        return self._widths

    def set_widths(self, library: int, panel: int, *, folded: bool) -> None:
        """Take up the widths and the fold of an earlier sitting."""
        self._widths = (min(max(library, 180), 600), min(max(panel, _PANEL_NARROW), 800))
        self._wish[False] = folded
        self._narrow = None
        self._fit()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        first = self.unfold if self.is_folded else self.library.list
        form = self.panel.selected.form
        card = form.answers[0].field if form and form.answers else self.panel.tabs
        page = self.panel.page
        return [self.view, *([page] if page else [card, self.panel.list]), first]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._fold(self._wish[narrow])

    def _fold(self, folded: bool) -> None:
        self._left.setCurrentWidget(self._rail if folded else self.library)
        self._tint()
        if folded:
            self._left.setFixedWidth(_RAIL)
        else:
            self._left.setMinimumWidth(200)
            self._left.setMaximumWidth(600)
        library, panel = self._widths
        if self._narrow:
            library, panel = 230, _PANEL_NARROW
        left = _RAIL if folded else library
        self._split.setSizes([left, max(self.width() - left - panel - 2, 300), panel])

    def _moved(self) -> None:
        left, _, panel = self._split.sizes()
        if not self._narrow:
            self._widths = (self._widths[0] if self.is_folded else left, panel)
            self.folded.emit(self.is_folded)

    def _tint(self) -> None:
        """Draw the pictures that are on screen."""
        if self.is_folded:
            self.unfold.setIcon(self._look.icon("library", "muted"))
        if self._centre.currentIndex() == _NO_ARTICLE:
            self._picture.setPixmap(self._look.icon("articles", "faint", 56).pixmap(56, 56))

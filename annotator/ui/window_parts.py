"""The parts of the window that wait for keys and clicks: made after the first picture."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from annotator.ui.article_keys import ArticleKeys
    from annotator.ui.asking import Asking
    from annotator.ui.codebook.desk import CodebookDesk
    from annotator.ui.comments.desk import CommentsDesk
    from annotator.ui.holding import Holding
    from annotator.ui.intake import Intake
    from annotator.ui.linking import Linking
    from annotator.ui.naming import Naming
    from annotator.ui.occurrences.again import Again
    from annotator.ui.offering import Offering
    from annotator.ui.panel_asks import PanelAsks
    from annotator.ui.proposing import Proposing
    from annotator.ui.remarks.desk import RemarksDesk
    from annotator.ui.tagging import Tagging
    from annotator.ui.window import MainWindow

_AFTER = 100  # ms from the first showing; longer than the first picture takes
_STEP = 0.005  # seconds of loading after which keys have their turn
_LOADED_BEFORE = """
    decimal calendar socket platform uuid peewee annotator.store.tables annotator.store.table_list
    annotator.store.edit annotator.store.review_rows annotator.text.word_shapes
    annotator.text.dictionary annotator.text.segments annotator.text.quotation annotator.ui.edges
    annotator.domain.records annotator.ui.panel.strip annotator.ui.proposing
    annotator.ui.article_keys annotator.ui.linking annotator.ui.offering
    annotator.ui.comments.desk annotator.text.occurrences annotator.ui.occurrences.again
    annotator.ui.panel.ladder annotator.ui.panel_asks annotator.ui.remarks.desk
""".split()
"""What takes long to load for the parts and for the first edit, what others need first."""
_LOADED_AFTER = """
    annotator.ui.panel.form annotator.ui.rungs annotator.suggest.cues annotator.suggest.meant
    annotator.suggest.at_caret annotator.suggest.nearby PySide6.QtWidgets:QStyle
""".split()
"""What the first tag needs besides."""
_INPUT = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel)
)


class WindowParts(QMainWindow):
    """Makes its parts together: soon after it is shown, at the first input, or when one is asked.

    A third of the program is loaded for them, so the first picture of a start does not wait; it
    is loaded little by little, so that a key in the meantime does not wait either.
    """

    tagging: Tagging
    naming: Naming
    proposing: Proposing
    linking: Linking
    holding: Holding
    keys: ArticleKeys
    offering: Offering
    panel_asks: PanelAsks
    remarks: RemarksDesk
    codebook: CodebookDesk
    comments: CommentsDesk
    again: Again
    intake: Intake
    asking: Asking

    def __init__(self) -> None:
        super().__init__()
        self._made = False
        self._to_load = list(_LOADED_BEFORE)

    @property
    def is_whole(self) -> bool:
        """True when all parts are made."""
        return self._made

    def make_parts(self) -> None:
        """Make all parts, in the order in which one needs the other; nothing the second time."""
        if self._made:
            return
        self._made = True
        self._to_load = list(_LOADED_AFTER)
        _make_modes(cast("MainWindow", self))
        _make_desks(cast("MainWindow", self))

    def make_parts_soon(self) -> None:
        """Make them when the window has been painted, or when a key or click comes before."""
        handle = self.windowHandle()
        if handle is not None and not self._made:
            handle.installEventFilter(self)
        QTimer.singleShot(_AFTER, self, self._load_some)

    def _load_some(self) -> None:
        from pkgutil import resolve_name  # it finds modules, and what is in them

        until = monotonic() + _STEP
        while self._to_load and monotonic() < until:
            resolve_name(self._to_load.pop(0))
        if not self._to_load:
            self.make_parts()
        if self._to_load:
            QTimer.singleShot(0, self, self._load_some)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            watched.removeEventFilter(self)
            self.make_parts()
        return False

    if not TYPE_CHECKING:  # the type checker knows every part by its name above

        def __getattr__(self, name: str) -> Any:
            """A part that is asked for before it is made: make them."""
            if name not in WindowParts.__annotations__ or self.__dict__.get("_made", True):
                raise AttributeError(f"the window has no {name!r}")
            self.make_parts()
            return getattr(self, name)


def _make_modes(window: MainWindow) -> None:
    """What keys do in the article, and what is open there meanwhile."""
    from annotator.ui import edges
    from annotator.ui.ahead import Ahead
    from annotator.ui.article_keys import ArticleKeys
    from annotator.ui.carrying import Carrying
    from annotator.ui.holding import Holding
    from annotator.ui.linking import Linking
    from annotator.ui.naming import Naming
    from annotator.ui.offering import Offering
    from annotator.ui.proposing import Proposing
    from annotator.ui.recent import add_recent_menu
    from annotator.ui.suggesting import find_proposals
    from annotator.ui.tagging import Tagging

    add_recent_menu(window)
    workspace, bench = window.workspace, window.bench
    window.tagging = Tagging(workspace)
    window.naming = Naming(workspace)
    find = Carrying(workspace).with_relays(window.naming.with_entries(find_proposals))
    window.proposing = Proposing(workspace, window.tagging, find)
    window.linking = Linking(workspace, window.tagging)
    window.holding = Holding(workspace, window.view, window.tagging)
    ways = (window.tagging, window.proposing, window.linking, window.naming, window.holding)
    window.keys = keys = ArticleKeys(workspace, bench, window.showing, *ways)
    modes = (window.proposing, window.linking, window.holding)
    window.offering = Offering(workspace, bench, window.actions_table, *modes)
    edges.follow(window)
    Ahead(workspace, bench)
    strip = bench.panel.strip
    strip.accepted.connect(keys.accept)
    strip.next_wanted.connect(lambda: keys.step(1))
    strip.left.connect(keys.escape)
    strip.kind_chosen.connect(window.linking.choose_kind)
    strip.clicked.connect(window.view.setFocus)


def _make_desks(window: MainWindow) -> None:
    """What the panel and the small windows ask for."""
    from annotator.ui.asking import Asking
    from annotator.ui.codebook.desk import CodebookDesk
    from annotator.ui.comments.desk import CommentsDesk
    from annotator.ui.intake import Intake
    from annotator.ui.occurrences.again import Again
    from annotator.ui.panel_asks import PanelAsks
    from annotator.ui.remarks.desk import RemarksDesk

    window.panel_asks = PanelAsks(window)
    window.comments = CommentsDesk(window)
    window.remarks = RemarksDesk(window)
    window.codebook = CodebookDesk(window)
    window.again = Again(window)
    window.intake = Intake(window, window.workspace)
    window.asking = Asking(window)

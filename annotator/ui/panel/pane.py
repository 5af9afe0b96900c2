"""The right pane: *Selected* with the list under it, *In this article* alone, further tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.afterwards import Afterwards
from annotator.ui.look import Look
from annotator.ui.panel.head_list import HeadList
from annotator.ui.panel.heads import Fetch, HeadsModel
from annotator.ui.panel.selected import SelectedCard
from annotator.ui.widgets.grounds import CARD, WINDOW, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.narrow_field import NarrowField
from annotator.ui.widgets.tabs import TabStrip
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.panel.card import Card
    from annotator.ui.panel.strip import Offer, OfferStrip

SELECTED, IN_ARTICLE, REMARKS, CODEBOOK = range(4)
_CARD_SHARE = 0.64
_MARGIN = 10


class CardArea(QWidget):
    """The card, with the strip floating over its foot: what is read above it does not move."""

    def __init__(self, card: SelectedCard) -> None:
        super().__init__()
        self._strip: OfferStrip | None = None
        self._card = card
        card.stepped_in.connect(self._leave_room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def take(self, strip: OfferStrip) -> None:
        """Let the strip float over the foot from now on."""
        self._strip = strip
        strip.setParent(self)
        strip.changed.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        strip = self._strip
        if strip is not None:
            width = self.width() - 2 * _MARGIN
            height = strip.heightForWidth(width)
            height = height if height > 0 else strip.sizeHint().height()
            strip.setGeometry(_MARGIN, self.height() - height - _MARGIN, width, height)
            strip.raise_()
            if strip.isHidden():
                self._card.leave_room(0)

    def _leave_room(self) -> None:
        strip = self._strip
        if strip is not None:
            self._card.leave_room(0 if strip.isHidden() else strip.height() + _MARGIN)


class PanelPane(QWidget):
    """One list serves the first two tabs; the card above it is shown on the first only.

    Further tabs have pages of their own, made when they are first looked at.
    """

    head_asked = Signal(int)
    tab_changed = Signal(int)
    split_changed = Signal()
    narrowed = Signal(str)  # what is typed over the list

    def __init__(self, look: Look, fetch: Fetch) -> None:
        super().__init__()
        self._look = look
        give_ground(self, CARD)
        self.heads = HeadsModel(fetch)
        self.tabs = TabStrip(look, (tr("Selected"), tr("In this article")))
        self.tabs.picked.connect(self._tab_picked)
        self._strip: OfferStrip | None = None
        self.selected = SelectedCard(look)
        self.list = HeadList(look, self.heads)
        self._top = CardArea(self.selected)
        self.list.asked.connect(self.head_asked)
        queued = Qt.ConnectionType.QueuedConnection  # not while it is being laid out
        self.selected.advice_grew.connect(self._apply_share, queued)
        self._caption = plain(name="caption")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._pages = QStackedWidget()
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self._made: dict[int, QWidget] = {}
        self._share = _CARD_SHARE
        self._narrow: NarrowField | None = None
        self._arrange()
        self._counting = Afterwards(self, self._show_count)
        self.heads.counted.connect(self._counting.start)
        self.heads.counted.connect(self._caption_list)
        self._caption_list()
        self._show_count()

    def _arrange(self) -> None:
        self._split.addWidget(self._top)
        self._split.addWidget(self._list_part())
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.splitterMoved.connect(self._moved)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        self._pages.addWidget(self._split)
        whole.addWidget(self._pages, 1)

    def _list_part(self) -> QWidget:
        part = QWidget()
        give_ground(part, WINDOW)
        part.setMinimumHeight(110)
        self._caption.setContentsMargins(16, 11, 16, 7)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        for words in (
            tr("No quote or claim is tagged here yet. Select words and press a label’s key."),
            tr("No tag fits what is typed; Esc lists all again."),
        ):
            empty = plain(words, "muted", wrap=True)
            empty.setAlignment(Qt.AlignmentFlag.AlignTop)
            empty.setContentsMargins(16, 4, 16, 0)
            self._lists.addWidget(empty)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._lists, 1)
        self._list_column = column
        return part

    @property
    def narrow(self) -> NarrowField:
        """The field that narrows the list; made when the list is first looked at alone."""
        if self._narrow is None:
            self._narrow = NarrowField(
                tr("List only: words, or a label"),
                tr("List only tags with these words, or of a label"),
            )
            self._narrow.textChanged.connect(self.narrowed)
            self._narrow.taken.connect(self.list.setFocus)
            row = QHBoxLayout()
            row.setContentsMargins(14, 10, 14, 0)
            row.addWidget(self._narrow)
            self._list_column.insertLayout(0, row)
        return self._narrow

    def list_all(self) -> None:
        """List every head again."""
        if self._narrow is not None:
            self._narrow.clear()
            self._narrow.setVisible(self.tabs.current == IN_ARTICLE)

    # What is shown

    def show_card(self, card: Card | None) -> None:
        """Show what is picked; the list keeps its place and marks it, or what it is a part of."""
        other = (card is None) != (self.selected.card is None)
        if other and card is not None:
            self._apply_share(with_card=True)  # first, so that the card is laid out once
        self.selected.show_card(card)
        if other and card is None:
            self._apply_share()
            # What stands below the advice is another's, and changes after.
            QTimer.singleShot(0, self, self._apply_share)
        shown = [card.annotation, *(end.annotation for end in card.heads)] if card else []
        listed = (one.id for one in shown if self.heads.row_of(one.id) is not None)
        self.list.show_current(next(listed, None))

    def show_offer(self, offer: Offer | None) -> None:
        """Show, or hide, what Enter would do."""
        if offer is not None and self.tabs.current != SELECTED:
            self.set_tab(SELECTED)
        if offer is not None or self._strip is not None:
            self.strip.show_offer(offer)

    @property
    def strip(self) -> OfferStrip:
        """The strip with the offer, made when there is a first one."""
        if self._strip is None:
            from annotator.ui.panel.strip import OfferStrip

            self._strip = OfferStrip(self._look)
            self._top.take(self._strip)
        return self._strip

    def add_tab(self, number: int, title: str, make: Callable[[], QWidget]) -> None:
        """Add the tab with this number behind the others; `make` makes its page on first sight."""
        if self.tabs.add_tab(title) != number:
            raise ValueError(f"tab {number} is added out of turn")
        self._makers[number] = make

    def set_tab(self, number: int) -> None:
        """Show a tab; one that is not there counts as the first."""
        number = number if 0 <= number < self.tabs.count else SELECTED
        if number in self._makers and number not in self._made:
            self._made[number] = self._makers[number]()
            self._pages.addWidget(self._made[number])
        focus, page = QApplication.focusWidget(), self._made.get(number, self._split)
        leaves = focus is not None and self._pages.currentWidget() is not page
        if leaves and focus is not None and self._pages.isAncestorOf(focus):
            self.tabs.setFocus()  # else Qt gives the focus to some other part of the window
        self.tabs.set_current(number)
        self._top.setVisible(number == SELECTED)
        if number == IN_ARTICLE or self._narrow is not None:
            # What leaves tags out of the list stays in sight.
            self.narrow.setVisible(number == IN_ARTICLE or bool(self.narrow.text()))
        self._pages.setCurrentWidget(page)

    @property
    def page(self) -> QWidget | None:
        """The page of a further tab that is shown; None on the first two."""
        return self._made.get(self.tabs.current)

    @property
    def share(self) -> float:
        """How much of the height the card takes on the first tab."""
        return self._share

    def set_share(self, share: float) -> None:
        self._share = min(max(share, 0.2), 0.85)
        self._apply_share()

    def caption(self) -> QLabel:
        return self._caption

    def _apply_share(self, *, with_card: bool = False) -> None:
        """Give the card its share; with nothing picked no more than its advice needs."""
        height = max(self._split.height(), 200)
        top = int(height * self._share)
        if self.selected.card is None and not with_card:
            top = min(top, self.selected.advice_height(self._split.width()))
        self._split.setSizes([top, height - top])

    def resizeEvent(self, event: object) -> None:
        self._apply_share()

    def showEvent(self, event: object) -> None:
        self._apply_share()

    def _tab_picked(self, number: int) -> None:
        self.set_tab(number)
        self.tab_changed.emit(number)

    def _moved(self) -> None:
        top, bottom = self._split.sizes()
        if self.selected.card is None:
            return  # as high as its advice, whatever the share is
        self._share = top / max(top + bottom, 1)
        self.split_changed.emit()

    def _show_count(self) -> None:
        self.tabs.set_count(IN_ARTICLE, self.heads.total)

    def _caption_list(self) -> None:
        count, total = self.heads.rowCount(), self.heads.total
        words = tr("In this article, in reading order")
        if self.heads.is_narrowed:
            words = tr("{count} of {total} in this article").format(count=count, total=total)
        self._caption.setText(words.upper())
        self._lists.setCurrentIndex(0 if count else 2 if total else 1)

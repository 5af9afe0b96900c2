"""The card of the picked annotation: its label, its words, and all that is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.scheme import Scheme
from annotator.ui.look import Look
from annotator.ui.panel.note import NoteField
from annotator.ui.panel.picked_words import PickedWords
from annotator.ui.widgets.bars import GroundedBar
from annotator.ui.widgets.grounds import CARD, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.layouts import lay_out
from annotator.ui.widgets.pills import LabelPill
from annotator.ui.widgets.steady import SteadyLine
from annotator.ui.words import figure, tr

if TYPE_CHECKING:
    from annotator.ui.panel.card import Card
    from annotator.ui.panel.form import KeyOf, LabelForm
    from annotator.ui.panel.ladder import Ladder

_BAR = 11  # as wide as the style sheet makes scroll bars
_RIGHT = 6  # beside the room for the scroll bar
_ASKED = (
    *("attribute_asked", "entry_asked", "review_asked", "link_wanted", "end_picked"),
    *("end_menu_wanted", "entry_wanted", "clicked"),
)  # what a form asks for is asked for here


class SelectedCard(QScrollArea):
    """Shows what is picked, or what to do when nothing is; asks for every change."""

    attribute_asked = Signal(str, object)
    entry_asked = Signal(str, object)
    review_asked = Signal(str)
    note_committed = Signal(int, str, str)
    link_wanted = Signal(str)
    end_picked = Signal(object)
    end_menu_wanted = Signal(object, QPoint)
    entry_wanted = Signal()
    rung_asked = Signal(int)  # an annotation
    rung_entered = Signal()
    advice_grew = Signal()  # with nothing picked it needs more room
    stepped_in = Signal()  # Tab moves among its fields
    clicked = Signal()  # something was answered with the mouse

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._scheme: Scheme | None = None
        self._forms: dict[str, LabelForm] = {}
        self._form: LabelForm | None = None
        self._more = False
        self._writable = True
        self._key_of: KeyOf = lambda name: ""
        self.card: Card | None = None
        self.ladder: Ladder | None = None
        self.note = NoteField()
        self.note.setFixedHeight(48)
        self.note.committed.connect(self.note_committed)
        self._pill = LabelPill(look)
        self._size = SteadyLine(look)
        self._words = PickedWords(look)
        self._advice, self._about = self._nothing(), self._something()
        self._below: list[QWidget] = []
        inner = QWidget()
        self._outer = QVBoxLayout(inner)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._advice, 1)
        self._outer.addWidget(self._about, 1)
        self._show_page(0)
        give_ground(inner, CARD)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keys
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(GroundedBar(look, "card"))
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._keep_width(0, 0)

    def _keep_width(self, low: int, high: int) -> None:
        """Leave the room of the scroll bar free while it is away, so that no field moves."""
        self._column.setContentsMargins(0, 0, 0 if high > low else _BAR, 0)
        if high > low and self.card is None:
            self.advice_grew.emit()

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 18, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain(tr("Nothing picked"), "section"))
        advice = tr(
            "Select words in the article and press a label’s key: the foot of the window shows "
            "them. Click tagged words to see and change what is said of them; N and P go from one "
            "quote or claim to the next."
        )
        column.addWidget(plain(advice, "muted", wrap=True))
        column.addStretch(1)
        return page

    def _something(self) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 13, _RIGHT, 0)
        head.setSpacing(8)
        head.addWidget(self._pill)
        head.addWidget(self._size, 1)
        words = QVBoxLayout()
        words.setContentsMargins(16, 8, _RIGHT, 0)
        words.addWidget(self._words)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addLayout(words)
        return page

    def prepare_words(self, words: str) -> None:
        """Paint beforehand words that may be picked next."""
        if self.card is not None:  # else they have no place yet
            self._words.prepare(words)

    def leave_room(self, height: int) -> None:
        """End above what floats over the foot, so that no field with the focus lies below it."""
        if height != self.viewportMargins().bottom():  # else all is laid out anew
            self.setViewportMargins(0, 0, 0, height)

    def focusNextPrevChild(self, next: bool) -> bool:
        self.stepped_in.emit()
        return super().focusNextPrevChild(next)

    def advice_height(self, width: int) -> int:
        """The pixels that the card needs when nothing is picked, the parts below it too."""
        shown = sum(part.sizeHint().height() for part in self._below if not part.isHidden())
        return self._advice.heightForWidth(width - _BAR) + shown

    def add_foot(self, part: QWidget) -> None:
        """Show a part below, whatever is picked."""
        self._outer.addWidget(part)
        self._below.append(part)

    def set_scheme(self, scheme: Scheme) -> None:
        """Use another scheme: the forms are made anew."""
        if scheme != self._scheme:
            self._scheme = scheme
            self._forget_forms()

    def set_keys(self, key_of: KeyOf) -> None:
        """Name these keys beside the fields, else none: the forms are made anew."""
        self._key_of = key_of
        self._forget_forms()
        if self.card is not None:
            self.show_card(self.card)

    def _forget_forms(self) -> None:
        self.note.setParent(None)
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._forms.clear()
        self._form = None

    def show_card(self, card: Card | None) -> None:
        """Show an annotation; None when nothing is picked."""
        before, self.card = self.card, card
        if card is None:
            self.note.forget()
            self._show_page(0)
            return
        other = before is None or before.annotation.id != card.annotation.id
        self._pill.show_label(card.label.title, card.label.colour)
        self._size.show_words(self._measure(card))
        self._words.show_words(card.words)
        self._show_ladder(card)
        form = self._form_of(card)
        if form is not self._form:
            if self._form is not None:
                self._form.hide()
            self._form = form
        form.show_card(card)
        form.show_more(self._more)
        if other:
            form.arm(0)
            self.verticalScrollBar().setValue(0)
        form.show()
        if before is None:
            self._show_page(1)
        lay_out()

    def _show_page(self, number: int) -> None:
        """Show the advice or the card; the one that is away asks for no room."""
        for page, widget in enumerate((self._advice, self._about)):
            widget.setVisible(page == number)

    def _show_ladder(self, card: Card) -> None:
        """The ladder, made when there is first something to show on it."""
        if card.rungs and self.ladder is None:
            from annotator.ui.panel.ladder import Ladder

            self.ladder = Ladder(self._look)
            self.ladder.list.asked.connect(self.rung_asked)
            self.ladder.list.activated.connect(self.rung_entered)
            self.ladder.list.clicked.connect(self.clicked)
            self._column.insertWidget(2, self.ladder)
            QWidget.setTabOrder(self, self.ladder.list)
        if self.ladder is not None and (card.rungs or not self.ladder.isHidden()):
            self.ladder.list.show_rungs(card.rungs, card.annotation.id)
            self.ladder.setVisible(bool(card.rungs))

    def set_writable(self, writable: bool) -> None:
        """Let what is picked be changed, or only be read."""
        if writable != self._writable:
            self._writable = writable
            self.note.setReadOnly(not writable)
            for form in self._forms.values():
                form.set_writable(writable)

    @property
    def form(self) -> LabelForm | None:
        """The questions on screen; None when nothing is picked."""
        return self._form if self.card is not None else None

    def _measure(self, card: Card) -> str:
        parts, count = len(card.annotation.spans), figure(card.characters)
        if parts == 1:
            return tr("{count} characters").format(count=count)
        return tr("{parts} parts · {count} characters").format(parts=parts, count=count)

    def _form_of(self, card: Card) -> LabelForm:
        key = card.label.key
        if key not in self._forms:
            from annotator.ui.panel.form import LabelForm  # at the first pick

            if self._scheme is None:
                raise RuntimeError("a card is shown before its scheme")
            form = LabelForm(self._look, self._scheme, card.label, self.note, self._key_of)
            for name in _ASKED:
                getattr(form, name).connect(getattr(self, name))
            form.more_toggled.connect(self._keep_more)
            form.set_writable(self._writable)
            self._column.addWidget(form, 1)
            self._forms[key] = form
        return self._forms[key]

    def _keep_more(self, on: bool) -> None:
        self._more = on

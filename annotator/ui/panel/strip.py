"""A strip above the card that says what Enter would do: take a proposal, make a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui.look import Look
from annotator.ui.widgets.chips import Chip, ChipField
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.pills import Keycap
from annotator.ui.words import tr

_WIDE = 350  # pixels in which three buttons have room with their keys


@dataclass(frozen=True, slots=True)
class Offer:
    """What is open just now: a sentence, what Enter is called, and kinds to choose from."""

    sentence: str
    accept: str
    kinds: Sequence[tuple[str, str]] = ()  # key, title
    kind: str = ""
    can_accept: bool = True
    several: bool = True


class OfferStrip(QFrame):
    """Says the offer, with buttons for those who use the mouse."""

    accepted = Signal()
    next_wanted = Signal()
    left = Signal()
    changed = Signal()  # it may need another height
    kind_chosen = Signal(str)
    clicked = Signal()  # one of the kinds was chosen with the mouse

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("proposal")
        self._several = False
        self._sentence = plain(wrap=True)
        self._accept = QPushButton()
        self._accept.setObjectName("primary")
        self._accept.clicked.connect(self.accepted)
        self._next = QPushButton(tr("Next"))
        self._next.clicked.connect(self.next_wanted)
        self._leave = QPushButton(tr("Leave"))
        self._leave.clicked.connect(self.left)
        self._kinds = ChipField(look, tr("Kind of link"))
        self._kinds.chosen.connect(self.kind_chosen)
        self._kinds.clicked.connect(self.clicked)
        for button in (self._accept, self._next, self._leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        tab = Keycap("Tab")
        self._for_several = (self._next, tab)
        keys = (Keycap("Enter"), tab, Keycap("Esc"))
        self._keys = keys
        for button, key in zip((self._accept, self._next, self._leave), keys, strict=True):
            buttons.addWidget(button)
            buttons.addWidget(key)
            buttons.addSpacing(4)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addWidget(self._kinds)
        column.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the buttons stand without their keys."""
        room = self.width() >= _WIDE or not self._several
        for key in self._keys:
            key.setVisible(room and (self._several or key not in self._for_several))

    def show_offer(self, offer: Offer | None) -> None:
        """Show what is open, or hide when nothing is."""
        if offer is None and self.isHidden():
            return
        if offer is not None:
            self._sentence.setText(offer.sentence)
            self._accept.setText(offer.accept)
            self._accept.setEnabled(offer.can_accept)
            self._several = offer.several
            self._next.setVisible(offer.several)
            self._fit()
            self._kinds.set_chips([Chip(key, title) for key, title in offer.kinds], may_clear=False)
            self._kinds.set_values([offer.kind])
            self._kinds.set_armed(True)
            self._kinds.setVisible(len(offer.kinds) > 1)
        self.setVisible(offer is not None)
        self.changed.emit()

    def sentence(self) -> str:
        """What it says just now."""
        return self._sentence.text()

    def spot(self) -> QWidget:
        """The button that accepts."""
        return self._accept

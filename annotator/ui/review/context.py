"""The right pane: the chosen quote in its paragraph, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.ui.article.theme import ArticleTheme
from annotator.ui.look import Look
from annotator.ui.panel.card import Card
from annotator.ui.panel.selected import SelectedCard
from annotator.ui.review.elsewhere import ElsewherePane
from annotator.ui.review.excerpt import REACHES, Context, Excerpt, excerpt_theme
from annotator.ui.widgets.grounds import CARD, give_ground
from annotator.ui.widgets.labels import Line, plain
from annotator.ui.widgets.pills import Keycap
from annotator.ui.words import later, tr

_KEYS = (
    (("V",), later("verify")),
    (("X",), later("needs work")),
    (("J", "K"), later("next, previous")),
    (("Enter",), later("open in article")),
    (("E",), later("edit")),
    (("M",), later("more context")),
)

_ROOM_FOR_KEYS = 800
_ELSEWHERE, _ELSEWHERE_LOW = 212, 132
_WORDS, _MORE_WORDS = 0.34, 0.6
"""The part of the room above that list which the paragraphs have: the quote's own, and more."""

_LEAST_WORDS = 120


class ContextPane(QWidget):
    """Shows the quote where it stands, and below it all that can be said of it."""

    left = Signal()
    hints = (
        ("1–9", later("answer")),
        ("Tab", later("next field")),
        ("Space", later("choose")),
        ("Esc", later("back to the table")),
    )

    def __init__(self, look: Look, theme: ArticleTheme) -> None:
        super().__init__()
        give_ground(self, CARD)
        self._look = look
        self.view = Excerpt(excerpt_theme(theme))
        self.view.left.connect(self.left)
        self.card = SelectedCard(look)
        self.elsewhere = ElsewherePane(look)
        self.elsewhere.list.left.connect(self.left)
        self.reach = 0
        self._where = plain(name="small", wrap=True)
        self._foot = QWidget()
        self._foot.setLayout(self._keys())
        head = QVBoxLayout()
        head.setContentsMargins(16, 13, 16, 4)
        head.setSpacing(3)
        head.addWidget(plain(tr("In context").upper(), "caption"))
        head.addWidget(self._where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(Line())
        column.addWidget(self.card, 1)
        column.addWidget(Line())
        column.addWidget(self.elsewhere)
        column.addWidget(Line())
        column.addWidget(self._foot)

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for number, (keys, words) in enumerate(_KEYS):
            row = QHBoxLayout()
            row.setSpacing(6)
            for key in keys:
                row.addWidget(Keycap(key))
            row.addWidget(_small(tr(words)), 1)
            grid.addLayout(row, number // 2, number % 2)
        return grid

    def show_context(self, shown: Context | None, card: Card | None, where: str) -> None:
        """Show a quote in its paragraph, what is said of it, and where that is."""
        self.view.show_context(shown)
        self.card.show_card(card)
        self._where.setText(where)

    def widen(self, by: int) -> int | None:
        """Show more (1) or less (-1) around the quote; how many characters to read then."""
        self.reach = min(max(self.reach + by, 0), len(REACHES) - 1)
        self._share_room()
        return REACHES[self.reach]

    def set_theme(self, theme: ArticleTheme) -> None:
        self.view.set_theme(excerpt_theme(theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The paragraphs are as high for every row, so that the eye finds the answers again."""
        high = self.height() > _ROOM_FOR_KEYS
        self._foot.setVisible(high)  # the status bar has them too
        most = _ELSEWHERE if high else _ELSEWHERE_LOW
        self.elsewhere.leave_room(most)
        words = (self.height() - most) * (_MORE_WORDS if self.reach else _WORDS)
        self.view.setFixedHeight(max(round(words), _LEAST_WORDS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _small(words: str) -> QLabel:
    made = plain(words, "small")
    made.setWordWrap(True)
    return made

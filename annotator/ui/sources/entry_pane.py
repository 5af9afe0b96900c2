"""One entry: what is known of it, and all that it said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.store.mentions import MentionLine
from annotator.store.source_list import SourceLine
from annotator.ui.look import Look
from annotator.ui.sources.entry_form import EntryForm
from annotator.ui.sources.list import WordsList
from annotator.ui.sources.model import KeyedModel
from annotator.ui.sources.words import figures, mention_words
from annotator.ui.widgets.grounds import CARD, give_ground
from annotator.ui.widgets.labels import Elided, Line, plain
from annotator.ui.words import later, tr

_NARROW = 560


class SaidList(WordsList):
    """What an entry said, and the words that name it there."""

    left = Signal()
    hints = (
        ("Enter", later("open in the article")),
        ("T", later("these mean somebody else")),
        ("R", later("rows of the review")),
        ("F6", later("next pane")),
    )


class EntryPane(QWidget):
    """Shows an entry, and asks for what its buttons say."""

    merge_wanted = Signal()
    rows_wanted = Signal()
    split_wanted = Signal()

    def __init__(self, look: Look, fetch: Any) -> None:
        super().__init__()
        give_ground(self, CARD)
        self.form = EntryForm()
        self.said = SaidList(
            look,
            KeyedModel(fetch, _spoken),
            mention_words,
            serif=True,
            lines=2,
            several=True,
        )
        self.said.setAccessibleName(tr("All that this source said"))
        self._name = Elided(name="section")
        self._figures = plain(name="small")
        self.merge = QPushButton(tr("Merge…"))
        self.split = QPushButton(tr("Take apart…"))
        self.rows = QPushButton(tr("Rows of the review"))
        ways = (
            (self.merge, self.merge_wanted),
            (self.split, self.split_wanted),
            (self.rows, self.rows_wanted),
        )
        for button, wanted in ways:
            button.clicked.connect(wanted)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange()

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(18, 14, 18, 6)
        head.setSpacing(3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.merge, self.split, self.rows):
            buttons.addWidget(button)
        buttons.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(3)
        names.addWidget(self._name)
        names.addWidget(self._figures)
        self._top.setSpacing(8)
        self._top.addLayout(names, 1)
        self._top.addLayout(buttons)
        head.addLayout(self._top)
        page = QWidget()
        give_ground(page, CARD)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(18, 6, 18, 12)
        inner.addWidget(self.form)
        inner.addStretch(1)
        self._area.setWidget(page)
        caption = plain(tr("All it said").upper(), "caption")
        caption.setContentsMargins(18, 10, 18, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 3)
        column.addWidget(Line())
        column.addWidget(caption)
        column.addWidget(self.said, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room side by side, one thing stands below the other."""
        super().resizeEvent(event)
        ways, narrow = QBoxLayout.Direction, self.width() < _NARROW
        self._top.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.form.be_narrow(narrow)

    def show_entry(self, line: SourceLine | None, pairs: Sequence[Any]) -> None:
        """Show an entry with what it said."""
        self.setEnabled(line is not None)
        self._name.setText(" ".join(line.entry.name.split()) if line else "")
        self._figures.setText(figures(line) if line else "")
        self.form.show_entry(line.entry if line else None)
        self.said.keyed.show(pairs)
        self.rows.setEnabled(bool(line and line.said))
        self.split.setEnabled(bool(line and line.mentions))


def _spoken(line: MentionLine) -> str:
    words = mention_words(line)
    return f"{words.title} {words.below}"


def lines_by_pair(lines: Sequence[MentionLine]) -> Mapping[Any, MentionLine]:
    """The lines by what their model knows them by."""
    return {(line.mention, line.head): line for line in lines}

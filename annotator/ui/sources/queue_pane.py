"""Who is meant by a mention: its paragraph, a line to type in, and who it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.ui.article.theme import ArticleTheme
from annotator.ui.look import Look
from annotator.ui.review.excerpt import Context, Excerpt, excerpt_theme
from annotator.ui.sources.list import RowWords, WordsDelegate
from annotator.ui.sources.model import LINE
from annotator.ui.widgets.grounds import CARD, give_ground
from annotator.ui.widgets.labels import Line, plain
from annotator.ui.widgets.lists import PlainList
from annotator.ui.words import later, tr

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be meant; with `entry` None a new one called `name`."""

    entry: int | None
    name: str
    below: str


class ChoicesModel(QAbstractListModel):
    """Those who may be meant, the likeliest first."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: Sequence[Choice] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == LINE:
            return choice
        return choice.name if role == Qt.ItemDataRole.DisplayRole else None

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()


class WhoField(QLineEdit):
    """Letters find entries; the other keys answer or go on.

    `taken` says whether all mentions of the same words are meant; `new_wanted` the same for an
    entry called as typed; `moved` goes through the choices, `stepped` through the queue.
    """

    taken = Signal(bool)
    new_wanted = Signal(bool)
    moved = Signal(int)
    stepped = Signal(int)
    left = Signal()
    hints = (
        ("Enter", later("take the name")),
        ("Shift+Enter", later("for all of the same words")),
        ("Ctrl+Enter", later("new entry")),
        ("↑↓", later("another name")),
        ("PgDn", later("skip")),
        ("Esc", later("back to the queue")),
    )

    def event(self, event: QEvent) -> bool:
        """With nothing typed an undo is of the last answer; Enter with Ctrl is not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _RETURNS:
                event.accept()
                return True
            if not self.text():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & _HELD
        steps = {
            Qt.Key.Key_Down: (self.moved, 1),
            Qt.Key.Key_Up: (self.moved, -1),
            Qt.Key.Key_PageDown: (self.stepped, 1),
            Qt.Key.Key_PageUp: (self.stepped, -1),
        }
        if event.key() in _RETURNS:
            same = bool(held & Qt.KeyboardModifier.ShiftModifier)
            new = bool(held & Qt.KeyboardModifier.ControlModifier)
            (self.new_wanted if new else self.taken).emit(same)
        elif event.key() in steps:
            signal, by = steps[Qt.Key(event.key())]
            signal.emit(by)
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


class QueuePane(QWidget):
    """Shows one mention; `answered` carries an entry or None, a name, and whether for all."""

    answered = Signal(object, str, bool)
    typed = Signal(str)

    def __init__(self, look: Look, theme: ArticleTheme) -> None:
        super().__init__()
        give_ground(self, CARD)
        self.view = Excerpt(excerpt_theme(theme))
        self.view.setAccessibleName(tr("The mention in its paragraph"))
        self.field = WhoField()
        self.field.setPlaceholderText(tr("Type who is meant"))
        self.field.setAccessibleName(tr("Who is meant"))
        self.field.setClearButtonEnabled(True)
        self.model = ChoicesModel()
        self.choices = PlainList()
        self.choices.setModel(self.model)
        self.choices.setItemDelegate(
            WordsDelegate(look, self.choices, _words, serif=False, lines=1)
        )
        self.choices.setAccessibleName(tr("Who may be meant"))
        self.choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._where = plain(name="small", wrap=True)
        self._same = plain(name="small", wrap=True)
        self.field.textChanged.connect(self.typed)
        self.field.moved.connect(self._move)
        self.field.taken.connect(self._take)
        self.field.new_wanted.connect(self._take_new)
        self.choices.clicked.connect(lambda index: self._answer(index.row(), False))
        self._arrange()

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 13, 16, 4)
        head.setSpacing(3)
        head.addWidget(plain(tr("In context").upper(), "caption"))
        head.addWidget(self._where)
        ask = QVBoxLayout()
        ask.setContentsMargins(16, 12, 16, 8)
        ask.setSpacing(7)
        ask.addWidget(plain(tr("Who is meant?").upper(), "caption"))
        ask.addWidget(self.field)
        ask.addWidget(self._same)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 4)
        column.addWidget(Line())
        column.addLayout(ask)
        column.addWidget(Line())
        column.addWidget(self.choices, 5)

    def show_mention(self, shown: Context | None, where: str, same: str) -> None:
        """Show another mention with an empty line; None: there is none left."""
        self.view.show_context(shown)
        self._where.setText(where)
        self._same.setText(same)
        self._same.setVisible(bool(same))
        self.field.setEnabled(shown is not None)
        blocked = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(blocked)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the first is the one that Enter takes."""
        self.model.show(choices)
        self._go_to(0)

    def set_theme(self, theme: ArticleTheme) -> None:
        self.view.set_theme(excerpt_theme(theme))

    def _move(self, by: int) -> None:
        row = self.choices.currentIndex().row() + by
        self._go_to(min(max(row, 0), len(self.model.choices) - 1))

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.choices.setCurrentIndex(index)
        self.choices.scrollTo(index)

    def _take(self, same: bool) -> None:
        self._answer(self.choices.currentIndex().row(), same)

    def _take_new(self, same: bool) -> None:
        name = self.field.text().strip()
        new = next((one.name for one in self.model.choices if one.entry is None), "")
        if name or new:
            self.answered.emit(None, name or new, same)

    def _answer(self, row: int, same: bool) -> None:
        if 0 <= row < len(self.model.choices):
            choice = self.model.choices[row]
            self.answered.emit(choice.entry, choice.name, same)


def _words(choice: Choice) -> RowWords:
    return RowWords(choice.name, choice.below)

"""What all small windows share: a page that scrolls where it must, buttons always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from annotator.ui.widgets.fitting import Fitting
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_FRAME = 44  # pixels that the system's title bar and border take, at most
_SIDE = 22
_MESSAGE = 480
_ROLES = QDialogButtonBox.ButtonRole


class SmallWindow(QDialog):
    """A dialog with one column and, below it, a foot; `add_buttons` closes it off.

    It is never larger than the screen: then the column scrolls and the foot stays.
    """

    def __init__(self, parent: QWidget | None, title: str, width: int, height: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        page = QWidget()
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(_SIDE, 20, _SIDE, 8)
        self.column.setSpacing(12)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(_SIDE, 8, _SIDE, 18)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Fitting(page), 1)
        whole.addLayout(self.foot)
        self.setMinimumWidth(min(width, self._most().width()))
        if height:
            self.resize(QSize(width, height).boundedTo(self._most()))

    def add_buttons(self, accept: str = "", *, reject: str = "") -> QDialogButtonBox:
        """Buttons at the foot: one that accepts, named `accept`, and one that leaves."""
        box = QDialogButtonBox()
        if accept:
            button = box.addButton(accept, _ROLES.AcceptRole)
            button.setObjectName("primary")
            button.setDefault(True)
        leave = reject or (tr("Cancel") if accept else tr("Close"))
        box.addButton(leave, _ROLES.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.foot.addWidget(box)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.size().boundedTo(self._most()))
        super().showEvent(event)

    def _most(self) -> QSize:
        """As large as the screen lets a window with a frame be."""
        return self.screen().availableSize() - QSize(8, _FRAME)


class Message(SmallWindow):
    """A sentence, what else there is to know, and buttons; `chosen` is the number of one."""

    def __init__(
        self, parent: QWidget | None, sentence: str, details: str, buttons: Sequence[str]
    ) -> None:
        super().__init__(parent, tr("Article Annotator"), _MESSAGE)
        self.chosen: int | None = None
        self.sentence, self.details = sentence, details
        for words, style in ((sentence, "section"), (details, "")):
            if words:
                label = plain(words, style, wrap=True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self.column.addWidget(label)
        self.column.addStretch(1)
        self.setAccessibleDescription(f"{sentence} {details}".strip())
        box = QDialogButtonBox()
        for number, words in enumerate(buttons):
            last = number == len(buttons) - 1
            button = QPushButton(words)
            button.setObjectName("primary" if number == 0 and not last else "")
            button.setDefault(number == 0)
            button.clicked.connect(lambda checked=False, number=number: self.choose(number))
            box.addButton(button, _ROLES.RejectRole if last else _ROLES.AcceptRole)
        self.foot.addWidget(box)

    def choose(self, number: int) -> None:
        """Take button `number` and close."""
        self.chosen = number
        self.accept()


def tell(parent: QWidget | None, sentence: str, details: str = "") -> None:
    """Say something that needs an answer of “Close” only."""
    Message(parent, sentence, details, (tr("Close"),)).exec()


def ask(parent: QWidget | None, sentence: str, details: str, buttons: Sequence[str]) -> int | None:
    """Say something and return the number of the button chosen; None when it was left.

    The first is the one that Enter takes; the last leaves all as it is.
    """
    message = Message(parent, sentence, details, buttons)
    message.exec()
    return message.chosen if message.chosen != len(buttons) - 1 else None

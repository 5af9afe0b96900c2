"""Lists of the editor whose rows can be put into another order, and the buttons for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QPushButton

from annotator.ui.words import tr

KEY = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedList(QListWidget):
    """Titles in their order; Alt+Up and Alt+Down ask to move the marked one."""

    moved = Signal(int)  # -1 up, 1 down

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName(name)
        self.setToolTip(tr("Alt+Up and Alt+Down move what is marked."))
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def key(self) -> str | None:
        """The key of the marked row; None when there is none."""
        item = self.currentItem()
        return str(item.data(KEY)) if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def movers(self, up: str, down: str) -> tuple[QPushButton, QPushButton]:
        """Buttons that move the marked row, with their names for screen readers."""
        buttons = (QPushButton(tr("Up")), QPushButton(tr("Down")))
        for button, name, step in zip(buttons, (up, down), (-1, 1), strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, step=step: self.moved.emit(step))
        return buttons


def stepped(keys: Sequence[str], key: str | None, step: int) -> list[str] | None:
    """The keys with one of them a step further; None when it stands at that end, or is none."""
    order = list(keys)
    row = order.index(key) if key in order else -1
    if row < 0 or not 0 <= row + step < len(order):
        return None
    order[row], order[row + step] = order[row + step], order[row]
    return order

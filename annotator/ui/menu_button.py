"""The button of the menu of all commands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton

from annotator.ui.actions import Actions
from annotator.ui.words import tr

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class MenuButton(QToolButton):
    """Opens the menu. While it has the focus only keys of the whole window are commands.

    Qt counts the button among the widgets of every command in its menu: without this, letters
    would tag and Delete would delete where nobody looks.
    """

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.setMenu(actions.menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(20, 20))
        self.setToolTip(tr("All commands (F10)"))
        self.setAccessibleName(tr("Menu"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def _keeps(self, event: QEvent) -> bool:
        """True for keys that would be a command of the article or of another view."""
        return isinstance(event, QKeyEvent) and not self._actions.works_everywhere(
            QKeySequence(event.keyCombination())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.showMenu()
        else:
            super().keyPressEvent(event)

"""The left pane of a view, which folds to a rail where the window has no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator.ui.look import Look
from annotator.ui.widgets.grounds import WINDOW, give_ground

RAIL = 44
_MOST = 600


class FoldingSide(QWidget):
    """Holds a pane, or a rail with a button that shows it.

    In a window too small for all panes it is folded at first; open, it stands in place of the
    pane across, which `covers` says.
    """

    covers = Signal(bool)

    def __init__(self, look: Look, pane: QWidget, tip: str, least: int) -> None:
        super().__init__()
        self._look = look
        self._pane = pane
        self._least = least
        self._is_small = False
        self.button = QToolButton()
        self.button.setToolTip(tip)
        self.button.setAccessibleName(tip)
        self.button.setIconSize(QSize(20, 20))
        self.button.clicked.connect(self.open)
        self._rail = QWidget()
        give_ground(self._rail, WINDOW)
        column = QVBoxLayout(self._rail)
        column.setContentsMargins(6, 10, 6, 10)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._rail, pane):
            row.addWidget(part)
        self._fold(False)
        look.changed.connect(self._tint)
        self._tint()

    @property
    def is_folded(self) -> bool:
        return self._pane.isHidden()

    @property
    def is_covering(self) -> bool:
        """True while it stands in place of the pane across."""
        return self._is_small and not self.is_folded

    def be_small(self, small: bool) -> None:
        """The window has no room for all panes, or has it again."""
        if small != self._is_small:
            self._is_small = small
            self._fold(small)

    def open(self) -> None:
        """Show the pane."""
        self._fold(False)

    def turn(self) -> None:
        """Fold the pane, or show it."""
        self._fold(not self.is_folded)

    def step_back(self) -> None:
        """Leave the room to the pane across, where there is not enough for both."""
        if self._is_small:
            self._fold(True)

    def _fold(self, folded: bool) -> None:
        self._rail.setVisible(folded)
        self._pane.setVisible(not folded)
        self.setMinimumWidth(RAIL if folded else self._least)
        self.setMaximumWidth(RAIL if folded else _MOST)
        self.covers.emit(self.is_covering)

    def _tint(self) -> None:
        self.button.setIcon(self._look.icon("search", "muted"))

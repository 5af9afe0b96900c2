"""A quiet band over the article: words tagged everywhere stand in articles that came later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from annotator.ui.look import Look
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr


class AgainBand(QFrame):
    """Says what was found; stays until somebody decides, and takes no key from the article."""

    wanted = Signal()
    left = Signal()
    postponed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._look = look
        self._sentence = plain(wrap=True)
        self.through = QPushButton(tr("Look through…"))
        self.through.clicked.connect(self.wanted)
        self.leave = QPushButton(tr("Leave them"))
        self.leave.clicked.connect(self.left)
        self.later = QToolButton()
        self.later.setToolTip(tr("Not now; the Tag menu lists them later."))
        self.later.setAccessibleName(tr("Not now"))
        self.later.clicked.connect(self.postponed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._sentence, 1)
        for button in (self.through, self.leave, self.later):
            row.addWidget(button)
        look.changed.connect(self._tint)
        self._tint()
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say what was found."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def sentence(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def _tint(self) -> None:
        self.later.setIcon(self._look.icon("close", "muted"))

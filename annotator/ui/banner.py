"""A band above the article: the project cannot be written, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from annotator.ui.look import Look
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr


class Banner(QFrame):
    """Stays until what it says is over."""

    retried = Signal()
    copy_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._look = look
        self._sign = QLabel()
        self._sentence = plain(wrap=True)
        self._retry = QPushButton(tr("Try again"))
        self._retry.clicked.connect(self.retried)
        self._copy = QPushButton(tr("Save a copy elsewhere…"))
        self._copy.clicked.connect(self.copy_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._retry)
        row.addWidget(self._copy)
        look.changed.connect(self._tint)
        self.hide()

    def tell(self, sentence: str, *, can_retry: bool) -> None:
        """Say what is wrong; with `can_retry` offer to try the waiting changes again."""
        self._sentence.setText(sentence)
        self._retry.setVisible(can_retry)
        self.show()
        self._tint()

    def sentence(self) -> str:
        return self._sentence.text() if self.isVisible() else ""

    def _tint(self) -> None:
        if not self.isHidden():
            self._sign.setPixmap(self._look.icon("warning", "warning").pixmap(20, 20))

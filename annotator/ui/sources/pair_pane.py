"""Two entries that may be one: what a merge would make, and the two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.scheme import Scheme
from annotator.store.source_merging import Merging
from annotator.ui.sources.merging import MergeView
from annotator.ui.widgets.grounds import CARD, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr


class PairPane(QWidget):
    """Shows the merge that is proposed; `answered` with True takes it, with False dismisses it."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        give_ground(self, CARD)
        self.view = MergeView()
        self._why = plain(name="section", wrap=True)
        self.take = QPushButton(tr("Merge them"))
        self.take.setObjectName("primary")
        self.apart = QPushButton(tr("They are not the same"))
        self.take.clicked.connect(lambda: self.answered.emit(True))
        self.apart.clicked.connect(lambda: self.answered.emit(False))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take)
        buttons.addWidget(self.apart)
        buttons.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._why)
        column.addLayout(buttons)
        column.addWidget(area, 1)

    def show_pair(self, scheme: Scheme, plan: Merging | None, why: str) -> None:
        """Show what is proposed, and on what ground; None: nothing is."""
        self.setEnabled(plan is not None)
        self.view.setVisible(plan is not None)
        self._why.setText(why)
        if plan is not None:
            self.view.show_merging(scheme, plan)

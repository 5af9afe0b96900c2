"""The tab *Remarks*: the list, and under it what can be done about the one that is marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.look import Look
from annotator.ui.remarks.listing import RemarkList
from annotator.ui.remarks.model import RemarksModel
from annotator.ui.widgets.grounds import WINDOW, give_ground
from annotator.ui.widgets.labels import Line, plain
from annotator.ui.widgets.pills import Keycap
from annotator.ui.words import tr


class ReasonField(QLineEdit):
    """Why a remark may stand: Enter keeps it, Esc leaves the field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Why may it stand? Enter keeps the reason"))
        self.setAccessibleName(tr("Why this remark may stand"))
        self.setMaxLength(500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RemarksPane(QWidget):
    """Shows the remarks and asks: to go to one, to mend it, to leave it, to take it up again."""

    go_asked = Signal()
    mend_asked = Signal()
    reason_given = Signal(str)
    taken_up = Signal()

    def __init__(self, look: Look, model: RemarksModel) -> None:
        super().__init__()
        self._model = model
        self.list = RemarkList(look, model)
        self._left = False
        self._pages = QStackedWidget()
        self._empty = plain(
            tr("Nothing to remark: every tag of this article is whole."), "muted", wrap=True
        )
        self.mend = QPushButton()
        self.leave = QPushButton(tr("Leave it…"))
        self.reason = ReasonField()
        self.toggle = QPushButton()
        self._mend_key = Keycap("F")
        self._foot = QWidget()
        self._arrange()
        self._connect()
        self.setFocusProxy(self.list)
        self.show_current(None, left=False, writable=False)
        self.show_counts(0, 0, done=True)

    def _arrange(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(16, 14, 16, 0)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.mend)
        buttons.addWidget(self._mend_key)
        buttons.addSpacing(4)
        buttons.addWidget(self.leave)
        self._leave_key = Keycap("Del")
        buttons.addWidget(self._leave_key)
        buttons.addStretch(1)
        give_ground(self._foot, WINDOW)
        inner = QVBoxLayout(self._foot)
        inner.setContentsMargins(14, 9, 14, 9)
        inner.setSpacing(7)
        inner.addLayout(buttons)
        inner.addWidget(self.reason)
        self.toggle.setObjectName("link")
        self.toggle.setCheckable(True)
        self.toggle.setCursor(Qt.CursorShape.PointingHandCursor)
        inner.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(Line())
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.list.go_asked.connect(self.go_asked)
        self.list.mend_asked.connect(self.mend.click)
        self.list.leave_asked.connect(self.leave.click)
        self.mend.clicked.connect(self.mend_asked)
        self.leave.clicked.connect(self._leave)
        self.reason.returnPressed.connect(self._give)
        self.reason.left.connect(self._stay)
        self.toggle.toggled.connect(self._model.set_with_left)

    # What is shown

    def show_current(self, mend: str | None, *, left: bool, writable: bool) -> None:
        """Show what can be done about the marked remark; `left`: it is let stand already."""
        self.reason.hide()
        marked = self.list.row() >= 0
        self._left = left
        self.mend.setVisible(bool(mend) and not left)
        self._mend_key.setVisible(bool(mend) and not left)
        self.mend.setText(mend or "")
        self.leave.setText(tr("Take it up again") if left else tr("Leave it…"))
        self.leave.setVisible(marked)
        self._leave_key.setVisible(marked)
        self.leave.setEnabled(writable)
        self._fit()

    def show_counts(self, open_ones: int, left: int, *, done: bool) -> None:
        """Say how many are let stand; and that there are none, once all has been looked at."""
        self.toggle.setText(tr("Left as they are ({count})").format(count=left))
        self.toggle.setVisible(left > 0 or self.toggle.isChecked())
        if not left and self.toggle.isChecked():
            self.toggle.setChecked(False)
        none = not self._model.rowCount()
        self._pages.setCurrentIndex(1 if none and done else 0)
        self._fit()

    @property
    def is_asking(self) -> bool:
        """True while the reason is typed."""
        return not self.reason.isHidden()

    def ask_reason(self) -> None:
        """Ask why the marked remark may stand."""
        if self.leave.isEnabled() and not self._left:
            self.reason.clear()
            self.reason.show()
            self._fit()
            self.reason.setFocus()

    def _fit(self) -> None:
        parts = (self.mend, self.leave, self.reason, self.toggle)
        self._foot.setVisible(any(not part.isHidden() for part in parts))

    def _leave(self) -> None:
        if self._left:
            self.taken_up.emit()
        else:
            self.ask_reason()

    def _give(self) -> None:
        reason = self.reason.text()
        if reason.strip():
            self._stay()
            self.reason_given.emit(reason)

    def _stay(self) -> None:
        self.reason.hide()
        self._fit()
        self.list.setFocus()

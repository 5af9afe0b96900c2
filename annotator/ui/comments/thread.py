"""A thread of comments with a line to add one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_DRAFTS = 100  # comments that were begun and are kept


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as it is read: who, when (local time), what."""

    id: int
    person: str
    moment: str
    text: str


class CommentLine(QLineEdit):
    """Enter says it, Esc goes back to the article."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CommentThread(QWidget):
    """Shows the comments on one thing, oldest first; what is being typed for it stays."""

    said = Signal(str)
    removed = Signal(int)
    left = Signal()
    drafted = Signal()  # something was typed, or said

    def __init__(self) -> None:
        super().__init__()
        self._target = ""
        self._drafts: dict[str, str] = {}
        self.comments: Sequence[Comment] = ()
        self.line = CommentLine()
        self.line.setMaxLength(5_000)
        self.line.returnPressed.connect(self._say)
        self.line.left.connect(self.left)
        self.line.textEdited.connect(self.drafted)
        self._caption = plain(tr("Comments").upper(), "caption")
        self._list = QVBoxLayout()
        self._list.setSpacing(7)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 17, 12)
        column.setSpacing(7)
        column.addWidget(self._caption)
        column.addLayout(self._list)
        column.addWidget(self.line)

    def show_thread(
        self, target: str, name: str, comments: Sequence[Comment], *, writable: bool
    ) -> None:
        """Show what was said about an annotation or an article, by its uid."""
        if target != self._target:
            self._drafts[self._target] = self.line.text()
            self._target = target
            if (draft := self._drafts.pop(target, "")) != self.line.text():
                self.line.setText(draft)
        self.line.setPlaceholderText(tr("Comment on this {thing}").format(thing=name))
        self.line.setAccessibleName(tr("Comment on this {thing}").format(thing=name))
        self.line.setVisible(writable)
        self._caption.setVisible(bool(comments))
        if comments != self.comments:
            self.comments = comments
            self._list_anew(writable=writable)

    def drafts(self) -> dict[str, str]:
        """What is typed and not said yet, by the uids of what it is about; the newest last."""
        typed = {**self._drafts, self._target: self.line.text()}
        kept = [(target, words) for target, words in typed.items() if target and words.strip()]
        return dict(kept[-_DRAFTS:])

    def set_drafts(self, drafts: Mapping[str, str]) -> None:
        """Another project, with what was typed in it and not said."""
        self._drafts = dict(drafts)
        self._target = ""
        self.line.clear()

    def _list_anew(self, *, writable: bool) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for comment in self.comments:
            self._list.addWidget(self._entry(comment, writable=writable))

    def _entry(self, comment: Comment, *, writable: bool) -> QWidget:
        entry = QWidget()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(plain(f"{comment.person} · {comment.moment}", "small"))
        head.addStretch(1)
        if writable:
            remove = QPushButton(tr("Remove"))
            remove.setObjectName("link")
            remove.setAccessibleName(
                tr("Remove the comment of {person}").format(person=comment.person)
            )
            remove.setCursor(Qt.CursorShape.PointingHandCursor)
            remove.clicked.connect(lambda: self.removed.emit(comment.id))
            head.addWidget(remove)
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(head)
        words = plain(comment.text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        return entry

    def _say(self) -> None:
        words = self.line.text().strip()
        if words:
            self.line.clear()
            self.drafted.emit()
            self.said.emit(words)

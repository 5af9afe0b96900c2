"""The labels of a scheme in their order: colour, title, key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.domain.scheme import Label
from annotator.ui.look import Look
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.words import tr, unmarked

Index = QModelIndex | QPersistentModelIndex

LABEL = Qt.ItemDataRole.UserRole
_PAD, _SWATCH = 10, 12


class LabelsModel(QAbstractListModel):
    """Rows are labels; what is not shown costs nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[Label, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._labels)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        label = self._labels[index.row()]
        if role == LABEL:
            return label
        if role == Qt.ItemDataRole.ToolTipRole:
            return unmarked(label.title)
        if role == Qt.ItemDataRole.DisplayRole:
            return label.title
        return None

    def show(self, labels: Sequence[Label]) -> None:
        self.beginResetModel()
        self._labels = tuple(labels)
        self.endResetModel()

    def label_keys(self) -> list[str]:
        return [label.key for label in self._labels]


class LabelDelegate(RowDelegate):
    """Paints one label; a long title ends in “…”."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, QFontMetrics(self._look.font()).height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        label = index.data(LABEL)
        if not isinstance(label, Label):
            return
        colour = self._look.colour
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, place, index)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.label(label.colour))
        top = place.top() + (place.height() - _SWATCH) // 2
        painter.drawRoundedRect(place.left() + _PAD, top, _SWATCH, _SWATCH, 3, 3)
        words = place.adjusted(2 * _PAD + _SWATCH, 0, -_PAD - 24, 0)
        painter.setFont(self._look.font())
        painter.setPen(colour("text"))
        title = painter.fontMetrics().elidedText(
            label.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(colour("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place.adjusted(0, 0, -_PAD, 0), right, label.shortcut or "")
        painter.restore()


class LabelList(PlainList):
    """Shows the labels; asks to show one, or to move it by Alt+Up and Alt+Down."""

    picked = Signal(str)
    moved = Signal(int)  # -1 up, 1 down

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.labels = LabelsModel()
        self._showing = False
        self.setModel(self.labels)
        self.setItemDelegate(LabelDelegate(look, self))
        self.setAccessibleName(tr("Labels"))
        self.setToolTip(tr("Alt+Up and Alt+Down move a label."))
        self.selectionModel().currentChanged.connect(self._tell)
        look.changed.connect(self.viewport().update)

    @property
    def key(self) -> str | None:
        """The label that is shown; None when there is none."""
        label = self.currentIndex().data(LABEL) if self.currentIndex().isValid() else None
        return label.key if isinstance(label, Label) else None

    def show_labels(self, labels: Sequence[Label], key: str | None) -> None:
        """List the labels with `key` as the one shown, or the nearest when it is gone."""
        row = max(self.currentIndex().row(), 0)
        self._showing = True
        self.labels.show(labels)
        keys = self.labels.label_keys()
        row = keys.index(key) if key in keys else min(row, len(keys) - 1)
        if keys:
            self.setCurrentIndex(self.labels.index(row, 0))
            self.scrollTo(self.currentIndex())
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._showing and self.key is not None:
            self.picked.emit(self.key)

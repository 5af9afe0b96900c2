"""Annotations in their context, with a check box each: what a change takes along."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from annotator.store.scheme_uses import Use
from annotator.ui.look import Look
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[list[int]], dict[int, Use]]

USE = Qt.ItemDataRole.UserRole
_PAGE = 60
_PAD, _BOX = 8, 26


class UsesModel(QAbstractListModel):
    """Rows are annotation ids; their words are read when they come on screen."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._ids: list[int] = []
        self._known: dict[int, Use] = {}
        self.checked: set[int] = set()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            on = self._ids[index.row()] in self.checked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        use = self._use(index.row())
        if use is None or role == USE:
            return use
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(f"{use.before}{use.words[:200]}{use.after}".split())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        id = self._ids[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.checked.add(id)
        else:
            self.checked.discard(id)
        self.dataChanged.emit(index, index, [role])
        return True

    def show(self, ids: Sequence[int]) -> None:
        """List these annotations; what is checked stays so."""
        self.beginResetModel()
        self._ids = list(ids)
        self.endResetModel()

    def check(self, on: bool) -> None:
        """Check, or clear, all that are listed."""
        change: Callable[[Collection[int]], object] = (
            self.checked.update if on else self.checked.difference_update
        )
        change(self._ids)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def _use(self, row: int) -> Use | None:
        id = self._ids[row]
        if id not in self._known:
            first = row - row % _PAGE
            self._known.update(self._fetch(self._ids[first : first + _PAGE]))
        return self._known.get(id)


class UseDelegate(RowDelegate):
    """Paints the box, the words between what stands beside them, and the article."""

    def __init__(self, look: Look, shown_in: PlainList, *, boxes: bool) -> None:
        super().__init__(look, shown_in)
        self._boxes = boxes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(self._look.font(1, serif=True)).height()
        return QSize(300, words + QFontMetrics(self._look.font(-2)).height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        use = index.data(USE)
        if not isinstance(use, Use):
            return
        colour = self._look.colour
        place: QRect = option.rect
        painter.save()
        if self._list.selectionModel().isSelected(index):
            painter.fillRect(place, colour("chosen_row"))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, colour("line"))
        if self._boxes:
            self._paint_box(painter, place, index)
        room = place.adjusted(_BOX + 6 if self._boxes else _PAD, _PAD, -_PAD, -_PAD)
        painter.setFont(self._look.font(1, serif=True))
        metrics = painter.fontMetrics()
        x = room.left()
        before = metrics.elidedText(
            " ".join(use.before.split()), Qt.TextElideMode.ElideLeft, room.width() // 5
        )
        parts = (
            (before, "muted"),
            (" ".join(use.words[:400].split()), "text"),
            (use.after, "muted"),
        )
        for said, ink in parts:
            shown = metrics.elidedText(
                " ".join(said.split()), Qt.TextElideMode.ElideRight, room.right() - x
            )
            painter.setPen(colour(ink))
            painter.drawText(x, room.top() + metrics.ascent(), shown)
            x += metrics.horizontalAdvance(shown + " ")
        painter.setFont(self._look.font(-2))
        painter.setPen(colour("muted"))
        small = painter.fontMetrics()
        title = small.elidedText(use.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.bottom() - small.descent(), title)
        painter.restore()

    def _paint_box(self, painter: QPainter, place: QRect, index: Index) -> None:
        box = QStyleOptionViewItem()
        box.rect = self._box(place)
        box.state = QStyle.StateFlag.State_Enabled
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        style = QApplication.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, self._list
        )

    def _box(self, place: QRect) -> QRect:
        return QRect(place.left() + _PAD, place.center().y() - 8, 16, 16)

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click anywhere on the row, or Space, turns its box."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        space = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]  # a key event then
        if not self._boxes or not (released or space):
            return False
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return bool(model.setData(index, state, Qt.ItemDataRole.CheckStateRole))


class UsesList(PlainList):
    """The annotations that a change is about."""

    def __init__(self, look: Look, fetch: Fetch, *, boxes: bool) -> None:
        super().__init__()
        self.uses = UsesModel(fetch)
        self.setModel(self.uses)
        self.setItemDelegate(UseDelegate(look, self, boxes=boxes))
        self.setAccessibleName(tr("Annotations in their context"))
        self.setObjectName("preview")

"""The window of occurrences: a line for each place, Space keeps or drops it, Enter tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.look import Look
from annotator.ui.occurrences.model import Index, OccurrencesModel, Place
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

Done = Callable[[Sequence[Place]], None]


class _Words(QStyledItemDelegate):
    """Draws the words themselves stronger than what stands around them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == 0:
            option.textElideMode = Qt.TextElideMode.ElideLeft
        elif index.column() == 1:
            option.font.setWeight(QFont.Weight.DemiBold)


class Table(QTableView):
    """Places in context; Space keeps or drops the current one and goes on to the next."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and isinstance(model, OccurrencesModel) and row >= 0:
            model.tick(row, not model.is_ticked(row))
            if row + 1 < model.rowCount():
                self.setCurrentIndex(model.index(row + 1, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class OccurrencesWindow(SmallWindow):
    """Lists places and hands those that are kept to `done`."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        sentence: str,
        places: Sequence[Place],
        done: Done,
    ) -> None:
        super().__init__(parent, tr("Tag all occurrences"), 780, 520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._done = done
        self.model = OccurrencesModel(places)
        self.model.setParent(self)
        self.column.addWidget(plain(sentence, "section", wrap=True))
        hint = tr("Space keeps or drops a place, Ctrl+A keeps all, Ctrl+D drops all.")
        self.column.addWidget(plain(hint, "muted", wrap=True))
        self.table = self._make_table(look)
        self.table.taken.connect(self.accept)
        self.column.addWidget(self.table, 1)
        box = self.add_buttons(tr("Tag"))
        self._tag = _primary(box)
        self.model.ticked_changed.connect(self._count)
        self._count()
        self.table.setFocus()

    def _make_table(self, look: Look) -> Table:
        table = Table()
        table.setModel(self.model)
        table.setItemDelegate(_Words(table))
        table.setAccessibleName(tr("Places of the words"))
        table.setFont(look.font(0, serif=True))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        for column in (0, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        widest = max((_width(table, place.words) for place in self.model.places), default=80)
        table.setColumnWidth(1, min(widest + 44, 260))
        table.setColumnWidth(3, 150)
        fresh = (row for row, place in enumerate(self.model.places) if not place.tagged)
        table.setCurrentIndex(self.model.index(next(fresh, 0), 0))
        return table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_A, Qt.Key.Key_D):
            self.model.tick_all(event.key() == Qt.Key.Key_A)
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        kept = self.model.kept()
        if kept:
            super().accept()
            self._done(kept)

    def _count(self) -> None:
        count = len(self.model.kept())
        words = tr("Tag one place") if count == 1 else tr("Tag {count} places").format(count=count)
        self._tag.setText(words)
        self._tag.setEnabled(count > 0)


def _primary(box: QDialogButtonBox) -> QPushButton:
    return next(button for button in box.findChildren(QPushButton) if button.isDefault())


def _width(widget: QWidget, words: str) -> int:
    return widget.fontMetrics().horizontalAdvance(words)

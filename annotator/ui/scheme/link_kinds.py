"""The kinds of link, and which labels each of them joins."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.scheme import Label, LinkKind, Scheme
from annotator.store.project import Project
from annotator.store.scheme_links import links_of_kind
from annotator.ui.scheme.asking import agreed, ask_title
from annotator.ui.scheme.changes import SchemeChanges
from annotator.ui.scheme.ordering import KEY, OrderedList, stepped
from annotator.ui.widgets.labels import plain
from annotator.ui.words import short, tr, unmarked

Index = QModelIndex | QPersistentModelIndex
_NARROWEST, _BESIDE = 86, 22  # pixels of a column; those that are left beside its title


class EndsModel(QAbstractTableModel):
    """A square of labels: rows are where a link begins, columns where it ends."""

    asked = Signal(list)  # list of (from, to)

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[Label, ...] = ()
        self._ends: frozenset[tuple[str, str]] = frozenset()

    def show(self, labels: tuple[Label, ...], kind: LinkKind | None) -> None:
        self.beginResetModel()
        self._labels = labels if kind else ()
        self._ends = frozenset(kind.ends) if kind else frozenset()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._labels)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._labels)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        origin, target = self._labels[index.row()], self._labels[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            on = (origin.key, target.key) in self._ends
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = tr("from {origin} to {target}").format(
                origin=short(origin.title), target=short(target.title)
            )
            return unmarked(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        pair = (self._labels[index.row()].key, self._labels[index.column()].key)
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.asked.emit(sorted(self._ends | {pair} if on else self._ends - {pair}))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _heading(self._labels[section])
        title = self._labels[section].title
        return unmarked(title) if role == Qt.ItemDataRole.ToolTipRole else None


class LinkKindsPage(QWidget):
    """Kinds of link at the left; what the marked one joins at the right."""

    def __init__(self, changes: SchemeChanges, project: Project) -> None:
        super().__init__()
        self._changes = changes
        self._project = project
        self._filling = False
        self.list = OrderedList(tr("Kinds of link"))
        self.list.moved.connect(self._move)
        self.list.currentRowChanged.connect(lambda row: self._show_kind())
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the link"))
        self.title.editingFinished.connect(self._rename)
        self._count = plain(name="small", wrap=True)
        self.ends = EndsModel()
        self.ends.asked.connect(self._set_ends)
        self.matrix = QTableView()
        self.matrix.setModel(self.ends)
        self.matrix.setAccessibleName(tr("What the link joins"))
        self.matrix.setObjectName("preview")
        self.matrix.setTabKeyNavigation(False)
        self._arrange()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        self.add = QPushButton(tr("Add…"))
        self.add.setAccessibleName(tr("Add a kind of link"))
        self.remove = QPushButton(tr("Delete…"))
        self.remove.setAccessibleName(tr("Delete the kind of link"))
        movers = self.list.movers(tr("Move the kind up (Alt+Up)"), tr("Move it down (Alt+Down)"))
        for button, click in ((self.add, self._add), (self.remove, self._remove)):
            button.setAutoDefault(False)
            button.clicked.connect(click)
            buttons.addWidget(button)
        buttons.addStretch(1)
        left.addLayout(buttons)
        ordering = QHBoxLayout()
        ordering.setSpacing(6)
        for button in movers:
            ordering.addWidget(button)
        ordering.addStretch(1)
        left.addLayout(ordering)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(plain(tr("Title"), "row"))
        right.addWidget(self.title)
        right.addWidget(self._count)
        right.addWidget(plain(tr("From the label at the left to the one above"), "row"))
        right.addWidget(self.matrix, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left, 2)
        row.addLayout(right, 4)

    def show_scheme(self, scheme: Scheme) -> None:
        """Show a scheme; the kind that was marked stays marked."""
        self._fill(self.list.key())

    def _fill(self, key: str | None) -> None:
        self._filling = True
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        kinds = self._changes.scheme.link_kinds
        for kind in kinds:
            item = QListWidgetItem(kind.title)
            item.setData(KEY, kind.key)
            self.list.addItem(item)
        keys = [kind.key for kind in kinds]
        self.list.setCurrentRow(keys.index(key) if key in keys else min(row, len(keys) - 1))
        self._filling = False
        self._show_kind()

    @property
    def kind(self) -> LinkKind | None:
        """The kind that is marked."""
        key = self.list.key()
        return self._changes.scheme.link_kind(key) if key else None

    def _show_kind(self) -> None:
        if self._filling:
            return
        kind = self.kind
        self.title.setText(kind.title if kind else "")
        self.title.setEnabled(kind is not None)
        self.remove.setEnabled(kind is not None)
        count = links_of_kind(self._project, kind.key) if kind else 0
        self._count.setText(tr("Links of this kind: {count}.").format(count=count))
        at = self.matrix.currentIndex()
        self.ends.show(self._changes.scheme.labels, kind)
        self._widen()
        self.matrix.setCurrentIndex(self.ends.index(max(at.row(), 0), max(at.column(), 0)))

    def _widen(self) -> None:
        """Make the columns as wide as the longest title above them."""
        header = self.matrix.horizontalHeader()
        labels = self._changes.scheme.labels
        font = header.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        titles = [metrics.horizontalAdvance(_heading(one)) for one in labels]
        header.setDefaultSectionSize(max([_NARROWEST, *(wide + _BESIDE for wide in titles)]))

    def _add(self) -> None:
        title = ask_title(self, tr("Add a kind of link"), tr("What it says, in a word or two:"))
        if title:
            self._fill(self._changes.add_link_kind(title))

    def _rename(self) -> None:
        kind, title = self.kind, " ".join(self.title.text().split())
        if kind is not None and title and not self._filling:
            self._changes.change_link_kind(kind, title)

    def _move(self, step: int) -> None:
        order = stepped(
            [kind.key for kind in self._changes.scheme.link_kinds], self.list.key(), step
        )
        if order is not None:
            self._changes.order_link_kinds(order)

    def _set_ends(self, ends: list[tuple[str, str]]) -> None:
        if self.kind is not None:
            self._changes.set_ends(self.kind, ends)

    def _remove(self) -> None:
        kind = self.kind
        if kind is None:
            return
        sentence = tr("“{title}” is deleted, with {count} links; the annotations stay.").format(
            title=short(kind.title), count=links_of_kind(self._project, kind.key)
        )
        if agreed(self, sentence, tr("Ctrl+Z brings all of it back."), tr("Delete")):
            self._changes.remove_link_kind(kind)


def _heading(label: Label) -> str:
    return short(label.title, 16)

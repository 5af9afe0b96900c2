"""The list of formats in the export window: grouped, each with what it is for, found by typing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem, QVBoxLayout, QWidget

from annotator.formats.format import Format, Group
from annotator.formats.registry import formats
from annotator.text.finding import Wanted
from annotator.ui.look import Look
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.words import later, tr

Index = QModelIndex | QPersistentModelIndex

FORMAT = Qt.ItemDataRole.UserRole
GROUP = Qt.ItemDataRole.UserRole + 1

GROUPS = {
    Group.OURS: later("Everything, to keep and to move"),
    Group.TABLES: later("Tables and data sets"),
    Group.TOOLS: later("Other annotation programs"),
    Group.TRAINING: later("Training and testing of models"),
    Group.PAGES: later("To read, print and hand on"),
    Group.CATALOGUES: later("Catalogues and the web"),
}
_PAD, _BAR = 12, 3
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FormatModel(QAbstractListModel):
    """The formats that fit what is typed, under the headings of their groups."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Format | Group] = []
        self.look_for("")

    def look_for(self, query: str) -> None:
        """List the formats whose title, name, ending or purpose fits."""
        wanted = Wanted(query)
        fitting = [row for row in formats() if row.writes and _fits(row, wanted)]
        self.beginResetModel()
        self._rows = []
        for group in Group:
            of_group = [row for row in fitting if row.group is group]
            self._rows += [group, *of_group] if of_group else []
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Group):
            heading = tr(GROUPS[row])
            return heading if role in (GROUP, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == FORMAT:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(row.purpose)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("{title}: {purpose}").format(title=row.title, purpose=tr(row.purpose))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def row_of(self, name: str) -> int:
        """The row of a format, -1 when it does not fit what is typed."""
        rows = enumerate(self._rows)
        return next((n for n, one in rows if isinstance(one, Format) and one.name == name), -1)

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, Group)]


def _fits(row: Format, wanted: Wanted) -> bool:
    words = f"{row.title} {row.name} {' '.join(row.extensions)} {tr(row.purpose)}"
    return wanted.score(words) is not None


class FormatDelegate(RowDelegate):
    """Paints a title with its ending and, below, what the format is for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title = QFontMetrics(self._look.font(bold=True)).lineSpacing()
        return QSize(240, title + QFontMetrics(self._look.font(-1)).lineSpacing() + 15)

    def heading_height(self) -> int:
        return QFontMetrics(self._look.font(-2)).lineSpacing() + 18

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect
        row, heading = index.data(FORMAT), index.data(GROUP)
        if isinstance(row, Format):
            self._paint_format(painter, place, index, row)
        elif heading:
            font = QFont(self._look.font(-2))
            font.setWeight(font.Weight.Medium)
            painter.setFont(font)
            painter.setPen(self._look.colour("muted"))
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place.adjusted(_PAD, 0, -_PAD, -5), bottom, heading.upper())
        painter.restore()

    def _paint_format(self, painter: QPainter, place: QRect, index: Index, row: Format) -> None:
        colour = self._look.colour
        self.paint_ground(painter, place, index)
        if self._list.selectionModel().isSelected(index):  # seen without colour too
            bar = QRect(place.left(), place.top(), _BAR, place.height())
            painter.fillRect(bar, colour("accent"))
        room = place.adjusted(_PAD, 6, -_PAD, -6)
        painter.setFont(self._look.font(-1))
        painter.setPen(colour("muted"))
        ending = row.extensions[0] if row.extensions else ""
        right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        painter.drawText(room.adjusted(0, 1, 0, 0), right, ending)
        width = room.width() - painter.fontMetrics().horizontalAdvance(ending) - 10
        painter.setFont(self._look.font(bold=True))
        painter.setPen(colour("faint" if row.missing() else "text"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(self._look.font(-1))
        painter.setPen(colour("muted"))
        below = room.adjusted(0, metrics.lineSpacing() + 2, 0, 0)
        said = painter.fontMetrics().elidedText(
            tr(row.purpose), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, said)


class FormatList(QWidget):
    """A field to find a format and the list of them; `chosen` says which one is."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = ""
        self.model = FormatModel()
        self.model.setParent(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find a format"))
        self.field.setAccessibleName(tr("Find a format"))
        self.list = PlainList()
        self.list.setObjectName("formats")
        self.list.setModel(self.model)
        self._delegate = FormatDelegate(look, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("Formats"))
        self._nothing = plain(tr("No format fits these words."), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.field, self._nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._type)
        self.field.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._current)
        self._fit()

    @property
    def name(self) -> str:
        """The chosen format; it stays while the list is narrowed."""
        return self._name

    def choose(self, name: str) -> None:
        """Choose a format by its name."""
        row = self.model.row_of(name)
        if row < 0:
            self.field.clear()
            row = self.model.row_of(name)
        self._show(row)

    def _type(self, query: str) -> None:
        self.model.look_for(query)
        self._fit()
        row = self.model.row_of(self._name)
        if row < 0 and self.model.rowCount():
            row = 1  # the first below its heading
        self._show(row)

    def _show(self, row: int) -> None:
        if row >= 0:
            index = self.model.index(row, 0)
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, how)
            self.list.scrollTo(index)

    def _fit(self) -> None:
        """Headings are lower than formats."""
        self.list.fit_rows()
        for row in self.model.headings():
            self.list.setRowHeight(row, self._delegate.heading_height())
        self._nothing.setVisible(not self.model.rowCount())
        self.list.setVisible(bool(self.model.rowCount()))

    def _current(self, index: QModelIndex) -> None:
        row = index.data(FORMAT)
        if isinstance(row, Format) and row.name != self._name:
            self._name = row.name
            self.chosen.emit(row.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list; Enter there goes on, and exports nothing yet."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus()
                return True
        return False

"""The table of the review: rows as high as their words need, sorted by a click on a title."""

from __future__ import annotations

from PySide6.QtCore import (
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu

from annotator.domain.review import ReviewLine
from annotator.store.review_list import Order
from annotator.ui.afterwards import Afterwards
from annotator.ui.look import Look
from annotator.ui.review.columns import COLUMNS
from annotator.ui.review.delegate import ReviewDelegate
from annotator.ui.review.model import ReviewModel
from annotator.ui.review.words import Titles
from annotator.ui.widgets.lists import PlainList
from annotator.ui.words import later, tr

_HEIGHT = 72  # of a row that nobody has seen yet
_NARROWEST = 56
_LEAST_WORDS = 150

_UNHELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

_KEYS = (
    ("V", later("verify")),
    ("X", later("needs work")),
    ("J", later("next")),
    ("K", later("previous")),
    ("Enter", later("open in article")),
    ("E", later("edit")),
    ("W", later("who said it")),
    ("1–9", later("form")),
    ("S", later("sort")),
    ("Ctrl+F", later("filter")),
)


class ReviewTable(PlainList):
    """Shows the rows; only those in sight are measured."""

    row_chosen = Signal()
    digit_pressed = Signal(int)
    order_wanted = Signal(object)  # Order
    columns_changed = Signal()
    hints = _KEYS

    def __init__(self, look: Look, model: ReviewModel) -> None:
        self._ready = False
        super().__init__()
        self._rows_model = model
        self.delegate = ReviewDelegate(look, self)
        self.order = Order("place")
        self._fitting = Afterwards(self, self.fit_rows)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(tr("Quotes and claims"))
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_header()
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.verticalScrollBar().valueChanged.connect(self.fit_rows)
        model.modelReset.connect(self._fitting.start)
        model.rowsInserted.connect(self._fitting.start)
        model.rowsRemoved.connect(self._fitting.start)
        model.dataChanged.connect(self._fitting.start)
        look.changed.connect(self._fitting.start)
        self._ready = True

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.show()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorShown(False)
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, column.width)
            self.setColumnHidden(number, not column.shown)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(lambda *what: self._changed_columns())
        header.sectionMoved.connect(lambda *what: self._changed_columns())
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)

    def fit_columns(self) -> None:
        """Give the words what room the other columns leave."""
        header = self.horizontalHeader()
        rest = sum(
            header.sectionSize(number)
            for number in range(1, header.count())
            if not header.isSectionHidden(number)
        )
        wanted = max(self.viewport().width() - rest, _LEAST_WORDS)
        if wanted != header.sectionSize(0):
            self._ready = False
            header.resizeSection(0, wanted)
            self._ready = True

    def set_titles(self, titles: Titles) -> None:
        """Call values by other titles."""
        self._rows_model.titles = self.delegate.titles = titles
        self.viewport().update()

    # Rows

    def fit_rows(self) -> None:
        """Make the rows in sight as high as their words need."""
        if not self._ready or not self.isVisible():
            return
        self.fit_columns()
        widths = {
            number: self.columnWidth(number)
            for number in range(len(COLUMNS))
            if not self.isColumnHidden(number)
        }
        header = self.verticalHeader()
        row = max(self.rowAt(0), 0)
        y = self.rowViewportPosition(row)
        while y < self.viewport().height() and row < self._rows_model.rowCount():
            line = self._rows_model.line(row)
            height = _HEIGHT if line is None else self.delegate.height(line, widths)
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
            y += height
            row += 1

    def ids(self) -> list[int]:
        """The annotations of the chosen rows, from the top."""
        rows: set[int] = set()
        selection = self.selectionModel().selection()
        for number in range(selection.count()):
            chosen = selection.at(number)
            rows.update(range(chosen.top(), chosen.bottom() + 1))
        ids = (self._rows_model.id_at(row) for row in sorted(rows))
        return [id for id in ids if id is not None]

    def current(self) -> ReviewLine | None:
        """The row that the keys are on."""
        index = self.currentIndex()
        return self._rows_model.line(index.row()) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Choose one row and bring it into sight."""
        if 0 <= row < self._rows_model.rowCount():
            index = self._rows_model.index(row, self._first_column())
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) row; False at the end."""
        row = self.currentIndex().row() + by
        if not 0 <= row < self._rows_model.rowCount():
            return False
        self.go_to(row)
        return True

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        shown = (header.logicalIndex(place) for place in range(header.count()))
        return next((number for number in shown if not self.isColumnHidden(number)), 0)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if self._ready:
            self.row_chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and event.modifiers() in _UNHELD:
            self.digit_pressed.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()

    def show_order(self, order: Order) -> None:
        """Mark the column that the rows are sorted by."""
        self.order = order
        header = self.horizontalHeader()
        keys = [column.key for column in COLUMNS]
        header.setSortIndicatorShown(order.by in keys)
        if order.by in keys:
            way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(keys.index(order.by), way)

    def _sort_by(self, section: int) -> None:
        """First upwards, then downwards, then as the articles have them."""
        key = COLUMNS[section].key
        if self.order.by != key:
            order = Order(key)
        else:
            order = Order("place") if self.order.descending else Order(key, descending=True)
        self.order_wanted.emit(order)

    def sort_menu(self) -> QMenu:
        """The columns to sort by, as a menu."""
        menu = QMenu(self)
        for order, title in (
            (Order("place"), tr("As the articles have them")),
            *((Order(column.key), tr(column.title)) for column in COLUMNS),
        ):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(self.order.by == order.by)
            action.triggered.connect(lambda checked=False, to=order: self.order_wanted.emit(to))
        menu.addSeparator()
        turned = menu.addAction(tr("The other way round"))
        turned.triggered.connect(
            lambda: self.order_wanted.emit(Order(self.order.by, not self.order.descending))
        )
        return menu

    def columns_menu(self) -> QMenu:
        """The columns to show, as a menu."""
        menu = QMenu(self)
        for number, column in enumerate(COLUMNS):
            action = menu.addAction(tr(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.setEnabled(column.key != "words")
            action.toggled.connect(lambda on, which=number: self.show_column(which, on))
        return menu

    def show_column(self, number: int, shown: bool) -> None:
        self.setColumnHidden(number, not shown)
        self._changed_columns()

    def columns_kept(self) -> str:
        """Which columns are shown, how wide and in which order, to be kept."""
        state = bytes(self.horizontalHeader().saveState().toBase64().data())
        return f"{_columns_known()}:{state.decode('ascii')}"

    def take_columns(self, kept: str) -> bool:
        """Show the columns as they were kept; False when these are others."""
        known, _, state = kept.partition(":")
        if known != _columns_known():
            return False
        self._ready = False
        taken = self.horizontalHeader().restoreState(
            QByteArray.fromBase64(state.encode("ascii", "replace"))
        )
        self.show_order(self.order)
        self._ready = True
        self._fitting.start()
        return taken

    def fit_into(self, room: int, *, narrow: bool) -> None:
        """Leave out what a window so wide has no room for, and give the rest less when `narrow`."""
        self._ready = False
        for number, column in enumerate(COLUMNS):
            self.setColumnHidden(number, not column.shown or column.room > room)
            self.setColumnWidth(number, (narrow and column.narrow) or column.width)
        self._ready = True
        self._fitting.start()

    def _header_menu(self, point: QPoint) -> None:
        self.columns_menu().exec(self.horizontalHeader().mapToGlobal(point))

    def _changed_columns(self) -> None:
        if self._ready:
            self._fitting.start()
            self.columns_changed.emit()


def _columns_known() -> str:
    return ",".join(column.key for column in COLUMNS)

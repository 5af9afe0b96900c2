"""The history beside the window: what was done, by whom; go there, undo to there, look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSlider,
    QTableView,
    QVBoxLayout,
)

from annotator.store import history
from annotator.store.history import HistoryLine
from annotator.store.undo import standing
from annotator.store.where import where
from annotator.ui.afterwards import Afterwards
from annotator.ui.dialogs.basics import ask
from annotator.ui.history.delegate import EditDelegate
from annotator.ui.history.lines import COLUMNS, HistoryModel, Page, what
from annotator.ui.history.past import PastView
from annotator.ui.telling import telling
from annotator.ui.widgets.labels import plain
from annotator.ui.words import short, tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_PAGE = 200
_SIZE = (560, 600)
_TITLE_BAR = 40  # pixels that the system puts around it


class HistoryWindow(QDialog):
    """Stays open while one works, and follows; closing it returns to now."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("History"))
        self.setModal(False)
        self._window = window
        self._workspace = window.workspace
        self._moments: list[int] = []
        self._filling = False
        self.view = PastView(window)
        self.view.left.connect(self._show_now)
        self.only_here = QCheckBox(tr("Only this article"))
        self.only_here.toggled.connect(lambda on: self._read())
        self.who = QComboBox()
        self.who.setAccessibleName(tr("Changes of"))
        self.who.currentIndexChanged.connect(lambda row: self._read())
        self.lines = HistoryModel(self._fetch)
        self.lines.setParent(self)
        self.table = self._make_table()
        self.go = QPushButton(tr("Go there"))
        self.go.clicked.connect(self._go_there)
        self.back = QPushButton(tr("Undo back to here…"))
        self.back.clicked.connect(self._undo_back)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("The article as it was"))
        self.slider.valueChanged.connect(self._slide)
        self._timer = Afterwards(self, self._look_back)
        self._arrange()
        self._listen()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.lines)
        table.setAccessibleName(tr("Changes, newest first"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        self._edits = EditDelegate(self._window.look)
        table.setItemDelegateForColumn(0, self._edits)
        table.verticalHeader().setDefaultSectionSize(self._edits.height())
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, (_, width, _) in enumerate(COLUMNS):
            if width:
                table.setColumnWidth(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(lambda now, before: self._mark())
        table.doubleClicked.connect(lambda index: self._go_there())
        return table

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        first = QHBoxLayout()
        first.addWidget(self.only_here)
        first.addStretch(1)
        first.addWidget(plain(tr("Changes of"), "row"))
        first.addWidget(self.who)
        column.addLayout(first)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        for button in (self.go, self.back):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(plain(tr("The article as it was; the right end is now"), "row"))
        column.addWidget(self.slider)
        self.resize(*_SIZE)

    def _listen(self) -> None:
        for name in ("undo", "redo"):
            self.addAction(self._window.actions_table[name])  # they work in here too
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Return), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._go_there)
        self._workspace.changed.connect(lambda told: self._follow())
        self._workspace.article_changed.connect(self._follow)
        self._workspace.project_changed.connect(self._follow_project)

    # What is shown

    def come_up(self) -> None:
        """Show the history as it stands, at the right of the window."""
        if not self.isVisible():
            self._fill_names()
            self._take_place()
            self.show()
        self._read()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def _take_place(self) -> None:
        """Stand at the right of the window, all of it on the screen."""
        room = self._window.screen().availableGeometry().adjusted(8, 8, -8, -_TITLE_BAR)
        self.resize(QSize(*_SIZE).boundedTo(room.size()))
        corner = self._window.mapToGlobal(self._window.rect().topRight())
        left = min(corner.x() - self.width() - 24, room.right() - self.width())
        top = min(corner.y() + 130, room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))

    @property
    def is_moving(self) -> bool:
        """True until the article is shown as the slider says."""
        return self._timer.isActive()

    def _fill_names(self) -> None:
        self._filling = True
        self.who.clear()
        self.who.addItem(tr("everybody"), None)
        for uid, name in history.annotators(self._workspace.project):
            self.who.addItem(short(name), uid)
        self._filling = False

    def _fetch(self, before: int | None) -> Page:
        if not self._workspace.is_open:
            return (), {}
        here = self._workspace.article
        lines = history.history(
            self._workspace.project,
            article=here.id if here and self.only_here.isChecked() else None,
            annotator=self.who.currentData(),
            limit=_PAGE,
            before=before,
        )
        return lines, where(self._workspace.project, lines)

    def _read(self) -> None:
        if self._filling or not self._workspace.is_open:
            return
        self.lines.read()
        self.table.setCurrentIndex(self.lines.index(0, 0))
        self._read_moments()
        self._mark()

    def _read_moments(self) -> None:
        """The stops of the slider: before the first change, and after each of the article's."""
        here = self._workspace.article
        self._moments = [0]
        if here is not None:
            self._moments += history.moments(self._workspace.project, here.id)
        self.slider.setEnabled(here is not None)
        self._set_slider(len(self._moments) - 1)

    def _set_slider(self, place: int) -> None:
        self._filling = True
        self.slider.setRange(0, len(self._moments) - 1)
        self.slider.setValue(place)
        self._filling = False

    def _show_now(self) -> None:
        self._set_slider(len(self._moments) - 1)

    def _mark(self) -> None:
        line = self._line()
        writable = self._workspace.is_open and self._workspace.project.read_only is None
        self.go.setEnabled(line is not None)
        self.back.setEnabled(line is not None and writable)

    def _line(self) -> HistoryLine | None:
        return self.lines.line_at(self.table.currentIndex().row())

    # What it follows

    def _follow(self) -> None:
        if self.isVisible():
            self._read()

    def _follow_project(self) -> None:
        self.hide()
        self.lines.forget()

    # What is asked

    def _go_there(self) -> None:
        line = self._line()
        if line is not None:
            self.view.leave()
            with telling(self._workspace.said.emit):
                change = history.change_of(self._workspace.project, line.id)
                self._workspace.go_to(change)

    def _undo_back(self) -> None:
        line = self._line()
        if line is None:
            return
        self.view.leave()
        count = len(standing(self._workspace.project, line.id))
        if not count:
            self._workspace.said.emit(tr("Nothing of yours stands behind this change."))
            return
        one = tr("Take back the change of yours that came after “{what}”?")
        more = tr("Take back {count} changes of yours, all that came after “{what}”?")
        sentence = one if count == 1 else more
        chosen = ask(
            self,
            sentence.format(count=count, what=short(what(line), 60)),
            tr("It stops where somebody else has built on one of them."),
            (tr("Undo {count}").format(count=count), tr("Cancel")),
        )
        if chosen == 0:
            self._workspace.undo_back_to(line.id)

    def _slide(self, place: int) -> None:
        if not self._filling:
            self._timer.start()

    def _look_back(self) -> None:
        place = self.slider.value()
        if place >= len(self._moments) - 1:
            self.view.leave()
            return
        self.view.show(self._moments[place])
        row = self.lines.row_of(self._moments[place])
        if row is not None:
            self.table.selectRow(row)

    def done(self, code: int) -> None:
        self.view.leave()
        super().done(code)

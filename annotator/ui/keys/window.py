"""Changing keys: the table of commands, the key of the marked one, who else has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from annotator.ui.command import MENUS, Command
from annotator.ui.commands import COMMANDS
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.keys.key_field import KeyField
from annotator.ui.keys.own import native, owner, readable, same, why_not
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.narrow_field import NarrowField
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_NAME = Qt.ItemDataRole.UserRole


class OwnKeysWindow(SmallWindow):
    """Every command with its keys; a key that is pressed is the marked one's at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, tr("Change keys"), 620, 560)
        self._settings = window.settings
        self._actions = window.actions_table
        self._offering = window.offering
        self._own = readable(window.settings.get("keys", {}))
        self._cells: list[tuple[QTableWidgetItem, ...]] = []
        self._clash: tuple[str, str] | None = None  # a key, and the command that has it
        self.words = NarrowField(tr("Find a command"), tr("Find a command"))
        self.words.textChanged.connect(lambda words: self._filter())
        self.table = self._make_table()
        self.words.taken.connect(self.table.setFocus)
        self.field = KeyField()
        self.field.pressed.connect(self.give)
        self.sentence = plain(name="hint", wrap=True)
        self.take = self._button(tr("Take it from there"), self._take_over)
        self.none = self._button(tr("No key"), lambda: self._set(()))
        self.usual = self._button(tr("Usual key"), self._reset)
        self.all_usual = self._button(tr("All usual keys"), self._reset_all)
        self._arrange()
        self._fill()
        self.table.setCurrentCell(0, 0)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([tr("Command"), tr("Key"), tr("Menu")])
        table.setAccessibleName(tr("Commands and their keys"))
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 170)
        table.setColumnWidth(2, 90)
        table.currentCellChanged.connect(lambda *cells: self._show_row())
        return table

    def _button(self, title: str, click: object) -> QPushButton:
        made = QPushButton(title)
        made.setAutoDefault(False)
        if callable(click):
            made.clicked.connect(lambda checked=False: click())
        return made

    def _arrange(self) -> None:
        self.column.addWidget(self.words)
        self.column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        for button in (self.none, self.usual, self.all_usual):
            row.addWidget(button)
        self.column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.sentence, 1)
        below.addWidget(self.take)
        self.column.addLayout(below)
        advice = tr("The keys of labels are changed in Edit > Scheme; the digits stay.")
        self.column.addWidget(plain(advice, "small", wrap=True))
        self.add_buttons()

    # What is shown

    def _fill(self) -> None:
        menus = {name: tr(title).replace("&", "") for name, title in MENUS}
        self.table.setRowCount(len(COMMANDS))
        for number, row in enumerate(COMMANDS):
            title = QTableWidgetItem(tr(row.text).replace("&", "").rstrip("…"))
            title.setData(_NAME, row.name)
            title.setToolTip(tr(row.tip))
            cells = (title, QTableWidgetItem(), QTableWidgetItem(menus[row.menu]))
            self._cells.append(cells)
            for column, cell in enumerate(cells):
                self.table.setItem(number, column, cell)
        self._show_keys()

    def _show_keys(self) -> None:
        rows = {row.name: row for row in self._actions.commands()}
        for number, row in enumerate(COMMANDS):
            keys = "  ".join(native(key) for key in rows[row.name].keys)
            own = row.name in self._own
            self._cells[number][1].setText(
                tr("{keys} (your own)").format(keys=keys or tr("none")) if own else keys
            )
        self._show_row()

    def _show_row(self) -> None:
        self._clash = None
        self.take.hide()
        self.sentence.setText("")
        row = self._row()
        self.field.setEnabled(row is not None)
        self.field.setText("  ".join(native(key) for key in row.keys) if row else "")
        self.none.setEnabled(bool(row and row.keys))
        self.usual.setEnabled(bool(row and row.name in self._own))
        self.all_usual.setEnabled(bool(self._own))

    def _row(self) -> Command | None:
        """The marked command with the keys it has now."""
        cell = self.table.item(self.table.currentRow(), 0)
        name = cell.data(_NAME) if cell is not None else None
        return next((row for row in self._actions.commands() if row.name == name), None)

    def choose(self, name: str) -> None:
        """Mark a command."""
        for number, row in enumerate(COMMANDS):
            if row.name == name:
                self.table.setCurrentCell(number, 0)

    def _filter(self) -> None:
        from annotator.text.finding import Wanted

        wanted = Wanted(self.words.text())
        first = -1
        for number in range(self.table.rowCount()):
            said = " ".join(cell.text() for cell in self._cells[number])
            fits = wanted.score(said) is not None
            self.table.setRowHidden(number, not fits)
            first = number if fits and first < 0 else first
        self.table.setCurrentCell(first, 0)

    # What is asked

    def give(self, key: str) -> None:
        """Give the marked command a key, unless something stands against it."""
        row = self._row()
        if row is None:
            return
        self._show_row()
        self.field.setText(native(key))
        why = why_not(row, key)
        taken = owner(self._actions.commands(), key, row.name)
        if why:
            self.sentence.setText(why)
        elif taken is not None:
            title = tr(taken.text).replace("&", "").rstrip("…")
            words = tr("{key} is the key of “{title}”.").format(key=native(key), title=title)
            self.sentence.setText(words)
            self._clash = (key, taken.name)
            # Labels have their keys from the scheme, digits theirs from the questions.
            self.take.setVisible(any(one.name == taken.name for one in COMMANDS))
        elif same(key) not in map(same, row.keys):
            self._set((key,))

    def _take_over(self) -> None:
        row, clash = self._row(), self._clash
        if row is None or clash is None:
            return
        key, other = clash
        loser = next(one for one in self._actions.commands() if one.name == other)
        self._own[other] = tuple(one for one in loser.keys if same(one) != same(key))
        self._set((key,))

    def _set(self, keys: tuple[str, ...]) -> None:
        row = self._row()
        if row is not None:
            self._own[row.name] = keys
            self._keep()

    def _reset(self) -> None:
        """Give the marked command its usual keys, as far as nobody else has them now."""
        row = self._row()
        usual = next((one for one in COMMANDS if row and one.name == row.name), None)
        if usual is None:
            return
        rows = self._actions.commands()
        free = tuple(key for key in usual.keys if owner(rows, key, usual.name) is None)
        if free == usual.keys:
            self._own.pop(usual.name, None)
        else:
            self._own[usual.name] = free
        self._keep()
        if free != usual.keys:
            self.sentence.setText(tr("Its usual key belongs to another command now."))

    def _reset_all(self) -> None:
        self._own.clear()
        self._keep()

    def _keep(self) -> None:
        """Let the keys work from now on, in later sittings too."""
        usual = {row.name: row.keys for row in COMMANDS}
        self._own = {name: keys for name, keys in self._own.items() if keys != usual[name]}
        self._settings.set("keys", {name: list(keys) for name, keys in self._own.items()})
        self._actions.set_keys(self._own)
        self._offering.start()
        self._show_keys()

    def done(self, code: int) -> None:
        super().done(code)
        self.deleteLater()

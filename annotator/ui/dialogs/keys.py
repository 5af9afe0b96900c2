"""All keys on one page, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.command import MENUS, Command
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.pills import Keycap
from annotator.ui.words import later, tr

_NOTES = (
    (
        later("A quote in three keys"),
        later(
            "Select its words, press Q. The likely source and cue are outlined with dashes: "
            "Enter takes both, S or U only the one, Tab shows the next reading, Esc leaves "
            "them. Or select the source and press S, the verb and press U: they are linked "
            "to the picked quote. Digits answer the question marked in the panel."
        ),
    ),
    (
        later("An interrupted quote"),
        later(
            "Tag its first part. Select the next part and press Shift+Q: both are one quote. "
            "Shift+U adds a second part to its cue, as in “quoted … as saying”."
        ),
    ),
    (
        later("Who passed it on"),
        later(
            "When an agency quotes somebody, select the agency and press R: it becomes the "
            "relay of the picked quote. Select who passed on that and press R again. With L, "
            "then Tab to the agency, digits choose the kind of link before Enter makes it."
        ),
    ),
    (
        later("A quote inside a quote"),
        later(
            "Tag the outer one first; the inner one is linked to it by itself. Click the "
            "words again to pick the next one around them."
        ),
    ),
    (
        later("The same quote elsewhere"),
        later(
            "With nothing selected Ctrl+C copies the picked quote with its source, cue and "
            "relay; Ctrl+V tags it at the selection or where its words stand next. Ctrl+M "
            "moves it to the selected words, and all that is linked to it stays."
        ),
    ),
    (
        later("Answers"),
        later(
            "Up and Down mark a question, digits answer it, 0 clears it, and a dot lets you "
            "type the answer. A star means that it must be answered."
        ),
    ),
    (
        later("Stretch after stretch"),
        later(
            "H holds a label, a label’s key says which: whatever you select from now on is "
            "tagged with it at once, and Enter tags what stands at the caret. Esc lets it go."
        ),
    ),
    (
        later("Where a tag ends"),
        later(
            "The picked tag has a grip at each end: draw it along, with Shift to any "
            "character. By keys Alt+Left and Alt+Right move the end, O takes the other one."
        ),
    ),
)
"""How the keys work together: a heading and what to know."""


def notes() -> tuple[tuple[str, str], ...]:
    """The notes on how the keys work together, in the person's language."""
    return tuple((tr(title), tr(words)) for title, words in _NOTES)


class KeysWindow(SmallWindow):
    """Two columns of keys under the titles of the menus; then how they work together."""

    def __init__(self, parent: QWidget | None, commands: Iterable[Command]) -> None:
        super().__init__(parent, tr("Keys"), 860, 640)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(18)
        column.addLayout(self._notes())
        column.addLayout(self._tables(list(commands)))
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("reading")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(area, 1)
        self.add_buttons()

    def _notes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(14)
        for number, (title, words) in enumerate(notes()):
            cell = QVBoxLayout()
            cell.setSpacing(3)
            cell.addWidget(plain(title, "section"))
            cell.addWidget(plain(words, "muted", wrap=True))
            cell.addStretch(1)
            grid.addLayout(cell, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _tables(self, commands: list[Command]) -> QHBoxLayout:
        tables = []
        for name, title in MENUS:
            rows = [row for row in commands if row.menu == name and row.keys]
            if rows:
                tables.append((len(rows), self._table(tr(title).replace("&", ""), rows)))
        sides = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for height, table in sorted(tables, key=lambda one: -one[0]):
            lower = heights.index(min(heights))
            sides[lower].addLayout(table)
            sides[lower].addSpacing(14)
            heights[lower] += height + 2
        both = QHBoxLayout()
        both.setSpacing(28)
        for side in sides:
            side.addStretch(1)
            both.addLayout(side, 1)
        return both

    def _table(self, title: str, rows: list[Command]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.addWidget(plain(title.upper(), "caption"), 0, 0, 1, 2)
        for number, row in enumerate(_joined(rows), 1):
            keys = QHBoxLayout()
            keys.setSpacing(4)
            for key in [key for key in row.keys if key != "Return"]:
                keys.addWidget(Keycap(native(key)))
            keys.addStretch(1)
            grid.addLayout(keys, number, 0)
            words = tr(row.text).replace("&", "").rstrip("…")
            grid.addWidget(plain(words, wrap=True), number, 1)
        grid.setColumnMinimumWidth(0, 130)
        grid.setColumnStretch(1, 1)
        return grid


def native(key: str) -> str:
    """A key as it is named on this system's keyboards."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _joined(rows: list[Command]) -> list[Command]:
    """The digits as one row, labels with what their keys do."""
    made = []
    for row in rows:
        if row.name.startswith("value_"):
            if row.name == "value_1":
                text = tr("Answer the marked question with the value beside the digit")
                made.append(Command("values", row.menu, text, ("1", "9")))
        elif row.name.startswith("tag:"):
            text = tr("Tag the selection as {label}").format(label=row.text.lower())
            made.append(Command(row.name, row.menu, text, row.keys))
        elif row.name.startswith("extend:"):
            text = tr("Add the selection to the {label}").format(label=row.text.lower())
            made.append(Command(row.name, row.menu, text, row.keys))
        else:
            made.append(row)
    return made

"""What is known of an entry, each field kept as it is left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from annotator.domain.scheme import ENTRY, Scheme
from annotator.domain.values import Source
from annotator.ui.panel.answers import Choices
from annotator.ui.panel.note import NoteField
from annotator.ui.sources.words import FIELDS
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_COLUMNS = ("type", "naming")  # questions of the scheme that are columns of the entry
_LINES = ("name", "aliases", "role", "affiliation", "link")
_WEB = ("http://", "https://")


class Field(QLineEdit):
    """A line that is kept when Enter or the focus leaves it; Esc leaves it as it was."""

    kept = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.editingFinished.connect(self._keep)

    def show_words(self, words: str) -> None:
        """Show what is stored; what is being typed stays."""
        typing = self.hasFocus() and self.text() != self._shown
        self._shown = words
        if not typing and self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)

    def _keep(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.kept.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                self.left.emit()


class EntryForm(QWidget):
    """Two columns, or one: what is typed, then what is chosen.

    `changed` carries what the store is to hold, by its names; `note_committed` the note.
    """

    changed = Signal(object)  # Mapping[str, object]
    note_committed = Signal(int, str, str)  # entry, note, group
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: Source | None = None
        self.lines = {key: Field() for key in _LINES}
        self.note = NoteField()
        self.note.setFixedHeight(54)
        self.note.committed.connect(self.note_committed)
        self.protected = QCheckBox(tr("Protect this source in exports"))
        self.protected.setToolTip(
            tr("Exports give it another name; in the text its names can be masked.")
        )
        self.protected.clicked.connect(lambda on: self.changed.emit({"protected": on}))
        self.choices: dict[str, Choices] = {}
        self._follow = QPushButton(tr("Open"))
        self._follow.setObjectName("link")
        self._follow.setToolTip(tr("Open the link in the browser."))
        self._follow.clicked.connect(self._open_link)
        self._typed: list[tuple[QWidget, QWidget]] = []
        self._chosen: list[tuple[QWidget, QWidget]] = []
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._name_lines()

    def _name_lines(self) -> None:
        for key, line in self.lines.items():
            line.setAccessibleName(tr(FIELDS[key]))
            line.kept.connect(lambda words, key=key: self._keep(key, words))
            line.left.connect(self.left)
            title = plain(tr(FIELDS[key]), "row")
            self._typed.append((title, line if key != "link" else self._with_button(line)))
        self.lines["aliases"].setPlaceholderText(tr("one; two; three"))
        self.lines["link"].setPlaceholderText("https://")
        title = plain(tr("Note"), "row")
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._typed.append((title, self.note))

    def _with_button(self, line: Field) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(line, 1)
        row.addWidget(self._follow)
        return both

    def _arrange(self) -> None:
        """Put what is chosen beside what is typed, or below it where there is no room."""
        narrow, grid = self._is_narrow, self._grid
        while grid.takeAt(0) is not None:
            pass
        below = len(self._typed) if narrow else 0
        places = (
            *((*pair, row, 0) for row, pair in enumerate(self._typed)),
            *((*pair, row + below, 0 if narrow else 2) for row, pair in enumerate(self._chosen)),
        )
        for title, field, row, column in places:
            grid.addWidget(title, row, column)
            grid.addWidget(field, row, column + 1)
        last = max(row for _, _, row, _ in places) + 1
        grid.addWidget(self.protected, last, 1, 1, 1 if narrow else 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 0 if narrow else 2)

    def be_narrow(self, narrow: bool) -> None:
        """Use one column, or two."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._arrange()

    def set_scheme(self, scheme: Scheme) -> None:
        """Ask the scheme's questions about entries."""
        for pair in self._chosen:
            for part in pair:
                part.hide()
                part.deleteLater()
        self._chosen, self.choices = [], {}
        for attribute in scheme.attributes_of(ENTRY):
            choice = Choices(attribute)
            choice.setAccessibleName(attribute.title)
            choice.setMinimumContentsLength(8)
            choice.setSizeAdjustPolicy(
                choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.activated.connect(
                lambda at, key=attribute.key: self._answer(key, self.choices[key].itemData(at))
            )
            self._chosen.append((plain(attribute.title, "row"), choice))
            self.choices[attribute.key] = choice
        self._arrange()

    def show_entry(self, entry: Source | None) -> None:
        """Show an entry, or nothing to fill in."""
        if entry is None or (self._entry is not None and self._entry.id != entry.id):
            for line in self.lines.values():
                line.show_words(line.text())
        self._entry = entry
        if entry is None:
            self.note.forget()
            return
        for key in ("name", "role", "affiliation", "link"):
            self.lines[key].show_words(getattr(entry, key) or "")
        self.lines["aliases"].show_words("; ".join(entry.aliases))
        for key, choice in self.choices.items():
            answer = getattr(entry, key) if key in _COLUMNS else entry.attributes.get(key)
            self._show_answer(choice, answer if isinstance(answer, str) else "")
        self.note.show_note(entry.id, entry.note)
        self.protected.setChecked(entry.protected)
        self._follow.setVisible(entry.link.lower().startswith(_WEB))

    def set_writable(self, writable: bool) -> None:
        """Let it be changed, or only read."""
        for line in self.lines.values():
            line.setReadOnly(not writable)
        self.note.setReadOnly(not writable)
        for field in (*self.choices.values(), self.protected):
            field.setEnabled(writable)

    def _show_answer(self, choice: Choices, answer: str) -> None:
        found = choice.findData(answer)
        if found < 0:
            choice.addItem(answer, answer)
            found = choice.count() - 1
        choice.setCurrentIndex(found)

    def _keep(self, key: str, words: str) -> None:
        if key == "aliases":
            names = [one.strip() for one in words.split(";") if one.strip()]
            self.changed.emit({key: list(dict.fromkeys(names))})
        elif key == "name":
            self.changed.emit({key: words.strip()})
        else:
            self.changed.emit({key: words.strip() or ("" if key == "link" else None)})

    def _answer(self, key: str, value: str) -> None:
        entry = self._entry
        if entry is None:
            return
        if key in _COLUMNS:
            columns: Mapping[str, object] = {key: value or None}
        else:
            kept = {k: v for k, v in entry.attributes.items() if k != key}
            columns = {"attributes": kept | ({key: value} if value else {})}
        self.changed.emit(columns)

    def _open_link(self) -> None:
        if self._entry is not None and self._entry.link.lower().startswith(_WEB):
            QDesktopServices.openUrl(QUrl(self._entry.link))

"""One question of the scheme as a row: its title, and its values as chips, a list or a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QWidget

from annotator.domain.scheme import Attribute
from annotator.ui.look import Look
from annotator.ui.widgets.chips import Chip, ChipField
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.typing import Typing, typed_at
from annotator.ui.words import tr

_CHIPS = 12  # more values than these are a list
_TITLE = Qt.ItemDataRole.UserRole + 1


class Values(QListView):
    """The open list: typing finds a value by its title, not by the digit before it."""

    def keyboardSearch(self, search: str) -> None:
        model = self.model()
        titles = [str(model.index(row, 0).data(_TITLE)) for row in range(model.rowCount())]
        row = typed_at(titles, search)
        if row is not None:
            self.setCurrentIndex(model.index(row, 0))


class Choices(QComboBox):
    """A drop-down list that the wheel scrolls past; digits and typed letters choose."""

    def __init__(self, attribute: Attribute) -> None:
        super().__init__()
        self._typing = Typing()
        self.setView(Values())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addItem(tr("not answered"), "")
        for number, value in enumerate(attribute.values, 1):
            digit = f"{number}  " if number < 10 else "    "
            self.addItem(digit + value.title, value.key)
        self._titles = [tr("not answered"), *(value.title for value in attribute.values)]
        for row, title in enumerate(self._titles):
            self.setItemData(row, title, _TITLE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text()
        row: int | None = None
        if key.isdigit() and not self._typing.is_open:
            row = int(key) if int(key) < self.count() else None
        elif key.strip() and key.isprintable():
            row = typed_at(self._titles, self._typing.add(key))
        else:
            super().keyPressEvent(event)
            return
        if row is not None:
            self.setCurrentIndex(row)
            self.activated.emit(row)


class Answer(QWidget):
    """Shows the value of one attribute and asks to change it.

    `asked` carries the new value: a key, free text, a list of keys, or None to clear it.
    """

    asked = Signal(str, object)  # the attribute's key, the new value
    focused = Signal()  # the keys are here now
    clicked = Signal()  # answered with the mouse

    def __init__(self, look: Look, attribute: Attribute, colour: str, typing: str = "") -> None:
        super().__init__()
        self.attribute = attribute
        self._typing = typing  # the key that lets one type a value, such as one past the ninth
        self.title = plain(self._titled(attribute), "row")
        self._values: tuple[str, ...] = ()
        self._marks: dict[str, bool] = {}  # what the style sheet knows of the title
        self.field: QWidget
        if attribute.free and not attribute.values:
            line = QLineEdit()
            line.editingFinished.connect(lambda: self._ask(line.text().strip()))
            self.field = line
        elif is_list(attribute):
            self.field = self._list(attribute)
        else:
            self.field = self._chips(look, attribute, colour)
        self.field.setAccessibleName(self._named(attribute))
        self.field.installEventFilter(self)
        self.hide()

    def _chips(self, look: Look, attribute: Attribute, colour: str) -> ChipField:
        fill = f"{colour}_text" if look.theme.knows(colour) else "other_text"
        chips = ChipField(look, attribute.title, self._typing)
        chips.ground = "card"
        chips.set_chips(
            Chip(value.key, value.title, "on_label", fill, fill) for value in attribute.values
        )
        chips.chosen.connect(self._ask)
        chips.clicked.connect(self.clicked)
        return chips

    def _list(self, attribute: Attribute) -> Choices:
        choices = Choices(attribute)
        choices.activated.connect(lambda row: self._ask(str(choices.itemData(row))))
        return choices

    def show_value(self, value: str | list[str] | None) -> None:
        values = value if isinstance(value, list) else [value] if value else []
        self._values = tuple(values)
        self._mark("wanted", self.attribute.required and not values)
        if isinstance(self.field, ChipField):
            self.field.set_values(values)
        elif isinstance(self.field, QComboBox):
            self.field.setCurrentIndex(max(self.field.findData(values[0] if values else ""), 0))
        elif isinstance(self.field, QLineEdit) and not self.field.hasFocus():
            self.field.setText(" ".join(values))

    def set_writable(self, writable: bool) -> None:
        """Let the question be answered, or only read."""
        self.field.setEnabled(writable)

    def set_armed(self, armed: bool) -> None:
        """Show that the digits set this question."""
        self._mark("armed", armed)
        if isinstance(self.field, ChipField):
            self.field.set_armed(armed)

    def answer(self, digit: int) -> bool:
        """Ask for the value beside a digit, or with 0 to clear; False when there is none."""
        if digit > len(self.attribute.values):
            return False
        self._ask(self.attribute.values[digit - 1].key if digit else "")
        return True

    def type_in(self, words: str) -> bool:
        """Ask for the value that begins with, or else holds, some words; False for none."""
        titles = [value.title for value in self.attribute.values]
        row = typed_at(titles, words)
        if row is not None:
            self._ask(self.attribute.values[row].key)
        elif self.attribute.free:
            self._ask(words)
        else:
            return not words
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return False

    def _mark(self, name: str, on: bool) -> None:
        if self._marks.get(name) != on:
            self._marks[name] = on
            self.title.setProperty(name, on)
            self.title.style().polish(self.title)

    def _titled(self, attribute: Attribute) -> str:
        return f"{attribute.title} *" if attribute.required else attribute.title

    def _named(self, attribute: Attribute) -> str:
        named = tr("{title}, must be answered") if attribute.required else "{title}"
        return named.format(title=attribute.title)

    def _ask(self, key: str) -> None:
        if not key:
            self.asked.emit(self.attribute.key, None)
        elif self.attribute.many and not self.attribute.free:
            kept = [one for one in self._values if one != key]
            kept = kept if key in self._values else [*kept, key]
            self.asked.emit(self.attribute.key, kept or None)
        elif self._values != (key,):
            self.asked.emit(self.attribute.key, key)


def is_list(attribute: Attribute) -> bool:
    """True when an attribute has too many values for chips, or is typed."""
    return len(attribute.values) > _CHIPS or (attribute.free and not attribute.values)

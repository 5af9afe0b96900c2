"""One question of the scheme as a row: its title, and its values as chips, a list or a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from annotator.domain.scheme import Attribute
from annotator.ui.look import Look
from annotator.ui.widgets.chips import Chip, ChipField
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_CHIPS = 7  # more values than these are a list


class Choices(QComboBox):
    """A drop-down list that the wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Answer(QWidget):
    """Shows the value of one attribute and asks to change it.

    `asked` carries the new value: a key, free text, a list of keys, or None to clear it.
    """

    asked = Signal(str, object)  # the attribute's key, the new value
    clicked = Signal()  # answered with the mouse

    def __init__(self, look: Look, attribute: Attribute, colour: str) -> None:
        super().__init__()
        self.attribute = attribute
        self.title = plain(attribute.title, "row")
        self._values: tuple[str, ...] = ()
        self.field: QWidget
        if attribute.free and not attribute.values:
            line = QLineEdit()
            line.editingFinished.connect(lambda: self._ask(line.text().strip()))
            self.field = line
        elif is_list(attribute):
            self.field = self._list(attribute)
        else:
            self.field = self._chips(look, attribute, colour)
        self.field.setAccessibleName(attribute.title)
        self.hide()

    def _chips(self, look: Look, attribute: Attribute, colour: str) -> ChipField:
        fill = f"{colour}_text" if look.theme.knows(colour) else "other_text"
        chips = ChipField(look, attribute.title)
        chips.set_chips(
            Chip(value.key, value.title, "on_label", fill, fill) for value in attribute.values
        )
        chips.chosen.connect(self._ask)
        chips.clicked.connect(self.clicked)
        return chips

    def _list(self, attribute: Attribute) -> Choices:
        choices = Choices()
        choices.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        choices.addItem(tr("not answered"), "")
        for number, value in enumerate(attribute.values, 1):
            digit = f"{number}  " if number < 10 else "    "
            choices.addItem(digit + value.title, value.key)
        choices.activated.connect(lambda row: self._ask(str(choices.itemData(row))))
        return choices

    def show_value(self, value: str | list[str] | None) -> None:
        values = value if isinstance(value, list) else [value] if value else []
        self._values = tuple(values)
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
        if self.title.property("armed") != armed:
            self.title.setProperty("armed", armed)
            self.title.style().polish(self.title)
        if isinstance(self.field, ChipField):
            self.field.set_armed(armed)

    def answer(self, digit: int) -> bool:
        """Ask for the value beside a digit, or with 0 to clear; False when there is none."""
        if digit > len(self.attribute.values):
            return False
        self._ask(self.attribute.values[digit - 1].key if digit else "")
        return True

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

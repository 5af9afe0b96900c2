"""What an annotation is linked to by one kind, a field for each end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.values import Source
from annotator.ui.look import Look
from annotator.ui.panel.card import End
from annotator.ui.panel.link_field import LinkField
from annotator.ui.widgets.pills import Keycap


class EndsField(QWidget):
    """One field per linked end, or one that says how to link; the key that tags it beside it."""

    link_wanted = Signal()
    picked = Signal(object)  # the End clicked
    menu_wanted = Signal(object, QPoint)  # the End, where on screen

    def __init__(self, look: Look, hint: str, key: str, name: str) -> None:
        super().__init__()
        self._look = look
        self._hint = hint
        self._ends: tuple[End, ...] = ()
        self._fields: list[LinkField] = []
        self.setAccessibleName(name)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addLayout(self._column, 1)
        if key:
            row.addWidget(Keycap(key))
        self.show_ends(())

    def show_ends(self, ends: Sequence[End], colours: Sequence[str] = ()) -> None:
        """Show these ends with the colours of their labels."""
        self._ends = tuple(ends)
        for number in range(len(self._fields), max(len(ends), 1)):
            self._fields.append(self._field(number))
        for number, field in enumerate(self._fields):
            field.setVisible(number < max(len(ends), 1))
        if not ends:
            self._fields[0].show_hint(self._hint)
        for field, end, colour in zip(self._fields, ends, colours, strict=False):
            field.show_end(end.name, details(end.entry, end), colour)

    def field(self, number: int = 0) -> LinkField:
        """The field of one end."""
        return self._fields[number]

    def _field(self, number: int) -> LinkField:
        field = LinkField(self._look)
        field.setAccessibleName(self.accessibleName())
        field.activated.connect(lambda: self._activate(number))
        field.menu_wanted.connect(lambda where: self._want_menu(number, where))
        self._column.addWidget(field)
        return field

    def _activate(self, number: int) -> None:
        if number < len(self._ends):
            self.picked.emit(self._ends[number])
        else:
            self.link_wanted.emit()

    def _want_menu(self, number: int, where: QPoint) -> None:
        if number < len(self._ends):
            self.menu_wanted.emit(self._ends[number], where)


def details(entry: Source | None, end: End | None = None) -> str:
    """What is known of a source beside its name: `Council President · person, named`."""
    if entry is None:
        return ""
    kind = ", ".join(filter(None, (entry.type, entry.naming)))
    role = entry.role or entry.affiliation or ""
    same = end is None or end.words.casefold() == entry.name.casefold()
    said = "" if role or same or end is None else end.words
    return " · ".join(filter(None, (role or said, kind)))

"""What one label is: title, key, colour, rule, and how much is tagged with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from annotator.domain.scheme import Label
from annotator.ui.look import Look
from annotator.ui.scheme.colours import ColourField
from annotator.ui.scheme.key_field import LetterField
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

Clash = Callable[[str, str], str | None]
"""A label's key and a letter: who else has that letter, or None when it is free."""


class RuleField(QPlainTextEdit):
    """Several lines that are asked to be kept when one leaves them."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LabelForm(QWidget):
    """Shows one label and asks to change it; each field when it is left."""

    asked = Signal(str, object)  # a column of the label, its new value

    def __init__(self, look: Look, clash: Clash) -> None:
        super().__init__()
        self._clash = clash
        self._label = Label("", "")
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title"))
        self.title.editingFinished.connect(self._ask_title)
        self.effect = plain(name="small", wrap=True)
        self.key = LetterField()
        self.key.chosen.connect(self._ask_key)
        self.clash = plain(name="danger", wrap=True)
        self.colour = ColourField(look)
        self.colour.chosen.connect(lambda colour: self.asked.emit("colour", colour))
        self.rule = RuleField()
        self.rule.setAccessibleName(tr("Rule"))
        self.rule.setTabChangesFocus(True)
        self.rule.setMinimumHeight(84)
        self.rule.left.connect(self._ask_rule)
        self._arrange()

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.addRow(_row(tr("Title")), self.title)
        form.addRow("", self.effect)
        form.addRow(_row(tr("Key")), self.key)
        form.addRow("", self.clash)
        form.addRow(_row(tr("Colour")), self.colour)
        form.addRow(_row(tr("Rule")), self.rule)

    def show_label(self, label: Label, effect: str) -> None:
        """Show a label; a field that is being written in keeps what is in it."""
        other = label.key != self._label.key
        if other:
            self._say_clash("")
        before, self._label = self._label, label
        if other or not self.title.hasFocus() or self.title.text() == before.title:
            self.title.setText(label.title)
            self.title.setCursorPosition(0)
        if other or not self.rule.hasFocus() or self.rule.toPlainText() == before.rule:
            self.rule.setPlainText(label.rule)
        self.key.setText(label.shortcut or "")
        owner = self._clash(label.key, label.shortcut) if label.shortcut else None
        if owner:
            self._say_clash(self._clash_sentence(label.shortcut or "", owner))
        self.colour.show_colour(label.colour)
        self.effect.setText(effect)

    def commit(self) -> None:
        """Ask for what is written but not yet kept."""
        self._ask_title()
        self._ask_rule()

    def _ask_title(self) -> None:
        title = " ".join(self.title.text().split())
        if not title:
            self.title.setText(self._label.title)
        elif title != self._label.title:
            self.asked.emit("title", title)

    def _ask_rule(self) -> None:
        rule = self.rule.toPlainText().strip()
        if rule != self._label.rule:
            self.asked.emit("rule", rule)

    def _ask_key(self, letter: str) -> None:
        owner = self._clash(self._label.key, letter) if letter else None
        self._say_clash(self._clash_sentence(letter, owner) if owner else "")
        if not owner and letter != (self._label.shortcut or ""):
            self.asked.emit("shortcut", letter or None)

    def _clash_sentence(self, letter: str, owner: str) -> str:
        return tr("{key} is the key of “{owner}”; choose another.").format(key=letter, owner=owner)

    def _say_clash(self, sentence: str) -> None:
        self.clash.setText(sentence)
        self.clash.setVisible(bool(sentence))


def _row(title: str) -> QLabel:
    made = plain(title, "row")
    made.setContentsMargins(0, 6, 0, 0)
    return made

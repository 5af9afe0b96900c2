"""What is known of a source: the person, body or document behind its mentions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from annotator.domain.scheme import ENTRY, Attribute, Scheme
from annotator.domain.values import Source
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_COLUMNS = ("type", "naming")  # attributes of the scheme that are columns of the entry


class SourceDetails(SmallWindow):
    """Name, type, naming, role and the scheme's other questions about one source."""

    def __init__(self, parent: QWidget | None, scheme: Scheme, entry: Source) -> None:
        super().__init__(parent, tr("Details of this source"), 460)
        self._entry = entry
        self._choices: dict[str, QComboBox] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        self.name = self._line(form, tr("Name"), entry.name)
        self._aliases = self._line(form, tr("Also called"), "; ".join(entry.aliases))
        self._role = self._line(form, tr("Role"), entry.role or "")
        self._affiliation = self._line(form, tr("Affiliation"), entry.affiliation or "")
        for attribute in scheme.attributes_of(ENTRY):
            value = getattr(entry, attribute.key, None) if attribute.key in _COLUMNS else None
            value = value or entry.attributes.get(attribute.key)
            self._choices[attribute.key] = choice = self._choice(attribute, value)
            form.addRow(plain(attribute.title, "row"), choice)
        self._note = QPlainTextEdit(entry.note)
        self._note.setFixedHeight(64)
        self._note.setTabChangesFocus(True)
        form.addRow(plain(tr("Note"), "row"), self._note)
        self.column.addLayout(form)
        self.add_buttons(tr("Keep"))

    def columns(self) -> Mapping[str, object]:
        """What the entry is to hold, by the store's names."""
        answers = {key: choice.currentData() or None for key, choice in self._choices.items()}
        others = {k: v for k, v in answers.items() if k not in _COLUMNS and v is not None}
        kept = {k: v for k, v in self._entry.attributes.items() if k not in self._choices}
        return {
            "name": self.name.text().strip() or self._entry.name,
            "aliases": [one.strip() for one in self._aliases.text().split(";") if one.strip()],
            "role": self._role.text().strip() or None,
            "affiliation": self._affiliation.text().strip() or None,
            "note": self._note.toPlainText(),
            "attributes": kept | others,
            **{key: answers[key] for key in _COLUMNS if key in answers},
        }

    def _line(self, form: QFormLayout, title: str, words: str) -> QLineEdit:
        line = QLineEdit(words)
        form.addRow(plain(title, "row"), line)
        return line

    def _choice(self, attribute: Attribute, value: object) -> QComboBox:
        choice = QComboBox()
        choice.addItem(tr("not said"), "")
        for one in attribute.values:
            choice.addItem(one.title, one.key)
        known = choice.findData(value)
        if value and known < 0:
            choice.addItem(str(value), value)
            known = choice.count() - 1
        choice.setCurrentIndex(max(known, 0))
        return choice

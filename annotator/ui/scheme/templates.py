"""With which scheme a new project begins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton, QWidget

from annotator.domain.scheme import Scheme
from annotator.domain.templates import TEMPLATES, template
from annotator.exchange.scheme_files import read_scheme_file
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.telling import tell, telling
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr


class TemplateWindow(SmallWindow):
    """The shipped schemes, the usual one chosen, and a file of one's own."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, tr("New project"), 460)
        self.column.addWidget(plain(tr("What will you mark in your articles?"), "section"))
        self.choices: dict[str, QRadioButton] = {}
        for name, title, sentence in TEMPLATES:
            self._add(name, tr(title), tr(sentence))
        self._add("", tr("A scheme of your own"), tr("Read from a file that was saved before."))
        first = next(iter(self.choices.values()))
        first.setChecked(True)
        advice = tr("All of it can be changed later, in Edit > Scheme.")
        self.column.addWidget(plain(advice, "small", wrap=True))
        self.add_buttons(tr("Go on…"))
        first.setFocus()

    def _add(self, name: str, title: str, sentence: str) -> None:
        button = QRadioButton(title)
        button.setAccessibleDescription(sentence)
        self.choices[name] = button
        words = plain(sentence, "small", wrap=True)
        words.setContentsMargins(24, 0, 0, 4)
        self.column.addWidget(button)
        self.column.addWidget(words)

    def chosen(self) -> Scheme | None:
        """The chosen scheme; None when a file was asked for and none was chosen or read."""
        name = next(name for name, button in self.choices.items() if button.isChecked())
        if name:
            return template(name)
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(
            self, tr("A scheme of your own"), "", tr("Schemes (*.json);;All files (*)")
        )
        found = None
        if path:
            with telling(lambda sentence: tell(self, sentence)):
                found = read_scheme_file(Path(path))
        return found


def choose_scheme(parent: QWidget) -> Scheme | None:
    """Ask with which scheme to begin; None when the person changed their mind."""
    window = TemplateWindow(parent)
    return window.chosen() if window.exec() else None

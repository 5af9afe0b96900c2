"""The window in which a sample of the listed rows is drawn, to read again or to annotate anew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QRadioButton, QWidget

from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain
from annotator.ui.words import figure, tr

SEEDS = 10**6
"""The number of a draw is below this."""

_WIDTH = 500
_ROWS, _ARTICLES = 50, 20
"""So many are proposed, where there are so many."""


class SampleWindow(SmallWindow):
    """Asks what for, how many, and which draw it is: the same number draws the same again."""

    def __init__(self, parent: QWidget, rows: int, articles: int, seed: int) -> None:
        super().__init__(parent, tr("Draw a sample"), _WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._there = {False: rows, True: articles}
        self.again = QRadioButton(tr("Rows to review"))
        self.anew = QRadioButton(tr("Articles to annotate anew, blind"))
        self._add(self.again, tr("Only these rows are then listed, tagged as they are."))
        advice = tr(
            "A project of its own is made of the articles, with the same scheme and without any "
            "tag. Once they are tagged anew, Shift+A tells how far both agree."
        )
        self._add(self.anew, advice)
        self.count, self.seed = QLineEdit(), QLineEdit(f"{seed}")
        self.seed.setValidator(QIntValidator(0, SEEDS - 1, self))
        self.seed.setAccessibleName(tr("Number of the draw"))
        self.of = plain(name="muted")
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        fields.setVerticalSpacing(10)
        fields.setColumnStretch(2, 1)
        same = plain(tr("the same number draws the same"), "muted")
        asked = ((tr("How many"), self.count, self.of), (tr("Number of the draw"), self.seed, same))
        for number, (name, field, beside) in enumerate(asked):
            field.setFixedWidth(96)
            fields.addWidget(plain(name), number, 0)
            fields.addWidget(field, number, 1)
            fields.addWidget(beside, number, 2)
        self.column.addLayout(fields)
        box = self.add_buttons(tr("Draw"))
        self._draw = next(one for one in box.buttons() if one.objectName() == "primary")
        self.again.setChecked(True)
        self.anew.toggled.connect(self._propose)
        for field in (self.count, self.seed):
            field.textChanged.connect(self._allow)
        self._propose(False)
        self.count.setFocus()

    def _add(self, button: QRadioButton, advice: str) -> None:
        button.setAccessibleDescription(advice)
        words = plain(advice, "small", wrap=True)
        words.setContentsMargins(24, 0, 0, 4)
        self.column.addWidget(button)
        self.column.addWidget(words)

    def _propose(self, anew: bool) -> None:
        there = self._there[anew]
        self.count.setValidator(QIntValidator(1, there, self))
        self.count.setText(f"{min(_ARTICLES if anew else _ROWS, there)}")
        self.count.selectAll()
        whole = (
            tr("of the {count} articles of the listed rows")
            if anew
            else tr("of the {count} rows that are listed")
        )
        self.of.setText(whole.format(count=figure(there)))
        self.count.setAccessibleName(f"{tr('How many')} {self.of.text()}")

    def _allow(self) -> None:
        fits = self.count.hasAcceptableInput() and self.seed.hasAcceptableInput()
        self._draw.setEnabled(fits)

    def chosen(self) -> tuple[bool, int, int]:
        """Whether articles are annotated anew, how many are drawn, and the number of the draw."""
        return self.anew.isChecked(), int(self.count.text()), int(self.seed.text())

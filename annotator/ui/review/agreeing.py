"""The window that tells how far two takes of the same articles agree, and where they do not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QSplitter, QWidget

from annotator.domain.agreement import (
    ONLY_FIRST,
    ONLY_SECOND,
    OTHER_ANSWERS,
    OTHER_WORDS,
    Agreement,
    Difference,
)
from annotator.text.difference import SAME, Piece, difference
from annotator.text.wording import wording
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.look import Look
from annotator.ui.review.figures import FiguresTable
from annotator.ui.review.told import Told, ToldList
from annotator.ui.widgets.labels import plain
from annotator.ui.words import figure, later, tr

_WIDTH, _HEIGHT = 860, 680
_COMPARED = 2_000  # characters of a pair whose words are compared one by one

KINDS: Mapping[str, tuple[str, str, str]] = {
    ONLY_FIRST: (later("only in the first"), "warning", "warning_fill"),
    ONLY_SECOND: (later("only in the second"), "warning", "warning_fill"),
    OTHER_WORDS: (later("other words"), "working", "working_fill"),
    OTHER_ANSWERS: (later("other answers"), "waiting", "waiting_fill"),
}
"""Kind of difference -> what it is called and its colours."""


class AgreementWindow(SmallWindow):
    """Figures above, differences below; it stays open beside the article that one leads to."""

    opened = Signal(object)  # a Difference
    save_asked = Signal(object, object)  # where to, and the Agreement
    other_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, tr("Agreement of two takes"), _WIDTH, _HEIGHT)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.agreement: Agreement | None = None
        self.said = plain(name="muted", wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.figures = FiguresTable()
        self.list = ToldList(look, tr("Tags on which both differ"))
        self.list.hints = (("↑↓", tr("choose")), ("Enter", tr("show it in its article")))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(9)
        split.setChildrenCollapsible(False)
        for part in (self.figures, self.list):
            part.setMinimumHeight(110)
            split.addWidget(part)
        split.setSizes([260, 300])
        self.column.addWidget(self.said)
        self.column.addWidget(self.bar)
        self.column.addWidget(split, 1)
        box = self.add_buttons()
        self.save = box.addButton(tr("Save the result…"), box.ButtonRole.ActionRole)
        self.other = box.addButton(tr("Another project…"), box.ButtonRole.ActionRole)
        self.again = box.addButton(tr("Compare again"), box.ButtonRole.ActionRole)
        for button in box.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.save.clicked.connect(self._choose_place)
        self.other.clicked.connect(self.other_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.list.opened.connect(self._open)
        self.list.left.connect(self.reject)
        self.show_progress(0, 0)

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far the comparison is; of 0 articles in all it is not known yet."""
        self.bar.show()
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        self.said.setText(tr("Comparing the tags of both…"))
        self._allow(False)

    def show_failure(self, sentence: str) -> None:
        """Say why nothing could be compared."""
        self.bar.hide()
        self.said.setText(sentence)
        self.other.setEnabled(True)
        self.again.setEnabled(True)

    def show_agreement(self, found: Agreement) -> None:
        """Show the figures, and list the differences in the order of the articles."""
        self.bar.hide()
        self.agreement = found
        self._allow(True)
        self.setWindowTitle(
            tr("Agreement: {first} and {second}").format(
                first=found.first[:60], second=found.second[:60]
            )
        )
        self.said.setText(_sentence(found))
        self.figures.show_figures(found)
        self.list.show_rows([_told(number, one) for number, one in enumerate(found.differences)])
        self.list.setFocus()
        self.list.go_to(0)

    def save_to(self, path: Path) -> None:
        """Ask for the result to be written."""
        if self.agreement is not None:
            self.save_asked.emit(path, self.agreement)

    def _allow(self, allowed: bool) -> None:
        for button in (self.save, self.other, self.again):
            button.setEnabled(allowed)

    def _open(self, number: int) -> None:
        if self.agreement is not None:
            self.opened.emit(self.agreement.differences[number])

    def _choose_place(self) -> None:
        kinds = tr("All of it, as JSON (*.json);;The differences, as a table (*.csv)")
        chosen, kind = QFileDialog.getSaveFileName(self, tr("Save the result"), "", kinds)
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                path = path.with_suffix(".csv" if "csv" in kind else ".json")
            self.save_to(path)


def _sentence(found: Agreement) -> str:
    sentences = [
        tr("First: {first}. Second: {second}. {articles} articles with {words} words are in both.")
    ]
    if found.untouched:
        sentences.append(tr("Left out, for one of both has not begun them: {untouched}."))
    sentences.append(
        tr("They differ on {differences} tags.")
        if found.differences
        else tr("They agree on every tag.")
    )
    return " ".join(sentences).format(
        first=found.first,
        second=found.second,
        articles=figure(found.articles),
        words=figure(found.words),
        untouched=figure(found.untouched),
        differences=figure(len(found.differences)),
    )


def _told(number: int, one: Difference) -> Told:
    title, ink, fill = KINDS[one.kind]
    apart = one.other_words and one.other_words != one.words
    pieces = [Piece(SAME, one.words)]
    if apart and len(one.words) + len(one.other_words) <= _COMPARED:
        pieces = difference(wording(one.words), wording(one.other_words))
    details = [
        tr("{question}: {first} / {second}").format(
            question=question, first=first or "–", second=second or "–"
        )
        for question, first, second in one.details
    ]
    below = " · ".join(filter(None, (one.title, one.headline)))
    return Told(number, pieces, below, " · ".join(details), tr(title), (ink, fill))

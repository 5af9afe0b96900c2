"""The window in which a source's direct quotes are held against what it said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.transcript import CheckedQuote, TranscriptCheck
from annotator.exchange.transcripts import read_transcript
from annotator.ui.dates import day
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.look import Look
from annotator.ui.review.told import Told, ToldList
from annotator.ui.telling import telling
from annotator.ui.widgets.labels import plain
from annotator.ui.words import figure, later, tr

_WIDTH, _HEIGHT = 720, 640
SHOWN = 50_000
"""Of a longer text only so many characters are shown; all of it is checked."""

STATES: Mapping[str, tuple[str, str, str]] = {
    "changed": (later("changed"), "working", "working_fill"),
    "not_found": (later("not found"), "warning", "warning_fill"),
    "trimmed": (later("trimmed"), "waiting", "waiting_fill"),
    "verbatim": (later("verbatim"), "done", "done_fill"),
}
"""State -> what it is called and its colours; what needs a look comes first."""


class TranscriptField(QPlainTextEdit):
    """Holds a text of any length; of a very long one the beginning is shown, and it is not edited.

    `shortened` says how many characters there are when not all of them are shown, else 0.
    """

    shortened = Signal(int)
    wanted = Signal()  # Ctrl+Enter: check it

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("Paste here what the source said, or open a text file."))
        self.setAccessibleName(tr("Transcript"))

    def take(self, text: str) -> None:
        """Hold another text."""
        long = len(text) > SHOWN
        self._whole = text if long else ""
        self.setPlainText(text[:SHOWN] + " …" if long else text)
        self.setReadOnly(long)
        self.shortened.emit(len(text) if long else 0)

    def text(self) -> str:
        """All of it."""
        return self._whole or self.toPlainText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and len(source.text()) > SHOWN:
            self.take(source.text())
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit()
        elif self._whole and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take("")
        else:
            super().keyPressEvent(event)


class TranscriptWindow(SmallWindow):
    """Asks for a source and a transcript; then lists what became of each quote.

    It stays open beside the review: a quote of the list is shown there.
    """

    check_asked = Signal(int, str, str)  # the source, the text, what it is called
    opened = Signal(int)  # an annotation
    save_asked = Signal(object, object)  # where to, and the TranscriptCheck

    def __init__(
        self, parent: QWidget, look: Look, sources: Sequence[tuple[int, str]], chosen: int | None
    ) -> None:
        super().__init__(parent, tr("Check against a transcript"), _WIDTH, _HEIGHT)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._check: TranscriptCheck | None = None
        self._name = tr("Pasted text")
        self.source = QComboBox()
        self.source.setAccessibleName(tr("Whose quotes"))
        self.field = TranscriptField()
        self.open_file = QPushButton(tr("Open a text file…"))
        self.said = plain(name="muted", wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.hide()
        self.list = ToldList(look, tr("What became of each quote"))
        self.list.hints = (("↑↓", tr("choose")), ("Enter", tr("show this quote")))
        self._pages = QStackedWidget()
        for id, name in sources:
            self.source.addItem(name, id)
        self.source.setCurrentIndex(max(self.source.findData(chosen), 0))
        self._arrange()
        self._connect()
        self.field.setFocus()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(plain(tr("Quotes of")))
        head.addWidget(self.source, 1)
        head.addWidget(self.open_file)
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field, 1)
        self._pages.addWidget(asked)
        self._pages.addWidget(self.list)
        self.column.addLayout(head)
        self.column.addWidget(self._pages, 1)
        self.column.addWidget(self.said)
        self.column.addWidget(self.bar)
        box = self.add_buttons()
        self.save = box.addButton(tr("Save the result…"), box.ButtonRole.ActionRole)
        self.again = box.addButton(tr("Another transcript"), box.ButtonRole.ActionRole)
        self.check = box.addButton(tr("Check"), box.ButtonRole.ActionRole)
        self.check.setObjectName("primary")
        for button in (*box.findChildren(QPushButton), self.open_file):
            button.setAutoDefault(False)
            button.setDefault(button is self.check)
        self._show_input()

    def _connect(self) -> None:
        self.open_file.clicked.connect(self._choose_file)
        self.check.clicked.connect(self.ask)
        self.field.wanted.connect(self.ask)
        self.field.shortened.connect(self._say_cut)
        self.field.textChanged.connect(self._rename)
        self.again.clicked.connect(self._show_input)
        self.save.clicked.connect(self._choose_place)
        self.list.opened.connect(self.opened)
        self.list.left.connect(self.reject)

    # Asking

    def ask(self) -> None:
        """Have the quotes checked."""
        source = self.source.currentData()
        if source is None:
            self.said.setText(tr("No source of this project has a direct quote yet."))
        elif not self.field.text().strip():
            self.said.setText(tr("Paste the transcript first, or open a text file."))
        else:
            self.check.setEnabled(False)
            self.check_asked.emit(source, self.field.text(), self._name)

    def open_path(self, path: Path) -> None:
        """Read the transcript from a file, or say why not."""
        with telling(self.said.setText):
            text = read_transcript(path)
            self.said.setText("")
            self.field.take(text)
            self._name = path.name
            self.setWindowTitle(
                tr("Check against a transcript: {name}").format(name=path.name[:60])
            )

    def _choose_file(self) -> None:
        kinds = tr("Text files (*.txt *.text *.md);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Open a transcript"), "", kinds)
        if chosen:
            self.open_path(Path(chosen))

    def _rename(self) -> None:
        self._name = tr("Pasted text")
        self.setWindowTitle(tr("Check against a transcript"))

    def _say_cut(self, characters: int) -> None:
        sentence = tr("{count} characters; the beginning is shown, all of them are checked.")
        self.said.setText(sentence.format(count=figure(characters)) if characters else "")

    def _show_input(self) -> None:
        self._pages.setCurrentIndex(0)
        for part in (self.save, self.again):
            part.hide()
        for shown in (self.check, self.open_file):
            shown.show()
        self.source.setEnabled(True)
        self.check.setEnabled(True)
        self.said.setText("")
        self.field.setFocus()

    # Telling

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far the check is: reading first, then quote after quote."""
        self.bar.show()
        self.bar.setRange(0, whole if done else 0)
        self.bar.setValue(done)

    def show_failure(self, sentence: str) -> None:
        """Say why nothing could be checked."""
        self.bar.hide()
        self.check.setEnabled(True)
        self.said.setText(sentence)

    def show_check(self, check: TranscriptCheck) -> None:
        """List the quotes, those that need a look first."""
        self.bar.hide()
        self.check.setEnabled(True)
        self._check = check
        if not check.quotes:
            sentence = tr("{name} has no direct quote in this project.")
            self.said.setText(sentence.format(name=check.source))
            return
        order = list(STATES)
        quotes = sorted(check.quotes, key=lambda quote: order.index(quote.held.state))
        self.list.show_rows([_told(quote) for quote in quotes])
        self._pages.setCurrentIndex(1)
        for part in (self.save, self.again):
            part.show()
        for hidden in (self.check, self.open_file):
            hidden.hide()
        self.source.setEnabled(False)
        figures = ", ".join(
            tr("{count} {state}").format(count=check.counts[state], state=tr(title))
            for state, (title, _, _) in STATES.items()
        )
        sentence = tr("{count} direct quotes in {words} words: {figures}.")
        self.said.setText(
            sentence.format(count=len(quotes), words=figure(check.words), figures=figures)
        )
        self.list.setFocus()
        self.list.go_to(0)

    def _choose_place(self) -> None:
        kinds = tr("Table (*.csv);;JSON (*.json)")
        chosen, kind = QFileDialog.getSaveFileName(self, tr("Save the result"), "", kinds)
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                path = path.with_suffix(".json" if "json" in kind else ".csv")
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Ask for the result to be written."""
        if self._check is not None:
            self.save_asked.emit(path, self._check)


def _told(quote: CheckedQuote) -> Told:
    line, held = quote.line, quote.held
    title, ink, fill = STATES[held.state]
    notes = []
    if held.omitted:
        count = tr("one word left out") if held.omitted == 1 else tr("{count} words left out")
        notes.append(count.format(count=figure(held.omitted)))
    if held.is_reordered:
        notes.append(tr("its parts stand in another order"))
    if held.compared < held.words:
        sentence = tr("only its first {count} words were compared")
        notes.append(sentence.format(count=figure(held.compared)))
    where = (line.publisher, day(line.published or None), line.headline)
    return Told(
        *(line.id, held.pieces, " · ".join(filter(None, where)), " · ".join(notes)),
        *(tr(title), (ink, fill)),
    )

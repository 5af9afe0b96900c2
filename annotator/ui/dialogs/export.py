"""Writing annotations to a file of another format, with a look at what will come out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from annotator.domain.records import ARTICLE_STATES, REVIEW_STATES
from annotator.exchange.outgoing import Selection, losses, preview, writer
from annotator.formats.losses import Loss
from annotator.formats.registry import formats
from annotator.store.stats import stats
from annotator.ui.dialogs.basics import SmallWindow, ask
from annotator.ui.dialogs.verification import VerificationWindow
from annotator.ui.exporting import Order, export_with_progress
from annotator.ui.library.delegate import state_title
from annotator.ui.telling import telling
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace

_AFTER = 120  # ms after the last choice
_LARGE = 20_000  # articles and annotations


class ExportWindow(SmallWindow):
    """Format, what of the project, preview, what would be lost, and the file's name."""

    def __init__(self, parent: QWidget | None, workspace: Workspace) -> None:
        super().__init__(parent, tr("Export"), 720, 620)
        self._workspace = workspace
        self.format = QComboBox()
        for row in formats():
            if row.writes:
                self.format.addItem(tr("{title} ({name})").format(title=row.title, name=row.name))
                self.format.setItemData(self.format.count() - 1, row.name)
        self.scope = QComboBox()
        self.scope.addItem(tr("All articles"), "")
        for state in ARTICLE_STATES:
            words = tr("Articles that are {state}").format(state=state_title(state))
            self.scope.addItem(words, state)
        if workspace.article is not None:
            self.scope.addItem(tr("This article only"), "this")
        self.labels = [(label.key, QCheckBox(label.title)) for label in workspace.scheme.labels]
        titles = (tr("unreviewed"), tr("verified"), tr("needs work"))
        self.reviews = [
            (key, QCheckBox(title)) for key, title in zip(REVIEW_STATES, titles, strict=True)
        ]
        self.path = QLineEdit()
        self.verify = QCheckBox(tr("Read it again and compare"))
        self.preview = QPlainTextEdit()
        self._loss = plain(name="muted", wrap=True)
        self._trouble = plain(name="danger", wrap=True)
        self._large: bool | None = None
        self._agreed: Path | None = None
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        self._arrange()
        self._connect()
        self._suggest_name()
        self._offer_verifying()
        self.refresh()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(11)
        form.addRow(plain(tr("Format"), "row"), self.format)
        form.addRow(plain(tr("Articles"), "row"), self.scope)
        form.addRow(plain(tr("Labels"), "row"), self._boxes(self.labels))
        form.addRow(plain(tr("Review"), "row"), self._boxes(self.reviews))
        choose = QPushButton(tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.path, 1)
        where.addWidget(choose)
        form.addRow(plain(tr("File"), "row"), where)
        form.addRow(plain(tr("Verify"), "row"), self.verify)
        self.column.addLayout(form)
        self.column.addWidget(plain(tr("The first lines").upper(), "caption"))
        self.preview.setObjectName("preview")
        self.preview.setReadOnly(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setAccessibleName(tr("The first lines"))
        self.column.addWidget(self.preview, 1)
        self.column.addWidget(self._loss)
        self.column.addWidget(self._trouble)
        self._trouble.hide()
        self.add_buttons(tr("Export"))

    def _boxes(self, boxes: list[tuple[str, QCheckBox]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for _, box in boxes:
            box.setChecked(True)
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._suggest_name)
        self.format.currentIndexChanged.connect(self._offer_verifying)
        self.format.currentIndexChanged.connect(self._timer.start)
        self.scope.currentIndexChanged.connect(self._timer.start)
        for _, box in (*self.labels, *self.reviews):
            box.toggled.connect(self._timer.start)

    # What is chosen

    def name(self) -> str:
        """The format's name."""
        return str(self.format.currentData())

    def selection(self) -> Selection:
        """What of the project goes out."""
        scope = str(self.scope.currentData())
        article = self._workspace.article
        this = scope == "this" and article is not None
        return Selection(
            labels=_chosen(self.labels),
            reviews=_chosen(self.reviews),
            article_states=[scope] if scope in ARTICLE_STATES else None,
            articles=[article.id] if this and article is not None else None,
        )

    def trouble(self) -> str:
        """Why the last try failed; empty when none did."""
        return self._trouble.text()

    def refresh(self) -> None:
        """Show the first lines, and what the format will not hold."""
        self._timer.stop()
        project, name, selection = self._workspace.project, self.name(), self.selection()
        with telling(self._tell):
            self.preview.setPlainText(preview(project, name, selection))
            if self._is_large():
                self._loss.setText(tr("What this format does not hold is counted while it writes."))
            else:
                self._loss.setText(_loss_sentence(losses(project, name, selection)))

    def _is_large(self) -> bool:
        """True when counting what would be lost takes longer than one likes to wait."""
        if self._large is None:
            counted = stats(self._workspace.project)
            self._large = counted.annotations + counted.articles > _LARGE
        return self._large

    def accept(self) -> None:
        """Write the file; the window stays when that fails."""
        path = Path(self.path.text().strip()).expanduser()
        project = self._workspace.project.path
        self._tell("")
        if path.exists() and path != self._agreed and not self._may_replace(path):
            return
        verified = self.verify.isEnabled() and self.verify.isChecked()
        order = Order(self.name(), path, self.selection(), verified)
        outcome = export_with_progress(self, project, order)
        if outcome.failure:
            self._tell(outcome.failure)
            return
        said = tr("Exported to {path}.").format(path=path)
        if outcome.losses and self._is_large():
            said += " " + _loss_sentence(outcome.losses)
        self._workspace.said.emit(said)
        if outcome.verification is not None:
            VerificationWindow(self, outcome.verification).exec()
        super().accept()

    def _offer_verifying(self) -> None:
        """Only what can be read again can be compared."""
        self.verify.setEnabled(writer(self.name()).reads)

    def _may_replace(self, path: Path) -> bool:
        """Ask before a file that is there is replaced."""
        sentence = tr("There is a file “{name}” already.").format(name=path.name)
        details = tr("Exporting to it replaces what it holds now.")
        return ask(self, sentence, details, (tr("Replace it"), tr("Cancel"))) == 0

    def _tell(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _suggest_name(self) -> None:
        """The project's name with the format's ending, beside the project."""
        here = self._workspace.project.path
        typed = self.path.text().strip()
        stem = Path(typed) if typed else here
        self.path.setText(str(stem.absolute().with_suffix(writer(self.name()).extensions[0])))

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export to"), self.path.text())
        if chosen:
            self.path.setText(chosen)
            self._agreed = Path(chosen)  # the system's dialog has asked already


def _loss_sentence(lost: list[Loss]) -> str:
    """What a format does not hold, in one sentence."""
    if not lost:
        return tr("Nothing is lost in this format.")
    things = ", ".join(loss.told for loss in lost)
    return tr("This format does not hold: {things}.").format(things=things)


def _chosen(boxes: list[tuple[str, QCheckBox]]) -> list[str] | None:
    """The keys that are ticked; None when all are."""
    keys = [key for key, box in boxes if box.isChecked()]
    return None if len(keys) == len(boxes) else keys

"""Writing annotations to a file of another format, with a look at what will come out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.exchange.outgoing import Selection, losses, preview, writer
from annotator.exchange.protecting import PROTECTED
from annotator.formats.format import Format, Shape
from annotator.formats.losses import Loss
from annotator.store.stats import left_behind, stats
from annotator.ui.dialogs.basics import SmallWindow, ask
from annotator.ui.dialogs.export_choices import ExportChoices
from annotator.ui.dialogs.format_list import FormatList
from annotator.ui.dialogs.verification import VerificationWindow
from annotator.ui.exporting import Order, export_with_progress
from annotator.ui.look import Look
from annotator.ui.telling import telling
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace

_AFTER = 120  # ms after the last choice
_LARGE = 20_000  # articles and annotations
_LIST = 336
_LINES = 60


class ExportWindow(SmallWindow):
    """The formats on the left; on the right what goes out, what it looks like, what is lost."""

    def __init__(self, parent: QWidget | None, workspace: Workspace, look: Look) -> None:
        super().__init__(parent, tr("Export"), 960, 690)
        self._workspace = workspace
        self.formats = FormatList(look)
        self.choices = ExportChoices(workspace)
        self.path = QLineEdit()
        self.path.setAccessibleName(tr("File to write"))
        self.verify = QCheckBox(tr("Read it again and compare"))
        self.preview = QPlainTextEdit()
        self._title = plain(name="section")
        self._purpose = plain(name="muted", wrap=True)
        self._loss = plain(name="muted", wrap=True)
        self._trouble = plain(name="danger", wrap=True)
        self._large: bool | None = None
        self._agreed: Path | None = None
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        self._arrange()
        self.formats.chosen.connect(self._show_format)
        self.choices.changed.connect(self._suggest_name)
        self.choices.changed.connect(self._timer.start)
        self.formats.choose("jsonl")
        self.refresh()
        self.formats.field.setFocus()

    def _arrange(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(24)
        self.formats.setFixedWidth(_LIST)
        both.addWidget(self.formats)
        right = QVBoxLayout()
        right.setSpacing(10)
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self._title)
        heading.addWidget(self._purpose)
        right.addLayout(heading)
        right.addWidget(self.choices)
        self.choices.form.addRow(plain(tr("To"), "row"), self._where())
        self.choices.form.addRow(plain(tr("Verify"), "row"), self.verify)
        right.addWidget(plain(tr("The first lines").upper(), "caption"))
        self.preview.setObjectName("preview")
        self.preview.setReadOnly(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setAccessibleName(tr("The first lines"))
        self.preview.setMinimumHeight(84)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.preview.setPlaceholderText(tr("This format cannot be shown as lines of text."))
        right.addWidget(self.preview, 1)
        right.addWidget(self._loss)
        right.addWidget(self._trouble)
        both.addLayout(right, 1)
        self.column.addLayout(both, 1)
        self._trouble.hide()
        self.add_buttons(tr("Export"))

    def _where(self) -> QHBoxLayout:
        choose = QPushButton(tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.path, 1)
        where.addWidget(choose)
        return where

    def _show_format(self, name: str) -> None:
        row = self._row()
        self._title.setText(row.title)
        self._purpose.setText(tr(row.purpose))
        self.choices.show_format(row)
        self.verify.setEnabled(row.comes_back)
        self.choices.form.setRowVisible(self.verify, row.comes_back)
        self._suggest_name()
        self._timer.start()

    # What is chosen

    def name(self) -> str:
        """The format's name."""
        return self.formats.name

    def _row(self) -> Format:
        return writer(self.formats.name)

    def selection(self) -> Selection:
        """What of the project goes out."""
        return self.choices.selection()

    def told(self) -> tuple[str, str]:
        """What is said of what goes out: what is lost or hidden, and why the last try failed."""
        return self._loss.text(), self.trouble()

    def trouble(self) -> str:
        """Why the last try failed; empty when none did."""
        return self._trouble.text()

    def refresh(self) -> None:
        """Show the first lines, and what the format will not hold."""
        self._timer.stop()
        project, name, selection = self._workspace.project, self.name(), self.selection()
        self._tell("")
        self.preview.clear()
        with telling(self._tell):
            shown = preview(project, name, selection, self.choices.chosen_options(), lines=_LINES)
            self.preview.setPlainText(shown)
            if self._is_large():
                self._loss.setText(tr("What this format does not hold is counted while it writes."))
            else:
                lost = losses(project, name, selection)
                said = (_protected_sentence(lost), _loss_sentence(lost), self._unticked())
                self._loss.setText(" ".join(filter(None, said)))

    def _unticked(self) -> str:
        """What stays behind because a label or a review is not ticked; empty when nothing does."""
        chosen = self.selection()
        tags, links = left_behind(
            self._workspace.project,
            chosen.labels,
            chosen.reviews,
            articles=chosen.articles,
            article_states=chosen.article_states,
        )
        if not tags:
            return ""
        sentence = tr("Not ticked, so left out: annotations {tags}, links with them {links}.")
        return sentence.format(tags=tags, links=links)

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
        options = self.choices.chosen_options()
        order = Order(self.name(), path, self.selection(), options, verified)
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

    def done(self, result: int) -> None:
        """Close, and look no more at what was typed last."""
        self._timer.stop()
        super().done(result)

    def _may_replace(self, path: Path) -> bool:
        """Ask before a file that is there is replaced."""
        there = tr("There is a file “{name}” already.")
        if path.is_dir():
            there = tr("There is a folder “{name}” already.")
        sentence = there.format(name=path.name)
        details = tr("Exporting to it replaces what it holds now.")
        return ask(self, sentence, details, (tr("Replace it"), tr("Cancel"))) == 0

    def _tell(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _suggest_name(self) -> None:
        """The project's name with the format's ending, beside the project; a folder has none."""
        here = self._workspace.project.path
        typed = self.path.text().strip()
        stem = Path(typed) if typed else here
        row = self._row()
        is_folder = row.shape is Shape.PACKAGE and not self.choices.is_zipped()
        ending = "" if is_folder else row.extensions[0]
        self.path.setText(str(stem.absolute().with_suffix(ending)))

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export to"), self.path.text())
        if chosen:
            self.path.setText(chosen)
            self._agreed = Path(chosen)  # the system's dialog has asked already


def _loss_sentence(lost: list[Loss]) -> str:
    """What a format does not hold, in one sentence."""
    things = ", ".join(loss.told for loss in lost if loss.thing not in PROTECTED)
    if not things:
        return (
            tr("Nothing else is lost in this format.")
            if lost
            else tr("Nothing is lost in this format.")
        )
    return tr("This format does not hold: {things}.").format(things=things)


def _protected_sentence(lost: list[Loss]) -> str:
    """What becomes of protected sources, exactly; empty when none goes out."""
    found = {loss.thing: loss.count for loss in lost if loss.thing in PROTECTED}
    if not found:
        return ""
    sentence = (
        tr(
            "{names} protected sources go out under other names, without aliases, role, "
            "affiliation, link and note. Their names and mentions are masked in texts, headlines "
            "and bylines ({stretches} times) and replaced in notes, comments and other entries; "
            "what the words around them tell stays."
        )
        if "masked_words" in found
        else tr(
            "{names} protected sources go out under other names, without aliases, role, "
            "affiliation, link and note. Texts, headlines and notes may still hold their names."
        )
    )
    names, stretches = (found.get(thing, 0) for thing in PROTECTED)
    return sentence.format(names=names, stretches=stretches)

"""What came back when an export was read again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QWidget

from annotator.exchange.verifying import Verification, save_verification
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.telling import telling
from annotator.ui.widgets.labels import plain
from annotator.ui.words import figure, tr


class VerificationWindow(SmallWindow):
    """Says whether all came back, what did not, the file's hash; the result can be saved."""

    def __init__(self, parent: QWidget | None, result: Verification) -> None:
        super().__init__(parent, tr("The export was read again"), 560, 300)
        self._result = result
        self.sentence = (
            tr("Everything that was written came back the same.")
            if result.is_same
            else tr("Not everything came back the same.")
        )
        self.column.addWidget(plain(self.sentence, "section" if result.is_same else "danger"))
        counted = tr("{articles} articles, {annotations} annotations and {links} links compared.")
        self.column.addWidget(
            plain(
                counted.format(
                    articles=figure(result.articles),
                    annotations=figure(result.annotations),
                    links=figure(result.links),
                ),
                wrap=True,
            )
        )
        if result.differences:
            listing = QPlainTextEdit("\n".join(result.differences))
            listing.setReadOnly(True)
            listing.setAccessibleName(tr("What came back otherwise"))
            self.column.addWidget(listing, 1)
        self.column.addWidget(plain(tr("SHA-256 {hash}").format(hash=result.sha256), "muted"))
        self._said = plain(name="muted", wrap=True)
        self.column.addWidget(self._said)
        self.column.addStretch(0 if result.differences else 1)
        self.save = QPushButton(tr("Save the result…"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._choose)
        box = self.add_buttons()
        box.addButton(self.save, box.ButtonRole.ActionRole)

    def _choose(self) -> None:
        name = str(Path(self._result.file).with_suffix(".verified.json"))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the result"), name)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the result as JSON and say so, or why it failed."""
        with telling(self._said.setText):
            save_verification(path, self._result)
            self._said.setText(tr("Saved to {path}.").format(path=path))

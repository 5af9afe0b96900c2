"""Schemes in and out: files of one's own, and the shipped ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.scheme import Scheme
from annotator.domain.templates import template
from annotator.exchange.scheme_files import read_scheme_file, write_scheme_file
from annotator.store.scheme_swap import obstacles
from annotator.ui.scheme.asking import agreed
from annotator.ui.scheme.changes import SchemeChanges
from annotator.ui.telling import tell, telling
from annotator.ui.words import short, tr
from annotator.ui.workspace import Workspace


class SchemeFiles(QObject):
    """Asks for files and shows what a scheme would change before it is used."""

    def __init__(self, parent: QWidget, changes: SchemeChanges, workspace: Workspace) -> None:
        super().__init__(parent)
        self._over = parent
        self._changes = changes
        self._workspace = workspace

    def choose(self) -> None:
        """Use the scheme in a file."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._over, tr("Use a scheme file"), "", tr("Schemes (*.json);;All files (*)")
        )
        if name:
            with telling(self._tell):
                self._offer(read_scheme_file(Path(name)))

    def use(self, name: str) -> None:
        """Use a shipped scheme."""
        self._offer(template(name))

    def save(self) -> None:
        """Write the scheme to a file."""
        from PySide6.QtWidgets import QFileDialog

        suggested = self._workspace.project.path.with_suffix(".json").name
        name, _ = QFileDialog.getSaveFileName(
            self._over, tr("Save as a scheme file"), suggested, tr("Schemes (*.json)")
        )
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".json")
            with telling(self._tell):
                write_scheme_file(path, self._workspace.scheme)
                self._workspace.said.emit(tr("Saved: {path}").format(path=path.name))

    def _offer(self, scheme: Scheme) -> None:
        """Say what using it would do, or why it cannot be used; then do it."""
        title = short(scheme.title or scheme.key)
        standing = obstacles(self._workspace.project, scheme)
        if standing:
            self._tell(
                tr("“{title}” does not fit what is tagged already.").format(title=title),
                "\n".join(standing),
            )
            return
        now = self._workspace.scheme
        gone = [label.title for label in now.labels if scheme.label(label.key) is None]
        new = [label.title for label in scheme.labels if now.label(label.key) is None]
        details = [
            tr("New labels: {names}").format(names=_names(new)),
            tr("Labels that go: {names}").format(names=_names(gone)),
            tr("{questions} questions, {kinds} kinds of link. One undo takes it back.").format(
                questions=len(scheme.attributes), kinds=len(scheme.link_kinds)
            ),
        ]
        sentence = tr("Use “{title}” in this project?").format(title=title)
        if agreed(self._over, sentence, "\n".join(details), tr("Use it")):
            self._changes.take(scheme)

    def _tell(self, sentence: str, details: str = "") -> None:
        tell(self._over, sentence, details)


def _names(titles: list[str]) -> str:
    """The first titles of many."""
    named = ", ".join(short(title, 24) for title in titles[:8])
    rest = len(titles) - 8
    if rest > 0:
        return tr("{names} and {count} more").format(names=named, count=rest)
    return named or tr("none")

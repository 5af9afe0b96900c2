"""Articles and annotations coming in: by dialog, by drop, by paste."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.chooser import SUFFIX, choose_files, documents
from annotator.ui.mime import on_clipboard
from annotator.ui.telling import tell, telling
from annotator.ui.words import short, tr
from annotator.ui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_MANY = 20  # files of a folder that are taken without a question
_LONG = 80
_SHORT = 40  # characters; a text below that is hardly an article


class Intake(QObject):
    """Takes files and texts into the open project; without one it asks for a new one first."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__()
        self._window = window
        self._workspace = workspace

    def choose(self) -> None:
        """Ask for files and import them."""
        kept = Path(self._window.settings.get("import_folder", "") or documents())
        folder = kept if kept.is_dir() else documents()
        paths = choose_files(self._window, tr("Import articles or annotations"), folder)
        if paths:
            self._window.settings.set("import_folder", str(paths[0].parent.absolute()))
            self._import(paths, "")

    def paste(self) -> None:
        """Import what is on the clipboard."""
        data = on_clipboard()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if not paths and not data.text().strip():
            self._workspace.said.emit(tr("There is no text on the clipboard."))
            return
        self.take(paths, "" if paths else data.text())

    def take(self, paths: Sequence[Path], text: str) -> None:
        """Import files, or a text; a project file alone is opened instead."""
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self._window.files.open(paths[0])
        else:
            self._import(paths, text)

    def _import(self, paths: Sequence[Path], text: str) -> None:
        if (paths or self._is_meant(text.strip())) and self._has_project():
            from annotator.ui.importing import Importing

            meant = self._unfolded(paths)
            if meant or not paths:
                Importing(self._window, self._workspace).run(meant, text)

    def _is_meant(self, text: str) -> bool:
        """True for a text that is an article; an address and a few words are asked about."""
        address = text.startswith(("http://", "https://")) and len(text.split()) == 1
        if not address and (len(text) >= _SHORT or "\n" in text or not text):
            return bool(text)
        from annotator.ui.dialogs.basics import ask

        sentence = tr("Make an article of “{text}”?").format(text=short(text, _LONG))
        fetched = tr("This is an address; nothing is fetched from there.")
        details = fetched if address else tr("This is shorter than a sentence.")
        return ask(self._window, sentence, details, (tr("Make an article"), tr("Cancel"))) == 0

    def _unfolded(self, paths: Sequence[Path]) -> Sequence[Path]:
        """The files in folders; asks when they are many, and says when there are none."""
        folders = [path for path in paths if path.is_dir()]
        if not folders:
            return paths
        from annotator.exchange.recognising import unfolded
        from annotator.ui.dialogs.basics import ask

        meant: Sequence[Path] = ()
        with telling(lambda sentence: tell(self._window, sentence)):
            found = unfolded(paths)
            meant = found.paths
            if not meant:
                sentence = tr("There is no article in “{folder}” that can be imported.")
                tell(self._window, sentence.format(folder=folders[0].name))
            elif len(meant) > _MANY:
                sentence = tr("Import {count} files from “{folder}”?").format(
                    count=len(meant), folder=folders[0].name
                )
                other = tr("Files of other kinds are left out: {count}.")
                details = other.format(count=found.left_out) if found.left_out else ""
                buttons = (tr("Import all"), tr("Cancel"))
                meant = meant if ask(self._window, sentence, details, buttons) == 0 else ()
        return meant

    def _has_project(self) -> bool:
        return self._workspace.is_open or self._window.files.new() is not None

"""Project files: new, open, sample, copies, backups, close."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.errors import AnnotatorError, OpenRefused
from annotator.store.project import Project
from annotator.ui.chooser import SUFFIX, choose_new_project, choose_project, documents
from annotator.ui.folders import data_folder
from annotator.ui.leaving import keep_typed
from annotator.ui.rolling import RollingBackup
from annotator.ui.settings import Settings
from annotator.ui.telling import tell, telling
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_log = logging.getLogger(__name__)


class ProjectFiles(QObject):
    """Asks where a project is or shall be, and opens, makes or copies it."""

    def __init__(self, window: MainWindow, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self._window = window
        self._workspace = workspace
        self._settings = settings
        self._backup = RollingBackup()

    # Open and close

    def choose(self) -> None:
        path = choose_project(self._window, tr("Open a project"), self._folder())
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open a project in this window; what cannot be opened is told, and all stays as it was."""
        try:
            project = Project.open(path, annotator=self._workspace.annotator)
        except OpenRefused as error:
            _log.info("refused: %s", error)
            self._refused(path, str(error))
            return False
        except AnnotatorError as error:
            self._tell(str(error))
            return False
        return self.adopt(project)

    def adopt(self, project: Project) -> bool:
        """Show an open project and remember it as the last one.

        False when changes of the one before still wait and the person wants to keep them.
        """
        if not self.may_leave():
            project.close()
            return False
        self.close()
        self._settings.opened(project.path, project.title, project.uid)
        self._workspace.adopt(project)
        self._backup.follow(project)
        return True

    def new(self) -> Path | None:
        """Ask for a scheme and a name, make an empty project; None when it was not made."""
        from annotator.ui.scheme.templates import choose_scheme

        scheme = choose_scheme(self._window)
        if scheme is None:
            return None
        suggested = (self._folder() or documents()) / (tr("Articles") + SUFFIX)
        path = choose_new_project(self._window, tr("New project"), suggested)
        if path is None:
            return None
        if path.exists():
            # The dialog asked already whether it may be replaced; a project never is.
            path = _free_name(path)
        with telling(self._tell):
            annotator = self._workspace.annotator
            self.adopt(Project.create(path, scheme=scheme.to_dict(), annotator=annotator))
        return path if self._workspace.is_open else None

    def open_sample(self) -> None:
        """Open the sample project, a copy of the person's own."""
        from annotator.exchange.sample import open_sample

        with telling(self._tell):
            self.open(open_sample(data_folder(), self._workspace.annotator))

    def leave(self) -> None:
        """Close the project, unless changes wait that the person wants to keep."""
        if self.may_leave():
            self.close()

    def may_leave(self) -> bool:
        """True when all is written; else ask what becomes of changes that could not be."""
        keep_typed(self._window.focusWidget())
        self._window.bench.panel.selected.note.commit()
        if self._window.is_whole:
            self._window.codebook.commit()
        attempts = self._workspace.attempts
        if attempts.waiting:
            attempts.retry()
        if not attempts.waiting:
            return True
        from annotator.ui.dialogs.basics import ask

        sentence = tr("The last changes could not be written yet ({count}).")
        chosen = ask(
            self._window,
            sentence.format(count=attempts.waiting),
            tr("Save a copy elsewhere to keep them."),
            (tr("Save a copy…"), tr("Close and lose them"), tr("Cancel")),
        )
        if chosen == 0:
            self.save_elsewhere()
            return not attempts.waiting
        return chosen == 1

    def close(self) -> None:
        """Close the project that is open, everything written."""
        if self._workspace.is_open:
            self._window.bench.panel.selected.note.commit()
            self._window.clock.finish()
            self._window.keeping.leave()
            self._backup.stop()
            self._workspace.attempts.drop()  # they were of this project
            self._workspace.close()

    # Copies

    def save_copy(self) -> None:
        """Write the project to another file; the one on screen stays."""
        path = self._ask_copy(tr("Save a copy"))
        if path is not None:
            with telling(self._tell):
                self._workspace.project.save_copy(path)
                self._workspace.said.emit(tr("Saved a copy: {path}").format(path=path.name))

    def save_elsewhere(self) -> None:
        """Write the project to another file and go on there; changes that wait go into it."""
        path = self._ask_copy(tr("Save elsewhere and go on there"))
        if path is None:
            return
        with telling(self._tell):
            self._workspace.project.save_copy(path)
            project = Project.open(path, annotator=self._workspace.annotator)
            self._settings.opened(path, project.title, project.uid)
            self._window.keeping.leave()
            self._workspace.adopt(project)
            self._backup.follow(project)
            self._workspace.said.emit(tr("Now working in {path}.").format(path=path.name))

    def restore(self) -> None:
        """Write an earlier state of the project to a new file and open it."""
        from annotator.ui.rescuing import restored

        project = self._workspace.project
        path = restored(self._window, project.uid, project.path)
        if path is not None:
            self.open(path)

    def _refused(self, path: Path, sentence: str) -> None:
        """Say why a file is not opened, over the window once that is shown; offer backups."""
        from annotator.ui.rescuing import tell_refusal

        uid = self._settings.uid(path)
        self._settings.forget(path)

        def show() -> None:
            instead = tell_refusal(self._window, path, sentence, uid)
            if instead is not None:
                self.open(instead)

        if self._window.isVisible():
            show()
        else:
            QTimer.singleShot(0, self._window, show)

    def _tell(self, sentence: str, details: str = "") -> None:
        """Say it over the window, once that is shown."""
        if self._window.isVisible():
            tell(self._window, sentence, details)
        else:
            QTimer.singleShot(0, self._window, lambda: tell(self._window, sentence, details))

    def _ask_copy(self, title: str) -> Path | None:
        here = self._workspace.project.path
        name = f"{here.stem} ({tr('copy')}){SUFFIX}"
        return choose_new_project(self._window, title, here.with_name(name))

    def _folder(self) -> Path | None:
        """Where to look first: beside the last project."""
        folders = (path.parent for path in self._settings.recent())
        known = (one for one in folders if one != data_folder() and one.is_dir())
        return next(known, None)


def _free_name(path: Path) -> Path:
    """The path with a number behind its name that no file has."""
    number = 2
    while (free := path.with_name(f"{path.stem} {number}{path.suffix}")).exists():
        number += 1
    return free

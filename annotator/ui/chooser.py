"""Asking for files; Qt's dialog for it is loaded when it is first needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.ui.words import tr

SUFFIX = ".annotator"
"""How the names of project files end."""


def choose_files(parent: QWidget, title: str, folder: Path) -> list[Path]:
    """Files to read, looked for in `folder` first; empty when the person changed their mind."""
    from PySide6.QtWidgets import QFileDialog

    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), tr("All files (*)"))
    return [Path(name) for name in names]


def choose_project(parent: QWidget, title: str, folder: Path | None) -> Path | None:
    """A project file that is there; looked for in `folder` first, else in the documents."""
    from PySide6.QtWidgets import QFileDialog

    there = folder if folder is not None and folder.is_dir() else documents()
    name, _ = QFileDialog.getOpenFileName(parent, title, str(there), _project_filter())
    return Path(name) if name else None


def choose_new_project(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """Where to write a project; the name ends as projects' names do."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), _project_filter())
    if not name:
        return None
    path = Path(name)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def documents() -> Path:
    """The person's folder of documents, or their home where there is none.

    A dialog would take the name of a folder that is missing for that of a file.
    """
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def _project_filter() -> str:
    return tr("Projects (*{suffix});;All files (*)").format(suffix=SUFFIX)

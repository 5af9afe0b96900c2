"""Reading the texts of a project for the search, beside the screen's thread."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QThread

from annotator.domain.errors import AnnotatorError
from annotator.store import search
from annotator.store.project import Project

_log = logging.getLogger(__name__)


class Indexing(QThread):
    """Reads the project's texts through a connection of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.path = Path()
        self._stopped = False

    def run(self) -> None:
        self._stopped = False
        try:
            with Project.open(self.path, read_only=True) as project:
                search.refresh(project, cancelled=lambda: self._stopped)
        except AnnotatorError as error:
            _log.warning("the articles could not be indexed: %s", error)

    def stop(self) -> None:
        """Leave the rest for the next time; returns when nothing is read any more."""
        self._stopped = True
        self.wait()

"""Backups made while one works, beside the screen's thread."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer

from annotator.domain.errors import AnnotatorError
from annotator.store.project import Project

_FIRST = 5_000  # ms after opening: not while the window is being shown
_EVERY = 30 * 60 * 1000
_log = logging.getLogger(__name__)


class _Copying(QRunnable):
    """Makes one backup through a connection of its own."""

    def __init__(self, path: Path, uid: str) -> None:
        super().__init__()
        self._path, self._uid = path, uid

    def run(self) -> None:
        from annotator.store.backup import make_rolling_backup

        try:
            made = make_rolling_backup(self._path, self._uid)
        except (AnnotatorError, OSError) as error:
            _log.warning("no backup of %s: %s", self._path, error)
        else:
            _log.info("backup: %s", made or "the last one is as new as the project")


class RollingBackup(QObject):
    """A backup soon after opening and every half hour, when something changed."""

    def __init__(self) -> None:
        super().__init__()
        self._what: tuple[Path, str] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make)

    def follow(self, project: Project) -> None:
        """Back up this project from now on."""
        self._what = (project.path, project.uid)
        self._timer.start(_FIRST)

    def stop(self) -> None:
        """Make no more; one that is being made is finished first."""
        self._timer.stop()
        self._what = None
        self._pool.waitForDone()

    def _make(self) -> None:
        self._timer.start(_EVERY)
        if self._what is not None:
            self._pool.start(_Copying(*self._what))

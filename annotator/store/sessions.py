"""Sessions: one sitting of one annotator, with idle time left out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from annotator.domain.identity import new_uid, now
from annotator.store import late
from annotator.store.annotators import annotator_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.records import SessionRecord
    from annotator.store.project import Project

IDLE_SECONDS = 60.0
"""Longer without a key or a click, and the time in between does not count."""


class Sitting:
    """The running session of a project. `clock` gives seconds that only go forward."""

    def __init__(self, project: Project, clock: Callable[[], float] = time.monotonic) -> None:
        self._project = project
        self._clock = clock
        self._last: float | None = None
        self._active = 0.0
        self._row: int | None = None

    @property
    def active_seconds(self) -> int:
        """Active time so far."""
        return int(self._active)

    def touch(self) -> None:
        """Say that the person did something just now."""
        moment = self._clock()
        if self._last is not None and moment - self._last <= IDLE_SECONDS:
            self._active += moment - self._last
        self._last = moment

    def start(self) -> None:
        """Write the session's row, once: from now on edits belong to it."""
        if self._row is not None or self._project.read_only:
            return
        uid = new_uid()
        with self._project.edit("Begin a session", kind="system") as edit:
            row = edit.insert(
                late.SessionRow,
                uid=uid,
                annotator=annotator_id(edit, self._project.annotator),
                started=now(),
            )
            before = edit.next_id(late.AnnotationRow) - 1
        self._row = row
        self._project.session, self._project.tagged_before_session = uid, before

    def flush(self, *, ended: bool = False) -> None:
        """Write the active time so far; with `ended` also the moment of the end."""
        if self._row is None:
            return
        columns: dict[str, object] = {"active": self.active_seconds}
        if ended:
            columns["ended"] = now()
        with self._project.edit("Count the session's time", kind="system") as edit:
            edit.update(late.SessionRow, self._row, **columns)


def sessions(project: Project) -> list[SessionRecord]:
    """All sessions, oldest first."""
    from annotator.domain.records import SessionRecord  # only a whole export asks

    found = project.query(
        "SELECT s.uid, n.name, s.started, s.ended, s.active FROM session s "
        "JOIN annotator n ON n.id = s.annotator ORDER BY s.id"
    )
    return [SessionRecord(*row) for row in found]

"""The sitting: how long the person has worked, and how much was tagged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import now
from annotator.store import annotations as tagged
from annotator.store.sessions import Sitting
from annotator.ui.afterwards import Afterwards
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Committed, Workspace

_SECOND = 1000
_FEW = 50
_FLUSH = 300  # seconds between writings of the time so far


_ACTIVITY = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel))


class SessionClock(QObject):
    """Counts active time while keys and clicks come; idle minutes are left out."""

    def __init__(self, workspace: Workspace, bench: Workbench) -> None:
        super().__init__()
        self._workspace = workspace
        self._bench = bench
        self._sitting: Sitting | None = None
        self._made: set[int] = set()
        self._changed: set[int] = set()  # since they were last counted
        self._counting = Afterwards(self, self._count, workspace.said.emit)
        self._started = now()
        self._seconds = 0
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self._tick)
        workspace.project_changed.connect(self._project_changed)
        workspace.changed.connect(self._follow)
        workspace.before_edit = self.begin

    def finish(self) -> None:
        """Write the end of the sitting; a project that cannot be written loses only the time."""
        self._timer.stop()
        if self._sitting is not None:
            self._flush(ended=True)
        self._sitting = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._sitting is not None and event.type() in _ACTIVITY:
            self._sitting.touch()
        return False

    def _project_changed(self) -> None:
        self._sitting = Sitting(self._workspace.project) if self._workspace.is_open else None
        self._made, self._changed = set(), set()
        self._started, self._seconds = now(), 0
        self._bench.status.set_open(self._sitting is not None)
        if self._sitting is not None:
            self._sitting.touch()
            self._timer.start()
            self._show()
        else:
            self._timer.stop()

    def begin(self) -> None:
        """The first edit of a sitting writes the session that the edits belong to."""
        if self._sitting is not None:
            self._sitting.start()

    def watch(self, window: QObject) -> None:
        """Take keys and clicks that reach a window of the system as activity."""
        window.installEventFilter(self)

    def _follow(self, committed: Committed) -> None:
        ids = committed.change.of("annotation")
        if len(ids) <= _FEW:  # else an import: nobody tagged these one by one
            self._changed.update(ids)
            self._counting.start()

    def _count(self) -> None:
        """Count what was made in this sitting and still stands."""
        if self._workspace.is_open:
            me, changed = self._workspace.annotator.name, self._changed
            found = tagged.annotations_by_id(self._workspace.project, sorted(changed))
            self._made -= changed
            self._made |= {
                one.id for one in found if one.created >= self._started and one.annotator == me
            }
            self._changed = set()
            self._show()

    def _tick(self) -> None:
        self._seconds += 1
        self._show()
        if self._seconds % _FLUSH == 0:
            self._flush()

    def _show(self) -> None:
        if self._sitting is not None:
            self._bench.status.show_session(self._sitting.active_seconds, len(self._made))

    def _flush(self, *, ended: bool = False) -> None:
        if self._sitting is not None and not self._workspace.attempts.waiting:
            try:
                self._sitting.flush(ended=ended)
            except AnnotatorError:
                return  # the time is not worth a sentence; the edits' own trouble is told

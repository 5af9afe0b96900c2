"""Edits that cannot be written yet: kept in order, tried again, never lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import (
    AnnotatorError,
    EditRefused,
    ReadOnly,
    StoreBusy,
    StoreError,
    UndoRefused,
)
from annotator.frozen import frozen
from annotator.ui.words import tr

_AGAIN = 250  # ms until a busy project is tried again

Attempt = Callable[[], None]


@frozen
class Trouble:
    """Why the project cannot be written, and whether trying again makes sense."""

    sentence: str
    can_retry: bool


class Attempts(QObject):
    """Runs edits in order. One that fails for want of room or place waits with all behind it."""

    said = Signal(str)
    troubled = Signal(object)  # Trouble, or None when it is over

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Attempt] = deque()
        self._in_trouble = False
        self.held = ""
        self._timer = QTimer(self, interval=_AGAIN, singleShot=True)
        self._timer.timeout.connect(self.retry)

    @property
    def waiting(self) -> int:
        """How many edits are not on disk yet."""
        return len(self._waiting)

    def attempt(self, run: Attempt) -> None:
        """Do `run` now, or after those that still wait; nothing while changes are `held`.

        `held` is then the sentence that says why.
        """
        if self.held:
            self.said.emit(self.held)
            return
        self._waiting.append(run)
        if len(self._waiting) == 1 or self._in_trouble:
            self.retry()

    def retry(self) -> None:
        """Try what waits, in order, until something fails again."""
        self._timer.stop()
        while self._waiting:
            # Out of the queue while it runs: an unexpected error must not block what comes after.
            run = self._waiting.popleft()
            try:
                run()
            except StoreBusy as error:
                self._waiting.appendleft(run)
                self.said.emit(tr("Waiting for another program: {why}").format(why=str(error)))
                self._timer.start()
                return
            except (ReadOnly, EditRefused, UndoRefused) as error:
                self.said.emit(str(error))
            except StoreError as error:
                if _stays(error):
                    self._waiting.appendleft(run)
                    self._in_trouble = True
                    self.troubled.emit(Trouble(str(error), can_retry=True))
                    return
                self.said.emit(str(error))
            except AnnotatorError as error:
                self.said.emit(str(error))
        if self._in_trouble:
            self._in_trouble = False
            self.troubled.emit(None)

    def drop(self) -> None:
        """Forget what waits: the person said so."""
        self._waiting.clear()
        self._timer.stop()
        if self._in_trouble:
            self._in_trouble = False
            self.troubled.emit(None)


def _stays(error: StoreError) -> bool:
    """True when the same edit may succeed later, or in a copy elsewhere.

    An edit that the project's own rules refuse would be refused again.
    """
    cause: BaseException | None = error
    while cause is not None:
        if getattr(cause, "sqlite_errorname", "").startswith("SQLITE_CONSTRAINT"):
            return False
        cause = cause.__cause__ or cause.__context__
    return True

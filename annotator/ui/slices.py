"""Long work a few milliseconds at a time, so that keys and painting come in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from annotator.ui.telling import telling

_PAUSE = 4  # ms between two slices


class Slices(QObject):
    """One piece of work at a time, as an iterator of steps; a new one drops the one before.

    `told` gets the sentence of an expected failure, which ends the work. `seconds` is how long a
    slice may take.
    """

    def __init__(
        self, parent: QObject, told: Callable[[str], object], *, seconds: float = 0.006
    ) -> None:
        super().__init__(parent)
        self._told = told
        self._seconds = seconds
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._slice)

    @property
    def is_done(self) -> bool:
        return not self._timer.isActive()

    def begin(self, steps: Iterator[object], *, after: int | None = None) -> None:
        """Work on these steps: the first slice at once, or `after` so many milliseconds."""
        self._steps = steps
        if after is None:
            self._slice()
        else:
            self._timer.start(after)

    def go_on_with(self, steps: Iterator[object]) -> None:
        """Work on these when the others are done."""
        self._steps = chain(self._steps, steps)
        self._slice()

    def stop(self) -> None:
        """Drop what is not done yet."""
        self._timer.stop()
        self._steps = iter(())

    def _slice(self) -> None:
        self._timer.stop()
        stop = perf_counter() + self._seconds
        with telling(self._told):
            for _ in self._steps:
                if perf_counter() > stop:
                    self._timer.start(_PAUSE)
                    return

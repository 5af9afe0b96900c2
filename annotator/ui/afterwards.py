"""Work that may wait until what changed is painted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from PySide6.QtCore import QObject, QTimer

from annotator.ui.telling import telling


class Afterwards(QTimer):
    """Does its work once, in the first idle moment after `start`, however often it is started.

    Qt paints before it looks at timers: what the person changed is on the screen by then.
    `say` gets the sentence when the project cannot be read; none for work that does not read it.
    """

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], object],
        say: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(owner, interval=0, singleShot=True)
        self._work = work
        self._say = say
        self.timeout.connect(self._do)

    def _do(self) -> None:
        with telling(self._say) if self._say is not None else nullcontext():
            self._work()

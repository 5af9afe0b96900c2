"""A bar for an edit that takes long: it paints itself, and nothing else runs meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

from annotator.store.chain import BLOCK_ROWS
from annotator.ui.words import tr, unmarked

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.ui.workspace import Workspace

T = TypeVar("T")
Then = Callable[[T], None] | None

MANY = 5_000
"""Rows from which on an edit shows a bar: fewer are changed before one would be read."""
_BEAT = 100  # ms between two looks of the bar


class Bar:
    """Shown within the block; it has no button, for an open edit cannot be left half-way.

    `whole` is how much there is to do.
    """

    def __init__(self, words: str, whole: int) -> None:
        self._bar = QProgressDialog(unmarked(words), "", 0, whole, QApplication.activeWindow())
        self._since = QElapsedTimer()
        self._open = False

    def reach(self, done: int) -> None:
        """Say how much is done; looked at now and then, and not any more once it is closed."""
        if self._open and self._since.elapsed() >= _BEAT:
            self._since.restart()
            self._bar.setValue(done)
            self._bar.repaint()

    def __enter__(self) -> Bar:
        bar = self._bar
        bar.setCancelButton(None)
        bar.setWindowTitle(tr("Article Annotator"))
        bar.setMinimumDuration(0)
        bar.setMinimumWidth(420)
        # Not modal: a modal bar would let other events in at every value, in the midst of the edit.
        bar.setWindowModality(Qt.WindowModality.NonModal)
        bar.setAutoClose(False)
        bar.setValue(0)
        bar.show()
        # Once it stands on screen it paints without the events of others, in the midst of the edit.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._since.start()
        self._open = True
        return self

    def __exit__(self, *raised: object) -> None:
        self._open = False
        self._bar.close()
        self._bar.deleteLater()


def do_with_bar(
    workspace: Workspace, text: str, work: Callable[[Edit], T], rows: int, then: Then[T] = None
) -> None:
    """Do `work` as one edit like `workspace.do`, with a bar where it changes many rows.

    The bar is there before the edit begins: within it nothing else may run.
    """
    if rows < MANY:
        workspace.do(text, work, then)
        return

    def run(edit: Edit) -> T:
        blocks = count(1)
        edit.pulse = lambda: bar.reach(min(next(blocks) * BLOCK_ROWS, rows))
        return work(edit)

    with Bar(tr("{what}…").format(what=text), rows) as bar:
        workspace.do(text, run, then)

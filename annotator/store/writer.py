"""Committing beside other work: a disk takes as long as showing what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from concurrent.futures import ThreadPoolExecutor


class Writer:
    """Commits on one connection in a thread of its own, which the first commit starts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._thread: ThreadPoolExecutor | None = None
        self._begun = Lock()
        self._begun.acquire()

    @contextmanager
    def committing(self) -> Iterator[None]:
        """Commit while the block runs; at its end raises what kept it from being committed."""
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # reading does not need it

            self._thread = ThreadPoolExecutor(1, "committing")
        written = self._thread.submit(self._commit)
        self._begun.acquire()
        try:
            yield
        finally:
            written.result()

    def _commit(self) -> None:
        self._begun.release()  # whoever waits goes on as soon as SQLite works
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """End the thread."""
        if self._thread is not None:
            self._thread.shutdown()

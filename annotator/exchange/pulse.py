"""How far a long import is, and whether a person wants it to stop."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from annotator.domain.errors import Cancelled

Progress = Callable[[float, int], bool]
"""Told how many of how many files are done, a file begun as a part of one; False stops."""


class Pulse:
    """Tells the progress of one of many files. Raises Cancelled when it is answered with False."""

    def __init__(self, progress: Progress | None, done: int, whole: int) -> None:
        self._progress = progress
        self._done = done
        self._whole = whole
        self._share = 0.0

    def beat(self) -> None:
        """Say that it goes on."""
        if self._progress is not None and not self._progress(self._done + self._share, self._whole):
            raise Cancelled("The import was cancelled; nothing of this file was stored.")

    def at(self, share: float) -> None:
        """Say which share of the file has been read; a part of one is never the whole."""
        self._share = min(share, 0.999)
        self.beat()


class Watched(io.RawIOBase):
    """A file that tells how much of it has been read."""

    def __init__(self, file: BinaryIO, size: int, pulse: Pulse) -> None:
        self._file = file
        self._size = max(size, 1)
        self._pulse = pulse

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer will do
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._pulse.at(self._file.tell() / self._size)
        return len(data)

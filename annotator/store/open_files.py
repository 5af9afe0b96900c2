"""Which files this process has open through SQLite.

POSIX drops all locks that a process has on a file as soon as it closes any handle of that file,
SQLite's among them: a file that is open already must be looked at through SQLite alone.
Source: SQLite, "How to corrupt a database file", section 2.2.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from threading import RLock

Identity = tuple[int, int]
"""Device and number of a file: the same under all its names."""

OPENING = RLock()
"""Held while a file is opened, so that no thread looks into one that another is just opening."""

_open: Counter[Identity] = Counter()


def identity_of(path: Path) -> Identity:
    status = path.stat()
    return status.st_dev, status.st_ino


def hold(identity: Identity) -> None:
    """Say that a connection to the file is open."""
    with OPENING:
        _open[identity] += 1


def release(identity: Identity) -> None:
    """Say that it is closed again."""
    with OPENING:
        _open[identity] -= 1


def is_held(identity: Identity) -> bool:
    with OPENING:
        return _open[identity] > 0

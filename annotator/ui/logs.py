"""The log: a file in the user's log folder, and the one before it."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from annotator.ui.folders import log_folder

_SIZE = 1_000_000  # bytes after which a new file is begun
_KEPT = 3


def start_log() -> Path:
    """Write what happens to a file from now on; returns it. Without a folder nothing is written."""
    path = log_folder() / "annotator.log"
    root = logging.getLogger("annotator")
    root.setLevel(logging.INFO)
    root.propagate = False
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _turn(path)
        handler = logging.FileHandler(path, encoding="utf-8", errors="replace", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
    return path


def _turn(path: Path) -> None:
    """Number a full log away. (The library's rotating handler loads sockets and pickle.)"""
    if path.exists() and path.stat().st_size > _SIZE:
        for number in range(_KEPT - 1, 0, -1):
            older = path.with_suffix(f".{number}.log")
            if older.exists():
                older.replace(path.with_suffix(f".{number + 1}.log"))
        path.replace(path.with_suffix(".1.log"))

"""The log: a rotating file in the user's log folder."""

from __future__ import annotations

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from annotator.ui.folders import log_folder

_SIZE = 1_000_000
_FILES = 3


def start_log() -> Path:
    """Write what happens to a file from now on; returns it. Without a folder nothing is written."""
    path = log_folder() / "annotator.log"
    root = logging.getLogger("annotator")
    root.setLevel(logging.INFO)
    root.propagate = False
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
    return path

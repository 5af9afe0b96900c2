"""Standard output and error as the commands find them: of any encoding, full, or closed."""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF)


def settle_streams() -> None:
    """Let everything be printed: what an encoding lacks is escaped, what is closed is left."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper) and not is_unicode(stream.encoding):
            stream.reconfigure(errors="backslashreplace")


def is_unicode(encoding: str | None) -> bool:
    """True for encodings that have every character."""
    return (encoding or "").lower().replace("-", "").startswith("utf")


def leave_output() -> None:
    """Print nothing more: nobody reads it, or it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def cannot_be_printed(error: OSError) -> bool:
    """True when an error says that standard output took no more."""
    return error.errno in _NO_ROOM and error.filename is None

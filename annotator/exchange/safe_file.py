"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from annotator.domain.errors import FormatError
from annotator.store.creation import sync_folder

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the disk takes no file of that size",
    errno.EACCES: "the folder is protected",
    errno.EPERM: "the folder is protected",
    errno.EROFS: "the disk can only be read",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "a folder of that name is there",
    errno.ENAMETOOLONG: "the name is too long",
}


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file to write to; it takes its name only when the block ends well.

    A file that was there stays as it was until then. Raises FormatError with the reason.
    """
    try:
        target = _target(path)
        if target.exists() and not target.is_file():  # a terminal, a pipe
            with target.open("w", encoding=encoding, newline="") as out:
                yield out
            return
        beside = target.with_name(f".{target.name[:60]}.{uuid4().hex[:8]}.part")
        try:
            with beside.open("x", encoding=encoding, newline="") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            _keep_mode(target, beside)
            beside.replace(target)
            sync_folder(target.parent)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise FormatError(f"“{path}” could not be written: {reason}.") from error


def _target(path: Path) -> Path:
    if path.is_dir():
        raise FormatError(f"“{path}” is a folder; an export needs the name of a file.")
    return path.resolve() if path.is_symlink() else path


def _keep_mode(present: Path, new: Path) -> None:
    with suppress(FileNotFoundError):
        new.chmod(stat.S_IMODE(present.stat().st_mode))

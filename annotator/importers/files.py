"""Reading a person's file whole, or saying in a sentence why it cannot be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from annotator.domain.errors import ImportRefused

LIMIT = 256 * 1024 * 1024
"""The largest document that is read, in bytes."""


def shown(path: Path) -> str:
    """The file's name as it can be put into a sentence."""
    name = path.name or str(path)
    return name.encode("utf-8", "replace").decode("utf-8")


def read_file(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a regular file. Raises ImportRefused naming the file and the reason."""
    name = shown(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImportRefused(f"“{name}” is a folder; choose the files in it.")
        if not stat.S_ISREG(status.st_mode):
            raise ImportRefused(f"“{name}” is not an ordinary file, so it is not read.")
        if status.st_size > limit:
            raise ImportRefused(
                f"“{name}” is {status.st_size / 2**20:,.0f} MB; "
                f"no more than {limit // 2**20:,} MB can be imported."
            )
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ImportRefused(_reason(name, error)) from error
    except ValueError as error:  # a NUL in the path
        raise ImportRefused(f"“{name}” is no name that a file can have.") from error
    if len(data) > limit:
        raise ImportRefused(f"“{name}” grew past {limit // 2**20:,} MB while it was read.")
    if not data:
        raise ImportRefused(f"“{name}” is empty, so there is nothing to import.")
    return data


def _reason(name: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"“{name}” is not there any more; it may have been moved or deleted."
    if isinstance(error, PermissionError):
        return f"“{name}” may not be read by you; ask its owner for the right to."
    return f"“{name}” could not be read: {os.strerror(error.errno or 0)}."

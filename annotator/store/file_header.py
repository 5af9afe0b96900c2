"""The first 100 bytes of a project file, read without SQLite.

Source: SQLite file format, section 1.3.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from annotator.domain.errors import OpenRefused
from annotator.frozen import frozen
from annotator.store.schema import APPLICATION_ID, VERSION

MAGIC = b"SQLite format 3\0"
LEAST = 512

KNOWN = (
    (b"PK\x03\x04", "a zip archive"),
    (b"%PDF", "a PDF"),
    (b"{", "JSON; import it instead"),
    (b"<", "HTML or XML; import it instead"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


@frozen
class Header:
    """What the header says; `length` is the file's, in bytes."""

    page_size: int
    pages: int
    user_version: int
    length: int

    def check_length(self, path: Path) -> None:
        """Refuse a file that is shorter or longer than its own count of pages."""
        expected = self.page_size * self.pages
        if self.length < expected:
            raise OpenRefused(
                f"“{path.name}” is cut short: {expected - self.length:,} of {expected:,} bytes "
                "are missing. Restore a backup, or copy the file again from where it came."
            )
        if self.length > expected:
            raise OpenRefused(
                f"“{path.name}” has {self.length - expected:,} bytes behind its end that are "
                "not the program's. Restore a backup."
            )


def read_header(path: Path) -> Header:
    """The header of a regular file. Raises OpenRefused for anything that is no project file."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        kind = "is a folder" if path.is_dir() else f"cannot be read: {error.strerror}"
        raise OpenRefused(f"“{path.name}” {kind}.") from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
            raise OpenRefused(f"“{path.name}” is {kind}; a project is a file.")
        head = os.read(handle, 100)
    finally:
        os.close(handle)
    return _parsed(path, head, status.st_size)


def _parsed(path: Path, head: bytes, length: int) -> Header:
    if length == 0:
        raise OpenRefused(f"“{path.name}” is empty; it holds no project.")
    if not head.startswith(MAGIC):
        what = next((name for magic, name in KNOWN if head.lstrip().startswith(magic)), None)
        hint = f"it looks like {what}" if what else "it is some other kind of file"
        raise OpenRefused(f"“{path.name}” is not a project file: {hint}.")
    if length < LEAST:
        raise OpenRefused(f"“{path.name}” is cut short: almost nothing of it is left.")
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise OpenRefused(f"“{path.name}” is a database of another program, not a project.")
    version = int.from_bytes(head[60:64])
    if version > VERSION:
        raise OpenRefused(
            f"“{path.name}” was made by a newer version of Article Annotator (its format is "
            f"{version}, this program reads up to {VERSION}); please update the program."
        )
    if 2 in head[18:20]:
        raise OpenRefused(
            f"“{path.name}” was switched to another way of writing (WAL) by another program; "
            "switch it back there (PRAGMA journal_mode = DELETE) before opening it here."
        )
    size = int.from_bytes(head[16:18])
    page_size = 65536 if size == 1 else size
    return Header(page_size, int.from_bytes(head[28:32]), version, length)

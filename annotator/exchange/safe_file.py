"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from annotator.domain.errors import FormatError
from annotator.domain.identity import new_uid
from annotator.formats.package import checked, written_as_text
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

LISTING = ".article-annotator"
"""The file by which a folder is known as one of our exports: it names all others in it."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file of bytes to write to; it takes its name only when the block ends well.

    A file that was there stays as it was until then. Raises FormatError with the reason.
    """
    with _telling(path):
        target = _target(path)
        if target.exists() and not target.is_file():  # a terminal, a pipe
            with target.open("wb") as out:
                yield out
            return
        beside = _beside(target)
        try:
            with beside.open("xb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            _keep_mode(target, beside)
            beside.replace(target)
            sync_folder(target.parent)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def whole_text(path: Path) -> Iterator[TextIO]:
    """The same for a UTF-8 text."""
    with whole_file(path) as out:
        yield from written_as_text(out)


class FolderOut:
    """Files written into a folder, which the caller puts in its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: list[str] = []

    @contextmanager
    def binary(self, name: str) -> Iterator[BinaryIO]:
        path = self._folder / checked(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if name != LISTING:
            self._names.append(name)

    @contextmanager
    def text(self, name: str) -> Iterator[TextIO]:
        with self.binary(name) as out:
            yield from written_as_text(out)

    def close(self) -> None:
        """Say which files are ours, so that a later export may take their place."""
        with self.text(LISTING) as out:
            out.writelines(f"{name}\n" for name in self._names)


@contextmanager
def whole_folder(path: Path) -> Iterator[FolderOut]:
    """A folder to write files into; it takes its name only when the block ends well.

    It takes the place of an empty folder, or of an export that holds nothing else by now.
    Raises FormatError with the reason.
    """
    with _telling(path):
        target = path.resolve() if path.is_symlink() else path
        _may_be_replaced(target)
        beside = _beside(target)
        old = _beside(target)
        try:
            beside.mkdir()
            out = FolderOut(beside)
            yield out
            out.close()
            if target.exists():
                target.replace(old)
            beside.replace(target)
            sync_folder(target.parent)
        finally:
            if old.exists() and not target.exists():
                old.replace(target)
            for leftover in (beside, old):
                shutil.rmtree(leftover, ignore_errors=True)


def _may_be_replaced(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FormatError(f"“{folder}” is a file; this export needs the name of a folder.")
    found = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if not one.is_dir()}
    listing = folder / LISTING
    ours = set(listing.read_text("utf-8").splitlines()) if listing.is_file() else set()
    if found - ours - {LISTING}:
        raise FormatError(f"“{folder}” holds files that are none of this export; choose another.")


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise FormatError(f"“{path}” could not be written: {reason}.") from error


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:60]}.{new_uid()[:8]}.part")


def _target(path: Path) -> Path:
    if path.is_dir():
        raise FormatError(f"“{path}” is a folder; an export needs the name of a file.")
    return path.resolve() if path.is_symlink() else path


def _keep_mode(present: Path, new: Path) -> None:
    with suppress(FileNotFoundError):
        new.chmod(stat.S_IMODE(present.stat().st_mode))

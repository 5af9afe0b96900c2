"""Formats of several files: in a zip file or a folder, named by `/` paths, never unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, Protocol, TextIO

from annotator.domain.errors import FormatError

MOST_MEMBERS = 200_000
MOST_BYTES = 4 * 2**30
"""The members of an archive together, unpacked."""
LONGEST = 512 * 2**20
"""The longest member that is read, in bytes."""
MOST_RATIO = 100
"""What is unpacked may be this many times as long as what is packed, once it is large."""
LARGE = 200 * 2**20

_LEVEL = 1
"""How hard a zip file is packed: a sixth longer than with the usual 6, in a fourth of the time."""
_ENCRYPTED = 0x1
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The ways of packing that are unpacked: others may take any amount of memory."""
_NONE: Mapping[str, BinaryIO] = {}


class PackageOut(Protocol):
    """Where a format writes its files, one after the other."""

    def binary(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A file of bytes to write; closed at the end of the block."""

    def text(self, name: str) -> AbstractContextManager[TextIO]:
        """A UTF-8 file with line ends as they are written."""


class PackageIn(Protocol):
    """The files that a format reads."""

    @property
    def names(self) -> tuple[str, ...]:
        """The `/` paths of all files, sorted."""

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises FormatError that names it when it is damaged or huge."""


class ZipOut:
    """Files put into a zip file; the same contents give the same bytes."""

    def __init__(self, out: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)

    @contextmanager
    def binary(self, name: str) -> Iterator[BinaryIO]:
        # By its name: to a ZipInfo of our making the level would not apply.
        with self._zip.open(checked(name), "w", force_zip64=True) as out:
            yield out  # type: ignore[misc]  # zipfile calls it IO[bytes]
        member = self._zip.getinfo(name)
        member.external_attr = 0o644 << 16

    @contextmanager
    def text(self, name: str) -> Iterator[TextIO]:
        with self.binary(name) as out:
            yield from written_as_text(out)

    def close(self) -> None:
        """Write the list of files; without it there is no archive."""
        self._zip.close()


class ZipIn:
    """A zip file read within bounds of number, size and ratio. Raises FormatError beyond them."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise FormatError("this is no whole zip archive.") from error
        self._members = _within_bounds(self._zip.infolist())
        self.names = tuple(sorted(self._members))

    def read(self, name: str) -> bytes:
        member = self._members[name]
        if member.file_size > LONGEST:
            raise FormatError(f"{name}: a file of over {LONGEST // 2**20} MB is not read.")
        try:
            with self._zip.open(member) as file:
                data = file.read(member.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise FormatError(f"{name}: this part of the archive is damaged.") from error
        if len(data) != member.file_size:
            raise FormatError(f"{name}: this part of the archive is not as long as it says.")
        return data


class OneFile:
    """A file by itself read as a package, with those of `beside` that the format asked for."""

    def __init__(self, name: str, file: BinaryIO, beside: Mapping[str, BinaryIO] = _NONE) -> None:
        self._files = {**beside, name: file}
        self.names = tuple(sorted(self._files))

    def read(self, name: str) -> bytes:
        data = self._files[name].read(LONGEST + 1)
        if len(data) > LONGEST:
            raise FormatError(f"{name}: a file of over {LONGEST // 2**20} MB is not read.")
        return data


def _within_bounds(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(members) > MOST_MEMBERS:
        raise FormatError(f"the archive holds over {MOST_MEMBERS:,} files.")
    found: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        if member.is_dir():
            continue
        name = checked(member.filename)
        if member.flag_bits & _ENCRYPTED:
            raise FormatError(f"{name}: this part of the archive is protected by a password.")
        if member.compress_type not in _PACKED:
            raise FormatError(f"{name}: this part of the archive is packed in an unusual way.")
        if name in found:
            raise FormatError(f"{name}: this name is in the archive twice.")
        found[name] = member
    unpacked = sum(member.file_size for member in found.values())
    packed = sum(member.compress_size for member in found.values())
    if unpacked > MOST_BYTES or (unpacked > LARGE and unpacked > MOST_RATIO * packed):
        raise FormatError(f"the archive would unpack to {unpacked // 2**20:,} MB.")
    return found


def checked(name: str) -> str:
    """A name that stays inside the package. Raises FormatError for any other."""
    parts = name.split("/")
    if not name or "\\" in name or "\0" in name or ":" in name or {"", ".", ".."} & {*parts}:
        raise FormatError(f"“{name[:80]}” is no name for a file of an archive.")
    return name


def written_as_text(out: BinaryIO) -> Iterator[TextIO]:
    """A text view of a file to write; the file stays open behind it."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        yield text
        text.flush()
    finally:
        text.detach()

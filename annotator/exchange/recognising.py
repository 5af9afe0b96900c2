"""What kind a file or folder is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import FormatError, ImportRefused
from annotator.exchange.folders import FolderIn
from annotator.formats.package import ZipIn
from annotator.formats.registry import Format, formats
from annotator.importers.files import shown
from annotator.importers.registry import IMPORTERS

HEAD = 65_536
"""How many bytes are looked at to recognise a file."""
BEGINNING = 4_096
"""Within these a sign is believed whatever the file's ending."""

PROJECT = "project"
"""The name of the kind that project files are: of a colleague, or of another machine."""

_ZIP = b"PK\x03\x04"
_ZIP_ENDING = ".zip"
_DATABASE = b"SQLite format 3\0"


def import_names() -> list[str]:
    """The names of everything that can be imported."""
    readers = (row.name for row in formats() if row.reads)
    return [*(row.name for row in IMPORTERS), *readers, PROJECT]


def recognised(path: Path, format: str | None = None) -> str:
    """The name of the kind that a file or folder is, by its first bytes and its ending.

    Raises ImportRefused for a name that is none, and for an archive of which nothing is known.
    """
    if format is not None:
        if format not in import_names():
            listed = ", ".join(import_names())
            raise ImportRefused(f"“{format}” cannot be imported; choose: {listed}.")
        return format
    head = _head(path)
    if head.startswith(_DATABASE):
        return PROJECT
    ending = path.suffix.lower()
    rows = [row for row in formats() if row.reads]
    found = _by_sign(rows, head, ending)
    if found is None and ending == _ZIP_ENDING and path.is_file():
        raise ImportRefused(_no_archive(path))
    return found or _by_ending(rows, ending) or IMPORTERS[0].name


@dataclass(frozen=True, slots=True)
class Unfolded:
    """Files to import, and how many files beside them are of no kind that can be."""

    paths: tuple[Path, ...]
    left_out: int = 0


def unfolded(paths: Iterable[Path]) -> Unfolded:
    """The paths, folders replaced by the files in and below them that can be imported.

    A folder that is one package of a format stays as it is. Hidden files and links are left out.
    Raises FormatError for a folder of very many files.
    """
    known = {ending for row in formats() if row.reads for ending in row.extensions}
    known |= {ending for one in IMPORTERS for ending in one.extensions}
    found: list[Path] = []
    left_out = 0
    for path in paths:
        if not path.is_dir() or recognised(path) != IMPORTERS[0].name:
            found.append(path)
            continue
        within = [path / name for name in FolderIn(path).names]
        kept = [one for one in within if one.suffix.lower() in known]
        found += kept
        left_out += len(within) - len(kept)
    return Unfolded(tuple(found), left_out)


def _no_archive(path: Path) -> str:
    """What is the matter with an archive that is of no known kind."""
    try:
        with path.open("rb") as file:
            ZipIn(file)
    except OSError as error:
        return f"“{shown(path)}” could not be read: {error.strerror}."
    except FormatError as error:
        return f"“{shown(path)}”, {error}"
    return f"“{shown(path)}” holds no files of a kind that can be imported."


def _by_sign(rows: list[Format], head: bytes, ending: str) -> str | None:
    beginning = head[:BEGINNING]
    for row in rows:
        looked_at = head if ending in row.extensions else beginning
        if any(sign in looked_at for sign in row.signs):
            return row.name
    return None


def _by_ending(rows: list[Format], ending: str) -> str | None:
    """Formats that have no signs come first, those whose sign is missing last."""
    unsigned = [(row.name, row.extensions) for row in rows if not row.signs]
    signed = [(row.name, row.extensions) for row in rows if row.signs]
    importers = [(one.name, one.extensions) for one in IMPORTERS]
    kinds = (*unsigned, *importers, *signed)
    return next((name for name, endings in kinds if ending in endings), None)


def _head(path: Path) -> bytes:
    """The first bytes of a file, the names in a folder or archive; empty for anything else."""
    try:
        if path.is_dir():
            return "\n".join(FolderIn(path).names).encode()
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            head = file.read(HEAD)
            if head.startswith(_ZIP):
                file.seek(0)
                return _ZIP + "\n".join(ZipIn(file).names).encode()
            return head
    except (OSError, ValueError, FormatError):
        return b""

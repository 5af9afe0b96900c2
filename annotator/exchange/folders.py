"""A folder of files read as a package, within bounds."""

from __future__ import annotations

import os
from pathlib import Path

from annotator.domain.errors import FormatError
from annotator.formats.package import LONGEST, MOST_MEMBERS


class FolderIn:
    """The plain files of a folder and those below it; links and hidden files are left out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found: list[str] = []
        for place, below, files in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            for name in files:
                path = Path(place, name)
                if not name.startswith(".") and path.is_file() and not path.is_symlink():
                    found.append(path.relative_to(folder).as_posix())
            if len(found) > MOST_MEMBERS:
                raise FormatError(f"the folder holds over {MOST_MEMBERS:,} files.")
        self.names = tuple(sorted(found))

    def read(self, name: str) -> bytes:
        try:
            with (self._folder / name).open("rb") as file:
                data = file.read(LONGEST + 1)
        except OSError as error:
            raise FormatError(f"{name}: it could not be read: {error.strerror}.") from error
        if len(data) > LONGEST:
            raise FormatError(f"{name}: a file of over {LONGEST // 2**20} MB is not read.")
        return data

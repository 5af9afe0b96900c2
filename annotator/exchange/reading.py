"""A file of a format, opened and read article by article."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import is_zipfile

from annotator.domain.errors import FormatError, ImportRefused
from annotator.domain.records import ArticleRecord
from annotator.exchange.folders import FolderIn
from annotator.exchange.pulse import Pulse, Watched
from annotator.formats.package import OneFile, PackageIn, ZipIn
from annotator.formats.registry import Format, Shape
from annotator.importers.files import shown

MOST_FAULTS = 1_000
"""A file with more faults than that is not read to its end."""


@contextmanager
def opened(path: Path, row: Format, pulse: Pulse) -> Iterator[BinaryIO | PackageIn]:
    """What the format's module reads: a file, or the files of a folder or an archive.

    What goes wrong inside the block is told with the file's name.
    """
    try:
        if row.shape is Shape.PACKAGE and path.is_dir():
            yield FolderIn(path)
            return
        with path.open("rb") as raw:
            size = path.stat().st_size
            file = cast(BinaryIO, io.BufferedReader(Watched(raw, size, pulse), 2**20))
            if row.shape is not Shape.PACKAGE:
                yield file
            elif path.suffix.lower() in row.extensions or is_zipfile(path):
                yield ZipIn(file)
            else:
                with ExitStack() as others:
                    yield OneFile(path.name, file, _beside(path, row, others))
    except OSError as error:
        raise ImportRefused(f"“{shown(path)}” could not be read: {error.strerror}.") from error
    except FormatError as error:
        error.args = (f"“{shown(path)}”, {error}",)
        raise


def _beside(path: Path, row: Format, others: ExitStack) -> dict[str, BinaryIO]:
    """The files in the folder of a single one that its format reads with it."""
    found = (path.with_name(name) for name in row.beside if name != path.name)
    there = [one for one in found if one.is_file()]
    return {one.name: others.enter_context(one.open("rb")) for one in there}


class Readable:
    """The articles that a reader gives; its faults are kept as sentences.

    A reader that is a generator ends at its first fault. Others go on with the next article.
    """

    def __init__(self, articles: Iterable[ArticleRecord], faults: Sequence[str] = ()) -> None:
        self._articles = iter(articles)
        self.faults = [*faults]
        self.good = 0

    def __iter__(self) -> Iterator[ArticleRecord]:
        while len(self.faults) < MOST_FAULTS:
            try:
                record = next(self._articles)
            except StopIteration:
                return
            except FormatError as error:
                self.faults.append(str(error))
                continue
            self.good += 1
            yield record

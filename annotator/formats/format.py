"""What there is to know of one format before its module is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from annotator.domain.errors import FormatError
from annotator.formats.things import THINGS, Thing


class Shape(StrEnum):
    """What a format is made of, and so what its `write` and `read` are given.

    TEXT: `write(records, out: TextIO)`, `read(file: BinaryIO)`. BINARY: the same with a binary
    `out`. PACKAGE: several files, `write(records, out: PackageOut)`, `read(package: PackageIn)`;
    whether they lie in a folder or in a zip file is not the format's business.
    """

    TEXT = "text"
    BINARY = "binary"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Format:
    """One format, a row of the table. Its module has `write` when it `writes`, `read` likewise.

    `read` gives ArticleRecords, one at a time, or one ProjectRecord. With `whole`, `write` is
    given one ProjectRecord and not a stream of articles. `signature`: a text begins with a byte
    order mark, for spreadsheets. `signs` are bytes of which one stands near the beginning of
    such a file. `on_known`: a file has no texts; `read` gets a `Library` as a second argument.
    `extra` is the optional dependency that brings the packages of which `needs` names the
    modules. `things` are losses that the common table does not know.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    module: str
    reads: bool
    writes: bool
    cannot_hold: tuple[str, ...]
    shape: Shape = Shape.TEXT
    whole: bool = False
    signature: bool = False
    signs: tuple[bytes, ...] = ()
    on_known: bool = False
    extra: str = ""
    needs: tuple[str, ...] = ()
    things: Mapping[str, Thing] = field(default_factory=dict, compare=False)

    def load(self) -> ModuleType:
        """The format's module, imported on first use.

        Raises FormatError that says what to install when a package is missing.
        """
        if missing := self.missing():
            raise FormatError(
                f"“{self.title}” needs {' and '.join(missing)}, which is not installed; run: "
                f'pip install "article-annotator[{self.extra}]".'
            )
        return import_module(self.module)

    def missing(self) -> list[str]:
        """The modules of optional packages that it needs and that are not installed."""
        return [name for name in self.needs if find_spec(name) is None]

    def thing(self, key: str) -> Thing:
        """What one of the words in `cannot_hold` stands for."""
        return self.things.get(key) or THINGS[key]

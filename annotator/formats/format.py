"""What there is to know of one format before its module is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from annotator.domain.errors import FormatError
from annotator.domain.scheme import Scheme
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


class Group(StrEnum):
    """What a format is for; the values are headings for a person, in the order of the list."""

    OURS = "Everything, to keep and to move"
    TABLES = "Tables and data sets"
    TOOLS = "Other annotation programs"
    TRAINING = "Training and testing of models"
    PAGES = "To read, print and hand on"
    CATALOGUES = "Catalogues and the web"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a format leaves to the person: a keyword of its `write`, with all its values.

    The first value is the usual one; each has words for a person.
    """

    key: str
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One format, a row of the table. Its module has `write` when it `writes`, `read` likewise.

    `read` gives ArticleRecords, one at a time, or one ProjectRecord. With `whole`, `write` is
    given one ProjectRecord and not a stream of articles. `signature`: a text begins with a byte
    order mark, for spreadsheets. `signs` are bytes of which one stands near the beginning of
    such a file. `on_known`: a file has no texts; `read` gets a `Library` as a second argument.
    `extra` is the optional dependency that brings the packages of which `needs` names the
    modules. `things` are losses that the common table does not know. `purpose` says in a
    sentence who needs it. With `with_scheme`, `write` is given the project's `scheme`. `beside`
    names files that are read with a single file of a package when they lie in its folder.
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
    group: Group = Group.TOOLS
    purpose: str = ""
    with_scheme: bool = False
    options: tuple[Option, ...] = ()
    beside: tuple[str, ...] = ()

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

    def given(self, scheme: Scheme, chosen: Mapping[str, str]) -> dict[str, Any]:
        """The keywords for `write`. Raises FormatError for an option or value that it has not."""
        known = {option.key: [value for value, _ in option.values] for option in self.options}
        for key, value in chosen.items():
            if key not in known:
                listed = ", ".join(known) or "none"
                raise FormatError(f"“{self.name}” has no option “{key:.40}”; it has: {listed}.")
            if value not in known[key]:
                listed = ", ".join(known[key])
                raise FormatError(f"The option “{key}” cannot be “{value:.40}”; choose: {listed}.")
        usual = {key: values[0] for key, values in known.items()}
        return {**usual, **chosen} | ({"scheme": scheme} if self.with_scheme else {})

    @property
    def comes_back(self) -> bool:
        """Whether what was written can be read again as the same articles."""
        return self.reads and (self.on_known or "texts" not in self.cannot_hold)

    def missing(self) -> list[str]:
        """The modules of optional packages that it needs and that are not installed."""
        return [name for name in self.needs if find_spec(name) is None]

    def thing(self, key: str) -> Thing:
        """What one of the words in `cannot_hold` stands for."""
        return self.things.get(key) or THINGS[key]

"""Every kind of document that can be made articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from annotator.domain.records import ArticleRecord

Reader = Callable[[Path], list[ArticleRecord]]


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind: its module has `read(path) -> list[ArticleRecord]`, loaded on first use."""

    name: str
    title: str
    extensions: tuple[str, ...]
    module: str

    def read(self, path: Path) -> list[ArticleRecord]:
        """The articles in a document. Raises ImportRefused with a sentence naming the file."""
        reader = cast(Reader, import_module(self.module).read)
        return reader(path)


IMPORTERS = (
    Importer("text", "Plain text", (".txt", ".text", ".md"), "annotator.importers.plain_text"),
)


def importer(name: str) -> Importer | None:
    """The row with this name."""
    return next((row for row in IMPORTERS if row.name == name), None)

"""Every format of interchange, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from annotator.formats.losses import THINGS, Loss, LossCount, loss

__all__ = [
    "FORMATS",
    "THINGS",
    "Format",
    "Loss",
    "LossCount",
    "format_named",
    "loss",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. Its module has `write(records, out)` and, when it `reads`, `read(file)`.

    With `whole`, records are one ProjectRecord and not a stream of articles. `signature`:
    a file begins with a byte order mark, for spreadsheets.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    module: str
    reads: bool
    writes: bool
    cannot_hold: tuple[str, ...]
    whole: bool = False
    signature: bool = False

    def load(self) -> ModuleType:
        """The format's module, imported on first use."""
        return import_module(self.module)


_PROJECT_ONLY = ("scheme", "sessions", "history", "originals")

FORMATS = (
    Format(
        "jsonl",
        "Article Annotator lines",
        (".jsonl",),
        "annotator.formats.jsonl",
        reads=True,
        writes=True,
        cannot_hold=_PROJECT_ONLY,
    ),
    Format(
        "json",
        "Article Annotator project",
        (".json",),
        "annotator.formats.json_project",
        reads=True,
        writes=True,
        cannot_hold=("history", "originals"),
        whole=True,
    ),
    Format(
        "csv",
        "Table of annotations",
        (".csv",),
        "annotator.formats.csv_table",
        reads=False,
        writes=True,
        cannot_hold=(
            *_PROJECT_ONLY,
            *("texts", "articles_without_tags", "article_details", "regions"),
            *("links", "entries", "comments", "extra"),
        ),
        signature=True,
    ),
    Format(
        "w3c",
        "W3C Web Annotation",
        (".jsonld",),
        "annotator.formats.w3c",
        reads=False,
        writes=True,
        cannot_hold=(
            *_PROJECT_ONLY,
            *("texts", "articles_without_tags", "article_details", "regions"),
            *("entries", "extra"),
        ),
    ),
)


def format_named(name: str) -> Format | None:
    """The row with this name."""
    return next((row for row in FORMATS if row.name == name), None)

"""The first lines of what a format writes, for a dialog."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO, TextIO

from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.formats.format import Format, Shape
from annotator.formats.package import written_as_text

WIDTH = 400
"""Where a line is cut."""


def first_lines(
    chosen: Format,
    records: Iterable[ArticleRecord] | ProjectRecord,
    most: int,
    given: Mapping[str, Any],
) -> str:
    """At most that many lines of what the format makes of the records; `given` are its keywords.

    Of a package each file is shown under its name. A module with `preview(records, …)` says
    itself what a person sees; of a binary format without one nothing is shown.
    """
    module: Any = chosen.load()
    if hasattr(module, "preview"):
        lines = module.preview(records, **given).splitlines()
    elif chosen.shape is Shape.TEXT:
        out = io.StringIO(newline="")
        module.write(records, out, **given)
        lines = out.getvalue().splitlines()
    elif chosen.shape is Shape.PACKAGE:
        package = _Shown()
        module.write(records, package, **given)
        lines = package.lines
    else:
        lines = []
    return "\n".join(_cut(line) for line in lines[:most])


class _Shown:
    """A package that is only looked at."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    @contextmanager
    def binary(self, name: str) -> Iterator[BinaryIO]:
        out = io.BytesIO()
        yield out
        data = out.getvalue()
        self.lines.append(f"— {name} —")
        if b"\0" not in data:
            self.lines += data.decode("utf-8", "replace").splitlines()

    @contextmanager
    def text(self, name: str) -> Iterator[TextIO]:
        with self.binary(name) as out:
            yield from written_as_text(out)


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else line[:WIDTH] + " …"

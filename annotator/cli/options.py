"""What several commands share: their project, their annotator, and printing."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from annotator.cli.streams import is_unicode
from annotator.domain.identity import Annotator
from annotator.store.person import person
from annotator.store.project import Project


def add_project(parser: ArgumentParser) -> None:
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the project file")


def add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for scripts")


def add_annotator(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--annotator",
        metavar="NAME",
        help="who does it (default: ANNOTATOR_NAME, else the name in the settings)",
    )


def annotator_of(asked: Namespace) -> Annotator:
    """Who the command works for."""
    return person(asked.annotator) if asked.annotator else usual_annotator()


def usual_annotator() -> Annotator:
    """Who works when no option says it."""
    return person(os.environ.get("ANNOTATOR_NAME"))


def open_to_read(asked: Namespace) -> Project:
    """The project, for reading: nothing of it or beside it is touched."""
    return Project.open(asked.project, read_only=True)


def open_to_write(asked: Namespace) -> Project:
    """The project, to be changed under the annotator's name."""
    return Project.open(asked.project, annotator=annotator_of(asked))


def print_json(value: Any) -> None:
    """One JSON value on standard output, readable by people too."""
    print(json.dumps(value, ensure_ascii=not is_unicode(sys.stdout.encoding), indent=1))


def show_progress(done: float, whole: int) -> None:
    """A bar on standard error, on a terminal only; `done` may be a part of one."""
    if sys.stderr.isatty() and (whole > 1 or done < whole):
        share = round(30 * done / whole)
        end = "\n" if done == whole else ""
        bar = f"\r[{'#' * share}{' ' * (30 - share)}] {int(done):,} of {whole:,}"
        print(bar, end=end, file=sys.stderr, flush=True)


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 article`, `3 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"

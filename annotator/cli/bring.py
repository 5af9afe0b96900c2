"""Bring articles and annotations into a project.

Files are recognised by what is in them, other project files among them; --format says it where
that is not enough. Each file goes in whole or not at all; one that is refused does not keep the
others out. A text that is in the project already is skipped, annotations of known articles are
brought up to date. Ctrl+Z in the window takes all files of one command back. With --partial the
good articles of a file that has faults go in, and the faults are listed.

With --json: {"files": [{"file", "result", "articles", "annotations", "reason"}]}, where result is
added, updated, skipped or refused, and articles are uids; “notes” are there when something was
made canonical, could not be placed or was left out. Exit status 1 when any was refused.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotator.cli.options import (
    add_annotator,
    add_json,
    add_project,
    counted,
    open_to_write,
    print_json,
    show_progress,
)
from annotator.exchange.incoming import FileReport, ImportReport, import_paths
from annotator.exchange.recognising import import_names


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="what to import")
    parser.add_argument("--format", choices=import_names(), help="the kind of the files")
    parser.add_argument(
        "--partial", action="store_true", help="take what is good of files that have faults"
    )
    add_json(parser)
    add_annotator(parser)


def run(asked: Namespace) -> int:
    def progress(done: float, whole: int) -> bool:
        show_progress(done, whole)
        return True

    with open_to_write(asked) as project:
        report = import_paths(
            project,
            asked.files,
            format=asked.format,
            progress=progress,
            partial=asked.partial,
        )
    show_progress(len(asked.files), len(asked.files))
    if asked.json:
        print_json(as_plain(report))
    else:
        for one in report.files:
            _print(one)
    return 1 if report.refused else 0


def as_plain(report: ImportReport) -> dict[str, list[dict[str, object]]]:
    """The report as JSON values."""
    names = ("file", "result", "articles", "annotations", "reason")
    return {
        "files": [
            {name: getattr(one, name) for name in names}
            | ({"notes": list(one.notes)} if one.notes else {})
            for one in report.files
        ]
    }


def _print(one: FileReport) -> None:
    if one.result == "refused":
        print(f"annotator: {one.reason}", file=sys.stderr)
        if one.readable:
            good = counted(one.readable, "article")
            print(f"annotator: {good} of it can be read: add --partial.", file=sys.stderr)
        return
    what = f"{counted(len(one.articles), 'article')}, {counted(one.annotations, 'annotation')}"
    print(f"{one.result:<8} {one.file}: {one.reason or what}")
    for note in one.notes:
        print(f"         {note}")

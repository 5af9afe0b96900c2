"""Write a whole copy of a project, also while it is open in a window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotator.cli.options import add_json, add_project, open_to_read, print_json
from annotator.store.backup import backup


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("to", metavar="TO", type=Path, help="the copy to write")
    add_json(parser)


def run(asked: Namespace) -> int:
    with open_to_read(asked) as project:
        backup(project, asked.to)
    if asked.json:
        print_json({"backup": str(asked.to)})
    return 0

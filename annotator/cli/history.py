"""List the edits of a project, newest first.

With --json: [{"id", "kind", "text", "annotator", "at", "article", "rows", "undoes"}]; kind is user,
undo, redo or system, at is UTC, article a number, rows how many rows the edit changed.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from datetime import datetime

from annotator.cli.options import add_json, add_project, open_to_read, print_json
from annotator.store.history import HistoryLine, history

_VERBS = {"undo": "undid: ", "redo": "did again: "}


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--limit", type=int, metavar="N", help="only the last N edits")
    parser.add_argument("--article", type=int, metavar="NUMBER", help="only those of one article")
    add_json(parser)


def run(asked: Namespace) -> int:
    with open_to_read(asked) as project:
        lines = history(project, article=asked.article, limit=asked.limit)
    if asked.json:
        print_json([asdict(line) for line in lines])
    else:
        for line in lines:
            print(_line(line))
    return 0


def _line(line: HistoryLine) -> str:
    local = datetime.fromisoformat(line.at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    who = f"  ({line.annotator})" if line.annotator else ""
    return f"{line.id:>6}  {local}  {_VERBS.get(line.kind, '')}{line.text}{who}"

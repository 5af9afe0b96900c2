"""Send a project's contents out in another format.

--output replaces a file whole or not at all; “-” is standard output. What the format cannot hold
is said on standard error, or with --json as JSON on standard output:
{"format", "output", "losses": [{"thing", "count", "words"}]} (on standard error with --output -).
A format of several files makes a zip file of a path with its ending, else a folder.

--label, --status (of the review), --article-status and --article (uid or number) each may be given
several times and let through only what fits.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotator.cli.options import add_json, add_project, open_to_read, print_json
from annotator.domain.records import ARTICLE_STATES, REVIEW_STATES
from annotator.exchange.outgoing import (
    Selection,
    export,
    export_file,
    selection_of,
)
from annotator.formats.losses import Loss
from annotator.formats.registry import formats
from annotator.store.project import Project


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    names = [row.name for row in formats() if row.writes]
    parser.add_argument("--format", required=True, choices=names)
    parser.add_argument("--output", required=True, metavar="PATH", help="the file, or -")
    for name, words, states in (
        ("--label", "only annotations of this label", None),
        ("--status", "only annotations of this review", REVIEW_STATES),
        ("--article-status", "only articles of this status", ARTICLE_STATES),
        ("--article", "only this article", None),
    ):
        parser.add_argument(name, action="append", default=[], choices=states, help=words)
    add_json(parser)


def run(asked: Namespace) -> int:
    with open_to_read(asked) as project:
        selection = selection_of(
            project,
            labels=asked.label,
            reviews=asked.status,
            article_states=asked.article_status,
            article_names=asked.article,
        )
        if asked.output == "-":
            losses = _to_standard_output(project, asked.format, selection)
        else:
            losses = export_file(project, asked.format, Path(asked.output), selection)
    _tell(asked, losses)
    return 0


def _to_standard_output(project: Project, name: str, selection: Selection) -> list[Loss]:
    sys.stdout.flush()
    losses = export(project, name, sys.stdout.buffer, selection)
    sys.stdout.buffer.flush()
    return losses


def _tell(asked: Namespace, losses: list[Loss]) -> None:
    if asked.json:
        plain = {
            "format": asked.format,
            "output": asked.output,
            "losses": [
                {"thing": one.thing, "count": one.count, "words": one.words} for one in losses
            ],
        }
        if asked.output == "-":
            print(json.dumps(plain, ensure_ascii=False), file=sys.stderr)
        else:
            print_json(plain)
    elif losses:
        listed = ", ".join(one.told for one in losses)
        print(f"annotator: {asked.format} does not hold: {listed}.", file=sys.stderr)

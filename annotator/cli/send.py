"""Send a project's contents out in another format.

--output replaces a file whole or not at all; “-” is standard output. What the format cannot hold
is said on standard error before anything is written (with more than 50,000 annotations after it,
as counting takes as long as writing), or with --json as JSON on standard output:
{"format", "output", "losses": [{"thing", "count", "words"}]} (on standard error with --output -).
--losses only says it, and writes nothing. A format of several files makes a zip file of a path
with its ending, else a folder.

--verify reads the file again and compares it with the project, less what the format cannot hold;
the exit status is 1 when something came back otherwise. --verify-to writes the result, with the
hashes of the file and of all texts, as JSON; with --json it is “verification”.

--label, --status (of the review), --article-status and --article (uid or number) each may be given
several times and let through only what fits.

Sources that are protected in the project go out under other names. --protected masked (the usual)
also masks their names and mentions in texts, with as many characters, so offsets hold, and in all
else that is written; renamed leaves texts as they are; shown writes everything.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from annotator.cli.options import add_json, add_project, counted, open_to_read, print_json
from annotator.domain.errors import FormatError
from annotator.domain.states import ARTICLE_STATES, REVIEW_STATES
from annotator.exchange.outgoing import (
    Selection,
    export,
    export_file,
    losses,
    selection_of,
)
from annotator.exchange.protecting import WAYS
from annotator.exchange.verifying import Verification, save_verification, verifiable, verify
from annotator.formats.losses import Loss
from annotator.formats.registry import formats
from annotator.store.project import Project
from annotator.store.stats import count_annotations

_SOON_COUNTED = 50_000
"""Annotations up to which what a format cannot hold is counted before it is written."""


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    names = [row.name for row in formats() if row.writes]
    parser.add_argument("--format", required=True, choices=names)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--output", metavar="PATH", help="the file, or -")
    where.add_argument("--losses", action="store_true", help="only say what the format cannot hold")
    for name, words, states in (
        ("--label", "only annotations of this label", None),
        ("--status", "only annotations of this review", REVIEW_STATES),
        ("--article-status", "only articles of this status", ARTICLE_STATES),
        ("--article", "only this article", None),
    ):
        parser.add_argument(name, action="append", default=[], choices=states, help=words)
    parser.add_argument(
        "--protected", choices=WAYS, default=WAYS[0], help="what becomes of protected sources"
    )
    parser.add_argument("--verify", action="store_true", help="read it again and compare")
    parser.add_argument(
        "--verify-to", metavar="FILE", type=Path, help="verify, and write the result to a file"
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a choice of the format; “annotator formats” lists them",
    )
    add_json(parser)


def run(asked: Namespace) -> int:
    options = _options(asked.option)
    with open_to_read(asked) as project:
        selection = selection_of(
            project,
            labels=asked.label,
            reviews=asked.status,
            article_states=asked.article_status,
            article_names=asked.article,
            protected=asked.protected,
        )
        if asked.verify or asked.verify_to:
            _refuse_unverifiable(asked)
        result = None
        counted_before = asked.losses or count_annotations(project) <= _SOON_COUNTED
        if counted_before:
            lost = losses(project, asked.format, selection)
            _tell_losses(asked, lost)
        if not asked.losses:
            written = _write(asked, project, selection, options)
            result = _verified(asked, project, selection)
        if not counted_before:
            lost = written
            _tell_losses(asked, lost)
    if asked.json:
        _print_json(asked, lost, result)
    else:
        _tell_result(result)
    return 1 if result is not None and not result.is_same else 0


def _refuse_unverifiable(asked: Namespace) -> None:
    """Before anything is written: raises FormatError where it could not be compared then."""
    if asked.losses:
        raise FormatError("With --losses nothing is written that could be verified.")
    verifiable(asked.format)
    if asked.output == "-":
        raise FormatError("What goes to standard output cannot be read again; name a file.")


def _verified(asked: Namespace, project: Project, selection: Selection) -> Verification | None:
    if not (asked.verify or asked.verify_to):
        return None
    result = verify(project, asked.format, Path(asked.output), selection)
    if asked.verify_to:
        save_verification(asked.verify_to, result)
    return result


def _options(given: list[str]) -> dict[str, str]:
    """What was said with --option. Raises FormatError for what is no KEY=VALUE."""
    found: dict[str, str] = {}
    for one in given:
        key, equals, value = one.partition("=")
        if not equals:
            raise FormatError(f"“{one}” is no option; write KEY=VALUE.")
        found[key] = value
    return found


def _write(
    asked: Namespace, project: Project, selection: Selection, options: Mapping[str, str]
) -> list[Loss]:
    if asked.output != "-":
        return export_file(project, asked.format, Path(asked.output), selection, options)
    sys.stdout.flush()
    lost = export(project, asked.format, sys.stdout.buffer, selection, options)
    sys.stdout.buffer.flush()
    return lost


def _print_json(asked: Namespace, lost: list[Loss], result: Verification | None) -> None:
    plain: dict[str, object] = {
        "format": asked.format,
        "output": asked.output,
        "losses": [{"thing": one.thing, "count": one.count, "words": one.words} for one in lost],
    }
    if result is not None:
        plain["verification"] = result.as_plain()
    if asked.output == "-":
        print(json.dumps(plain, ensure_ascii=False), file=sys.stderr)
    else:
        print_json(plain)


def _tell_losses(asked: Namespace, lost: list[Loss]) -> None:
    """Say it in a sentence; as JSON it is said at the end, with all else."""
    if lost and not asked.json:
        listed = ", ".join(one.told for one in lost)
        print(f"annotator: {asked.format} does not hold: {listed}.", file=sys.stderr, flush=True)


def _tell_result(result: Verification | None) -> None:
    if result is None:
        return
    for difference in result.differences:
        print(f"annotator: {difference}", file=sys.stderr)
    if result.is_same:
        came = f"{counted(result.articles, 'article')}, {counted(result.annotations, 'annotation')}"
        print(f"verified: {came} came back the same (SHA-256 {result.sha256})", file=sys.stderr)

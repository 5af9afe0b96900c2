"""Look through a project for damage.

Looks at every page, reference, journal line, row, text and tag; changes nothing, unless --compact
asks to drop texts that nothing needs any more. Exit status 1 when something is wrong.
With --json: {"ok", "findings", "articles", "annotations", "edits"}.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from annotator.cli.options import add_annotator, add_json, add_project, open_to_write, print_json
from annotator.domain.errors import StoreError
from annotator.store.check import check, compact


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--compact", action="store_true", help="drop what nothing needs any more")
    add_json(parser)
    add_annotator(parser)


def run(asked: Namespace) -> int:
    if not asked.project.exists():
        raise StoreError(f"There is no file “{asked.project}”.")
    report = check(asked.project)
    if asked.json:
        print_json({"ok": not report.findings} | asdict(report))
    else:
        for finding in report.findings:
            print(f"annotator: {finding}", file=sys.stderr)
        if not report.findings:
            print(
                f"All is well: {report.articles:,} articles, {report.annotations:,} annotations, "
                f"{report.edits:,} edits."
            )
    if report.findings:
        return 1
    if asked.compact:
        with open_to_write(asked) as project:
            dropped = compact(project)
        if not asked.json:
            print(f"{dropped:,} unused texts dropped.")
    return 0

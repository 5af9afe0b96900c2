"""Count who is quoted, how and where: the report of the window as a page, a table or JSON.

With --json: every figure of the report by its name; the same numbers as the window shows.
Sources that are protected in the project have other names in it, but with --protected shown.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from datetime import date
from pathlib import Path

from annotator.analysis.report_page import html_page
from annotator.analysis.report_table import csv_text
from annotator.analysis.report_words import cards
from annotator.cli.narrowed import add_narrowing, narrowing_of
from annotator.cli.options import add_json, add_project, open_to_read, print_json
from annotator.domain.errors import FormatError
from annotator.domain.report import Report
from annotator.exchange.protecting import WAYS, report_to_save
from annotator.exchange.safe_file import whole_file
from annotator.store.report import report
from annotator.store.review_copy import completed

_WRITERS = {
    ".html": lambda found: html_page(found, date.today().isoformat()),
    ".csv": csv_text,
}


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--output", metavar="PATH", help="write it to an .html or .csv file")
    add_narrowing(parser)
    parser.add_argument(
        "--protected", choices=WAYS, default=WAYS[0], help="what becomes of protected sources"
    )
    add_json(parser)


def run(asked: Namespace) -> int:
    with open_to_read(asked) as opened, completed(opened) as project:
        counted = report(project, narrowing_of(project, asked))
        found = report_to_save(project, counted, asked.protected)
    if asked.output is not None:
        _write(found, asked.output)
    if asked.json:
        print_json(asdict(found))
    elif asked.output is None:
        print(found.title)
        for title, figure, below in cards(found):
            print(f"  {title}: {figure}" + (f" ({below})" if below else ""))
    return 0


def _write(found: Report, output: str) -> None:
    if output == "-":
        sys.stdout.write(_WRITERS[".html"](found))
        return
    path = Path(output)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise FormatError(f"A report is written as .html or .csv, not as “{path.name}”.")
    with whole_file(path) as out:
        out.write(writer(found).encode())

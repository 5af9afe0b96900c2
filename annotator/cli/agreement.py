"""Compare the tags of two projects in the articles that both have: how far do they agree?

The first may be an earlier take and the second one's second look at it (see “annotator sample”),
or they are the projects of two people. Articles are the same when their ids and texts are. Of
each label it prints how often either take gave it, on how many the words are exactly the same or
overlap, F1 of both, and Krippendorff's alpha over the words of the articles; then how often
questions about the tags that overlap have the same answer.

With --json: {"first", "second", "articles", "untouched", "words", "labels": [{"label", "title",
"first", "second", "same", "overlapping", "alpha", "f1_same", "f1_overlapping"}], "answers":
[{"label", "key", "title", "same", "of", "alpha"}], "differences": [{"kind", "label", "words",
"other_words", "spans", "article", "headline", "first", "second", "details"}]}; alpha and F1 are
null where nothing varies. A file written with --output masks the names of protected sources, but
with --protected shown.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from annotator.cli.options import add_json, counted, print_json, show_progress
from annotator.domain.agreement import Agreement
from annotator.exchange.protecting import WAYS, agreement_to_save, protections
from annotator.exchange.second_look import comparing, plain_agreement, save_agreement
from annotator.store.project import Project


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("first", metavar="FIRST", type=Path, help="the project of the first take")
    parser.add_argument("second", metavar="SECOND", type=Path, help="the one of the second")
    parser.add_argument(
        "--output", metavar="PATH", type=Path, help="write it to a .json file, or .csv: differences"
    )
    parser.add_argument(
        "--protected",
        choices=WAYS,
        default=WAYS[0],
        help="what becomes of protected sources in that file",
    )
    add_json(parser)


def run(asked: Namespace) -> int:
    with (
        Project.open(asked.first, read_only=True) as first,
        Project.open(asked.second, read_only=True) as second,
    ):
        found = _compared(first, second)
        keeping = protections(first, second, way=asked.protected)
    if asked.output is not None:
        save_agreement(asked.output, agreement_to_save(found, keeping))
    if asked.json:
        print_json(plain_agreement(found))
    elif asked.output is None:
        for line in _lines(found):
            print(line)
    return 0


def _compared(first: Project, second: Project) -> Agreement:
    for step in comparing(first, second):
        if isinstance(step, Agreement):
            show_progress(1, 1)
            return step
        show_progress(*step)
    raise AssertionError("a comparison ends with what it found")


def _lines(found: Agreement) -> Iterator[str]:
    yield f"“{found.first}” and “{found.second}”"
    yield f"{counted(found.articles, 'article')}, {counted(found.words, 'word')} in both"
    if found.untouched:
        yield f"{counted(found.untouched, 'article')} left out: not begun in one of both"
    yield ""
    names = ("first", "second", "same words", "overlap", "F1 same", "F1 overlap", "alpha")
    wide = max([14, *(len(one.title) for one in found.labels)])
    yield " " * wide + "".join(f"{name:>12}" for name in names)
    for one in found.labels:
        counts = (one.first, one.second, one.same, one.overlapping)
        figures = (one.f1_same, one.f1_overlapping, one.alpha)
        cells = (*(f"{count:,}" for count in counts), *map(_figure, figures))
        yield f"{one.title:<{wide}}" + "".join(f"{cell:>12}" for cell in cells)
    titles = {one.label: one.title for one in found.labels}
    if found.answers:
        yield ""
    for answer in found.answers:
        yield (
            f"{titles[answer.label]}, {answer.title}: {answer.same:,} of {answer.of:,} the same, "
            f"alpha {_figure(answer.alpha)}"
        )
    yield ""
    yield f"{counted(len(found.differences), 'difference')}; --json or --output lists them"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"

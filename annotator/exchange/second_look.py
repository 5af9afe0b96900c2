"""A second look at articles: annotated anew without the earlier tags, then held against them."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from annotator.analysis.agreement import Comparison
from annotator.domain.agreement import Agreement, Difference
from annotator.domain.errors import AnnotatorError, FormatError, RuleError
from annotator.domain.identity import Annotator
from annotator.exchange.safe_file import whole_text
from annotator.formats.csv_table import harmless
from annotator.store.project import Project
from annotator.store.records import article_record
from annotator.store.second_looks import FirstTake, fill_second_look, first_take, shared_articles

_COLUMNS = (
    *("difference", "label", "words", "other_words", "details", "headline", "article"),
    *("start", "end", "first", "second"),
)


def drawn(of: Sequence[int], count: int, seed: int) -> list[int]:
    """At most `count` of some ids at random, in their order; the same seed draws the same."""
    places = random.Random(seed).sample(range(len(of)), min(count, len(of)))
    return [of[place] for place in sorted(places)]


def make_second_look(
    first: Project, path: Path, articles: Sequence[int], annotator: Annotator | None = None
) -> Project:
    """Make a project of articles of another, with its scheme and no tag, and open it.

    Raises RuleError without articles, StoreError when something is at `path` already.
    """
    if not articles:
        raise RuleError("There is no article to annotate anew.")
    return Project.create(
        path,
        scheme=first.scheme.to_dict(),
        annotator=annotator,
        fill=lambda edit: fill_second_look(edit, first, articles),
    )


def first_file(second: Project, recent: Sequence[Path] = ()) -> Path | None:
    """Where the project is of which this is the second look: beside it, or among `recent`.

    None when it is no second look, or the first is not found.
    """
    told = first_take(second)
    if told is None:
        return None
    beside = second.path.with_name(Path(told.name).name)
    return next((path for path in (beside, *recent) if _is_first(path, told)), None)


def _is_first(path: Path, told: FirstTake) -> bool:
    if not path.is_file():
        return False
    try:
        with Project.open(path, read_only=True) as project:
            return project.uid == told.project
    except AnnotatorError:
        return False  # it is another file by now


def comparing(first: Project, second: Project) -> Iterator[Agreement | tuple[int, int]]:
    """Compare two projects' tags of the articles that both have begun, one article a step.

    Yields how many of how many are done, and at last the agreement. Raises RuleError when they
    have no article in common, or only such as one of them has not begun.
    """
    if first.path.resolve() == second.path.resolve():
        raise RuleError("A project agrees with itself in everything; choose another one.")
    shared = shared_articles(first, second)
    begun = [(one, other) for one, other, is_begun in shared if is_begun]
    if not shared:
        raise RuleError(
            f"“{first.title}” and “{second.title}” have no article in common: a second look is "
            "made in the review, with “Draw a sample”."
        )
    if not begun:
        raise RuleError(
            f"Nothing is tagged yet in the articles that “{first.title}” and “{second.title}” "
            "have in common, or only in one of both."
        )
    comparison = Comparison(second.scheme)
    for number, (one, other) in enumerate(begun):
        yield number, len(begun)
        comparison.add(article_record(first, one), article_record(second, other))
    names = (first.title, second.title)
    if first.title == second.title:
        names = (first.path.stem, second.path.stem)
    yield Agreement(
        *names,
        comparison.articles,
        len(shared) - len(begun),
        comparison.words,
        comparison.labels(),
        comparison.answers(),
        comparison.differences,
    )


def agreement(first: Project, second: Project) -> Agreement:
    """The same at once."""
    return next(one for one in comparing(first, second) if isinstance(one, Agreement))


def plain_agreement(found: Agreement) -> dict[str, Any]:
    """An agreement as JSON values, its figures unrounded."""
    plain = asdict(found)
    for label, plain_label in zip(found.labels, plain["labels"], strict=True):
        plain_label["f1_same"] = label.f1_same
        plain_label["f1_overlapping"] = label.f1_overlapping
    for one in plain["differences"]:
        one["details"] = [
            dict(zip(("question", "first", "second"), detail, strict=True))
            for detail in one["details"]
        ]
    return plain


def save_agreement(path: Path, found: Agreement) -> None:
    """Write all of it as .json, or its differences as .csv; whole or not at all.

    Raises FormatError for another ending.
    """
    kind = path.suffix.lower()
    if kind not in (".csv", ".json"):
        raise FormatError(f"An agreement is written as .csv or .json, not as “{path.name}”.")
    with whole_text(path) as out:
        if kind == ".json":
            json.dump(plain_agreement(found), out, ensure_ascii=False, indent=1)
            out.write("\n")
            return
        table = csv.writer(out)
        table.writerow((*_COLUMNS, "escaped"))
        for one in found.differences:
            table.writerow(harmless(_cells(one), _COLUMNS))


def _cells(one: Difference) -> list[str]:
    details = "; ".join(
        f"{name}: {first or '–'} / {second or '–'}" for name, first, second in one.details
    )
    return [
        *(one.kind, one.label, one.words, one.other_words, details, one.headline, one.article),
        *(str(one.spans[0].start), str(one.spans[-1].end), one.first or "", one.second or ""),
    ]

"""Which quotes and claims a command is about, said by options."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from annotator.domain.errors import RuleError
from annotator.domain.report import CLASSES
from annotator.domain.review import DATE, Narrowing
from annotator.domain.states import REVIEW_STATES
from annotator.domain.values import HEADS
from annotator.store.project import Project
from annotator.store.review_list import annotator_names


def add_narrowing(parser: ArgumentParser) -> None:
    parser.add_argument("--label", choices=sorted(HEADS), help="only quotes, or only claims")
    parser.add_argument("--status", choices=REVIEW_STATES, help="only those in this state")
    parser.add_argument("--form", metavar="FORM", help="only quotes of this form")
    parser.add_argument("--source-type", choices=CLASSES, help="only those of such a source")
    parser.add_argument("--publisher", metavar="NAME", help="only those of this publisher")
    parser.add_argument("--annotator", metavar="NAME", help="only those that this person tagged")
    for name, which in (("since", "first"), ("until", "last")):
        parser.add_argument(
            f"--{name}", metavar="DATE", type=_date, help=f"the {which} year, month or day"
        )


def narrowing_of(project: Project, asked: Namespace) -> Narrowing:
    """What the options let through. Raises RuleError for an annotator whom nobody knows."""
    facets = {
        "label": asked.label,
        "review": asked.status,
        "form": asked.form,
        "class": asked.source_type,
        "annotator": None if asked.annotator is None else _annotator(project, asked.annotator),
    }
    chosen = {facet: frozenset({value}) for facet, value in facets.items() if value is not None}
    return Narrowing(chosen, publisher=asked.publisher, since=asked.since, until=asked.until)


def _annotator(project: Project, name: str) -> str:
    known = annotator_names(project)
    for number, one in known.items():
        if one.casefold() == name.casefold():
            return number
    raise RuleError(f"Nobody called “{name}” tagged anything here.")


def _date(text: str) -> str:
    if not re.fullmatch(DATE, text):
        raise ArgumentTypeError(f"“{text}” is no date; write 2026, 2026-03 or 2026-03-14")
    return text

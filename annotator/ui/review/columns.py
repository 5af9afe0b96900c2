"""The columns of the review's table; adding one is adding a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from annotator.domain.review import ReviewLine
from annotator.ui.dates import day
from annotator.ui.review.words import Titles
from annotator.ui.words import later, tr


class Style(Enum):
    """How a cell is set."""

    WORDS = "words"
    NAME = "name"
    PLAIN = "plain"
    MUTED = "muted"
    STATE = "state"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the order it sorts by, its title, its width at first, how a cell is set.

    `text` says what a cell holds, `below` what stands small under it. In a window less wide than
    `room` it is left out, as the pane beside the table shows it too; `narrow` is its width where
    room is short.
    """

    key: str
    title: str
    width: int
    style: Style
    text: Callable[[ReviewLine, Titles], str]
    below: Callable[[ReviewLine, Titles], str] = lambda line, titles: ""
    shown: bool = True
    narrow: int = 0
    room: int = 0


def _source_below(line: ReviewLine, titles: Titles) -> str:
    traits = line.traits
    parts = [
        titles.value(facet, value).lower()
        for facet, value in (("type", traits.type), ("naming", traits.naming))
        if value
    ]
    if line.relay:
        parts.append(tr("via {relay}").format(relay=line.relay))
    return " · ".join(parts)


def _form(line: ReviewLine, titles: Titles) -> str:
    traits = line.traits
    facet = "kind" if traits.label == "claim" else "form"
    value = traits.kind if traits.label == "claim" else traits.form
    if value:
        return titles.value(facet, value).lower()
    return titles.value("label", "claim").lower() if traits.label == "claim" else "—"


COLUMNS = (
    Column(
        *("words", later("Quote"), 236, Style.WORDS),
        lambda line, titles: line.words,
        narrow=160,
    ),
    Column(
        *("name", later("Source"), 142, Style.NAME),
        lambda line, titles: line.name or "—",
        _source_below,
        narrow=118,
    ),
    Column("form", later("Form"), 104, Style.PLAIN, _form, narrow=92, room=1000),
    Column("cue", later("Cue"), 78, Style.PLAIN, lambda line, titles: line.cue, room=1200),
    Column(
        *("headline", later("Article"), 122, Style.MUTED),
        lambda line, titles: line.headline,
        room=1200,
    ),
    Column(
        *("publisher", later("Publisher"), 120, Style.MUTED),
        lambda line, titles: line.publisher,
        shown=False,
    ),
    Column(
        *("published", later("Date"), 96, Style.MUTED),
        lambda line, titles: day(line.published or None),
        shown=False,
    ),
    Column(
        *("annotator", later("Annotator"), 110, Style.MUTED),
        lambda line, titles: titles.value("annotator", line.traits.annotator),
        shown=False,
    ),
    Column(
        *("review", later("Status"), 104, Style.STATE),
        lambda line, titles: titles.value("review", line.traits.review),
        narrow=94,
    ),
    Column(
        *("checks", later("Checks"), 100, Style.WARNING),
        lambda line, titles: ", ".join(titles.value("checks", one) for one in line.traits.checks),
        narrow=86,
        room=800,
    ),
)
"""All columns in their order at first."""

"""The report laid out: cards above, panels in one or two columns below; drawn at any width."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from annotator.analysis.report_words import called, said
from annotator.domain.report import Reliance, Report
from annotator.domain.review import Narrowing
from annotator.ui.report.cards import ANONYMOUS, CLAIMS, GAP, QUOTES, SIDE, draw_cards
from annotator.ui.report.charts import ROW, Bar, along, bars, columns, share, share_height
from annotator.ui.report.ink import Ink, Zone
from annotator.ui.words import figure, tr

_PAD, _HEAD = 20, 44
_NARROW = 860
_COLUMNS = 170
_LINES = 12
_ADVICE = 40


@dataclass(frozen=True, slots=True)
class Panel:
    """A box with a title: how high it is inside, and how that is drawn."""

    title: str
    more: str
    height: float
    draw: Callable[[Ink, QRectF], list[Zone]]


def draw_report(ink: Ink, report: Report, width: float) -> tuple[float, list[Zone]]:
    """Draw the report into `width`; how high it became, and what can be opened in it."""
    y, zones = draw_cards(ink, report, width)
    several = width >= _NARROW
    wide = (width - 2 * SIDE - (GAP if several else 0)) / (2 if several else 1)
    heights = [y] * (2 if several else 1)
    if advice(report):
        place = QRectF(SIDE, y, width - 2 * SIDE, _ADVICE)
        ink.words(place, advice(report), "muted")
        return place.bottom() + SIDE, zones
    for panel in _panels(ink, report, wide - 2 * _PAD):
        column = heights.index(min(heights))
        left = SIDE + column * (wide + GAP)
        box = QRectF(left, heights[column], wide, panel.height + _HEAD + _PAD)
        zones += _panel(ink, box, panel)
        heights[column] = box.bottom() + GAP
    return max(heights) + SIDE - GAP, zones


def advice(report: Report) -> str:
    """What to do where nothing is counted; else empty."""
    if report.quotes or report.claims:
        return ""
    return tr("Nothing is counted: tag quotes in the articles (Ctrl+1), or choose more above.")


def _panels(ink: Ink, report: Report, width: float) -> list[Panel]:
    """Only those that have something to tell."""
    found = [
        _bars(tr("Who gets quoted"), tr("words quoted, by source"), _speakers(report)),
        Panel(
            *(tr("What kind of source"), tr("share of quotes")),
            share_height(ink, width, report.classes) if report.classes else 0,
            lambda ink, place: share(ink, place, report.classes),
        ),
        Panel(
            *(tr("Quotes along the article"), tr("each line an article, each mark a quote")),
            ROW * min(len(report.lines), _LINES),
            lambda ink, place: along(ink, place, report.lines[:_LINES]),
        ),
        _columns(
            tr("Where sources speak"), tr("quotes, by tenths of the article"), _tenths(report)
        ),
        *_about_sources(report),
        _columns(tr("Over time"), tr("quotes, by date of publication"), _periods(report)),
        _bars(tr("Claims"), tr("by kind"), _kinds(report), "claim"),
        _bars(
            tr("Claims"),
            tr("by check-worthiness, 0 nothing to check to 3 specific or harmful"),
            [
                (
                    *(tr("not said") if key == "none" else key, count, figure(count)),
                    Narrowing(CLAIMS, worth=key),
                )
                for key, count in sorted(report.worthiness.items())
            ],
            "claim",
        ),
    ]
    return [panel for panel in found if panel.height]


def _about_sources(report: Report) -> list[Panel]:
    """How far anonymous ones are relied on, and what the entries say."""
    return [
        _bars(
            *(tr("Reliance on anonymous sources"), tr("their share of quotes, by publisher")),
            *(_reliance(report), "claim"),
        ),
        _bars(
            *(tr("Reliance on anonymous sources"), tr("their share of quotes, by article")),
            *(_relying(report), "claim"),
        ),
        _bars(
            *(tr("Types of sources"), tr("quotes, by the type of the entry")),
            *(_entries(report.types, "type"), "quote"),
        ),
        _bars(
            *(tr("Naming"), tr("quotes, by how their source is named")),
            *(_entries(report.namings, "naming"), "quote"),
        ),
    ]


def _bars(title: str, more: str, rows: list[Bar], colour: str = "source") -> Panel:
    return Panel(title, more, ROW * len(rows), lambda ink, place: bars(ink, place, rows, colour))


def _columns(title: str, more: str, rows: list[Bar]) -> Panel:
    some = any(row[1] for row in rows)
    height = _COLUMNS if some else 0
    return Panel(title, more, height, lambda ink, place: columns(ink, place, rows))


def _speakers(report: Report) -> list[Bar]:
    return [
        (
            *(called(one), one.words, figure(one.words)),
            Narrowing(QUOTES, source=one.source)
            if one.source is not None
            else Narrowing(QUOTES, name=one.name),
        )
        for one in report.speakers
    ]


def _reliance(report: Report) -> list[Bar]:
    return [
        _share(one, one.name or tr("no publisher"), Narrowing(ANONYMOUS, publisher=one.name))
        for one in report.publishers
        if one.anonymous
    ]


def _relying(report: Report) -> list[Bar]:
    return [
        _share(one, one.name or tr("Untitled article"), Narrowing(ANONYMOUS, article=one.article))
        for one in report.relying
    ]


def _share(one: Reliance, name: str, opens: Narrowing) -> Bar:
    """`33 % · 2 of 6`."""
    percent = round(100 * one.share)
    many = tr("{percent} % · {count} of {whole}")
    said = many.format(percent=percent, count=one.anonymous, whole=one.quotes)
    return name, percent, said, opens


def _entries(counts: Mapping[str, int], facet: str) -> list[Bar]:
    """Quotes by what is said of their sources' entries."""
    return [
        (
            *(said(key), count, figure(count)),
            Narrowing({**QUOTES, facet: frozenset({"" if key == "none" else key})}),
        )
        for key, count in counts.items()
    ]


def _tenths(report: Report) -> list[Bar]:
    return [
        (
            *(f"{10 * number}–{10 * number + 10} %", count, figure(count)),
            Narrowing(QUOTES, tenth=number),
        )
        for number, count in enumerate(report.tenths)
    ]


def _periods(report: Report) -> list[Bar]:
    """Days or months; a date that says less than the others is counted by itself."""
    most = max(map(len, report.periods), default=0)
    return [
        (
            *(period, count, figure(count)),
            Narrowing(QUOTES, published=period)
            if len(period) == most
            else Narrowing(QUOTES, dated=period),
        )
        for period, count in report.periods.items()
    ]


def _kinds(report: Report) -> list[Bar]:
    return [
        (
            *(said(key), count, figure(count)),
            Narrowing({**CLAIMS, "kind": frozenset({"" if key == "none" else key})}),
        )
        for key, count in report.claim_kinds.items()
    ]


def _panel(ink: Ink, box: QRectF, panel: Panel) -> list[Zone]:
    ink.box(box, "card", round=9, line="line")
    title = QRectF(box.left() + _PAD, box.top() + 12, box.width() - 2 * _PAD, 24)
    ink.words(title, panel.title, bold=True)
    beside = title.adjusted(ink.width(panel.title, bold=True) + 6, 0, 0, 0)
    ink.words(beside, panel.more, "muted")
    return panel.draw(ink, box.adjusted(_PAD, _HEAD, -_PAD, -_PAD))

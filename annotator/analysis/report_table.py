"""A report as a table: one figure a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from annotator.analysis.report_words import CLASS_TITLES, called, said
from annotator.domain.report import Report

Row = tuple[str, str, str | int | float]
"""Which figures, of what, how many."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def rows(report: Report) -> Iterator[Row]:
    """Every figure of a report, one after the other."""
    yield "articles", "all", report.articles
    yield "articles", "done", report.articles_done
    yield "active seconds", "all", report.active_seconds
    yield "quotes", "all", report.quotes
    yield from (("quotes by form", said(key), n) for key, n in report.forms.items())
    yield from (("review", said(key), n) for key, n in report.reviews.items())
    yield "sources quoted", "all", report.sources
    yield from (("words quoted", called(one), one.words) for one in report.speakers)
    yield from (("quotes of", called(one), one.quotes) for one in report.speakers)
    yield from (("quotes by kind of source", CLASS_TITLES[k], n) for k, n in report.classes.items())
    yield from (("quotes by source type", said(key), n) for key, n in report.types.items())
    yield from (("quotes by naming", said(key), n) for key, n in report.namings.items())
    for by, found in (("publisher", report.publishers), ("article", report.relying)):
        yield from ((f"quotes by {by}", one.name, one.quotes) for one in found)
        yield from ((f"anonymous quotes by {by}", one.name, one.anonymous) for one in found)
        yield from ((f"anonymous share by {by}", one.name, round(one.share, 4)) for one in found)
    yield "claims", "all", report.claims
    yield "claims", "without a linked source", report.claims_without_source
    yield from (("claims by kind", said(key), n) for key, n in report.claim_kinds.items())
    yield from (
        ("claims by check-worthiness", said(key), n) for key, n in report.worthiness.items()
    )
    for number, count in enumerate(report.tenths):
        yield "quotes by place in the article", f"tenth {number + 1}", count
    yield from (("quotes by date", key, n) for key, n in report.periods.items())


def csv_text(report: Report) -> str:
    """The table as CSV (RFC 4180); cells that a spreadsheet would run are escaped."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("figure", "of", "value"))
    for figure, of, value in rows(report):
        writer.writerow((figure, f"'{of}" if of.startswith(_DANGEROUS) else of, value))
    return out.getvalue()

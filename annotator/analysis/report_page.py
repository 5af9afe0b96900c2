"""A report as one HTML page: figures, bars and tables, with nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from annotator.analysis.report_words import CLASS_TITLES, called, cards, said, shares
from annotator.domain.report import Reliance, Report

COLOURS = {
    "named": "#0072B2",
    "anonymous": "#D55E00",
    "organization": "#009E73",
    "document": "#B65E94",
    "other": "#7A6A00",
    "unknown": "#8A909B",
}
"""The colours of the classes of sources, on light and dark grounds."""

_STYLE = """
:root { color-scheme: light dark; --ink: #1F2328; --muted: #616873; --ground: #F4F3F0;
  --card: #FFFFFF; --line: #E0DED9; }
@media (prefers-color-scheme: dark) { :root { --ink: #E8E6E3; --muted: #A3A9B3;
  --ground: #17191C; --card: #212429; --line: #383C43; } }
body { margin: 0; padding: 24px; background: var(--ground); color: var(--ink);
  font: 15px/1.45 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; }
h1 { font-size: 20px; margin: 0 0 18px; }
h2 { font-size: 15px; margin: 0 0 12px; }
h2 span, .small { color: var(--muted); font-weight: 400; }
main { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); }
.cards { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
  margin-bottom: 16px; }
section, .cards div { background: var(--card); border: 1px solid var(--line); border-radius: 9px;
  padding: 16px 20px; }
.figure { font-size: 28px; font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
td { padding: 3px 0; vertical-align: middle; }
td.name { text-align: right; padding-right: 10px; width: 34%; overflow-wrap: anywhere; }
td.count { color: var(--muted); padding-left: 10px; width: 64px; }
.bar { height: 16px; border-radius: 3px; background: #009E73; min-width: 2px; }
.share { display: flex; height: 26px; border-radius: 6px; overflow: hidden; margin-bottom: 10px; }
.line { position: relative; height: 16px; background: var(--line); border-radius: 4px; }
.line i { position: absolute; top: 0; height: 100%; min-width: 3px; }
.key { display: inline-block; width: 10px; height: 10px; margin-right: 6px; }
"""


def html_page(report: Report, day: str) -> str:
    """The whole page; `day` is what is printed as its date."""
    boxes = "".join(
        f'<div><p class="small">{escape(title)}</p><p class="figure">{escape(figure)}</p>'
        f'<p class="small">{escape(below)}</p></div>'
        for title, figure, below in cards(report)
    )
    title = f"{escape(report.title)} · report of {escape(day)}"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>"
        f'<div class="cards">{boxes}</div><main>{"".join(filter(None, _sections(report)))}</main>'
        "</body></html>\n"
    )


def _sections(report: Report) -> list[str]:
    """The parts of the page; empty where there is nothing to tell."""
    speakers = [(called(one), one.words) for one in report.speakers]
    publishers = [one for one in report.publishers if one.anonymous]
    tenths = {f"{10 * n}–{10 * n + 10} %": count for n, count in enumerate(report.tenths)}
    return [
        _section("Who gets quoted", "words quoted, by source", _bars(speakers)),
        _section("What kind of source", "share of quotes", _share(report.classes)),
        _section("Quotes along the article", "each line an article", _lines(report)),
        _section("Where in the article sources speak", "quotes", _bars(tenths.items())),
        _section(
            "Reliance on anonymous sources",
            "% of quotes, by publisher",
            _bars(_shares(publishers, "no publisher")),
        ),
        _section(
            "Reliance on anonymous sources",
            "% of quotes, by article",
            _bars(_shares(report.relying, "Untitled article")),
        ),
        _section(
            "Types of sources", "quotes, by the type of the entry", _bars(_named(report.types))
        ),
        _section("Naming", "quotes, by how their source is named", _bars(_named(report.namings))),
        _section("Claims", "by kind", _bars(_named(report.claim_kinds))),
        _section("Claims", "by check-worthiness", _bars(_named(report.worthiness))),
        _section("Over time", "quotes, by date of publication", _bars(report.periods.items())),
    ]


def _section(title: str, more: str, inner: str) -> str:
    if not inner:
        return ""
    return f"<section><h2>{escape(title)} <span>{escape(more)}</span></h2>{inner}</section>"


def _shares(found: Iterable[Reliance], nameless: str) -> list[tuple[str, int]]:
    return [(one.name or nameless, round(100 * one.share)) for one in found]


def _named(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(said(key), count) for key, count in counts.items()]


def _bars(counts: Iterable[tuple[str, int]]) -> str:
    pairs = list(counts)
    most = max((count for _, count in pairs), default=0)
    if not most:
        return ""
    rows = "".join(
        f'<tr><td class="name">{escape(name)}</td><td><div class="bar" '
        f'style="width:{100 * count / most:.1f}%"></div></td><td class="count">{count:,}</td></tr>'
        for name, count in pairs
    )
    return f"<table>{rows}</table>"


def _share(classes: Mapping[str, int]) -> str:
    parts = shares(dict(classes))
    bar = "".join(
        f'<i style="width:{100 * part:.2f}%;background:{COLOURS[key]}"></i>'
        for key, part in parts.items()
    )
    keys = " ".join(
        f'<span class="small"><span class="key" style="background:{COLOURS[key]}"></span>'
        f"{CLASS_TITLES[key]} {100 * part:.0f} %</span>&ensp;"
        for key, part in parts.items()
    )
    return f'<div class="share">{bar}</div><p>{keys}</p>' if parts else ""


def _lines(report: Report) -> str:
    rows = "".join(
        f'<tr><td class="name">{escape(line.title)}</td><td><div class="line">'
        + "".join(
            f'<i style="left:{100 * place.start:.2f}%;background:{COLOURS[place.kind]};'
            f'width:{100 * (place.end - place.start):.2f}%"></i>'
            for place in line.places
        )
        + "</div></td></tr>"
        for line in report.lines
    )
    return f"<table>{rows}</table>" if rows else ""

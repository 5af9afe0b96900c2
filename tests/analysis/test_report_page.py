"""The report as a page and as a table: nobody in it hides another of the same name."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from annotator.analysis.report_page import html_page
from annotator.analysis.report_table import rows
from annotator.domain.report import Reliance, Report, Speaker

_EMPTY = {"Mapping[str, int]": {}, "int": 0, "str": "Tide gates", "tuple[int, ...]": (0,) * 10}


def report(**known: Any) -> Report:
    """A report of nothing but what is given."""
    plain = {one.name: _EMPTY.get(str(one.type), ()) for one in fields(Report)}
    return Report(**(plain | known))


def test_sources_of_one_name_have_a_line_each():
    entry = Speaker(1, "Ines Obuya", "named", 2, 41)
    other = Speaker(2, "Ines Obuya", "named", 1, 17)
    words = Speaker(None, "Ines Obuya", "unknown", 1, 9)
    found = report(speakers=(entry, other, words))
    page = html_page(found, "1 March 2026")
    assert page.count('<td class="name">Ines Obuya</td>') == 2
    assert page.count('<td class="name">Ines Obuya (no entry)</td>') == 1
    assert all(f'<td class="count">{count}</td>' in page for count in (41, 17, 9))
    said = [row for row in rows(found) if row[0] == "words quoted"]
    assert said == [
        ("words quoted", "Ines Obuya", 41),
        ("words quoted", "Ines Obuya", 17),
        ("words quoted", "Ines Obuya (no entry)", 9),
    ]


def test_publishers_that_rely_on_nobody_anonymous_are_left_out():
    both = (Reliance("The Gazette", None, 4, 1), Reliance("The Courier", None, 4, 0))
    page = html_page(report(publishers=both), "1 March 2026")
    assert "The Gazette" in page
    assert "The Courier" not in page


def test_large_figures_are_written_as_on_screen():
    speaker = Speaker(1, "Ines Obuya", "named", 1, 41_250)
    page = html_page(report(speakers=(speaker,), quotes=12_345, forms={"direct": 9_876}), "1 March")
    assert '<p class="figure">12,345</p>' in page
    assert "9,876 direct" in page
    assert '<td class="count">41,250</td>' in page

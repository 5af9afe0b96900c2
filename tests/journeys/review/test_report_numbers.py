"""Every number of the report opens exactly the rows that it counts."""

from __future__ import annotations

import csv
import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLabel

from annotator.analysis.report_words import called
from annotator.domain.records import AnnotationRecord, SourceRecord
from annotator.domain.review import Narrowing
from annotator.store import annotations as tags
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.review_list import lines
from annotator.text.span import Span
from tests.exchange.press import ME, article, quote

OBUYA = SourceRecord("a" * 32, "Ines Obuya", "person", "named")
ENGINEERS = SourceRecord("b" * 32, "two engineers", "group", "anonymous")
MARINE = SourceRecord("c" * 32, "Halden Marine", "organization", "named")
AUDIT = SourceRecord("d" * 32, "state audit", "document", None)

DATED = (
    ("écho du Port", "2026"),
    ("ÉCHO DU PORT", "2026-03"),
    ("Quay Post", "2026-03-14T09:00+01:00"),
    ("QUAY POST", "2026-03-14"),
    ("", None),
    ("Gazette", "2025-12-31"),
    ("Gazette", "2026-03-15"),
)
"""Publishers whose capitals differ, and dates of which some say less than others."""


def without_entry(one, name):
    """The same article; who says its first quote is called so and has no entry."""
    start = len(one.text)
    mention = AnnotationRecord(f"8{one.id[1:]}", "source", (Span(start, start + len(name)),))
    link = replace(one.links[0], id=f"7{one.id[1:]}", target=mention.id)
    return replace(
        one,
        text=one.text + name,
        annotations=(*one.annotations, mention),
        links=(link, *one.links[1:]),
    )


@pytest.fixture
def project_file(tmp_path):
    path = tmp_path / "Figures.annotator"
    people = (OBUYA, ENGINEERS, MARINE, AUDIT, None)
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        for number, (publisher, published) in enumerate(DATED):
            said = [
                quote(f"“Gate {number} holds for {place} years,”", source=people[place])
                for place in range(number % 4, 5)
            ]
            made = article(number, publisher, published, said)
            if number in (0, 1):
                made = without_entry(made, ("the pilot", "The Pilot")[number])
            made = replace(made, status="done" if number % 2 else "to_do")
            id = add_article(edit, made)
            claim = tags.add_annotation(edit, id, "claim", [Span(1, 12)])
            if number % 3:
                tags.set_attribute(edit, claim, "check_worthiness", str(number % 3))
                tags.set_attribute(edit, claim, "kind", "quantity")
            if number % 2:
                tags.set_review(edit, claim, "verified")
    return path


@pytest.fixture
def sheet(window, press):
    press(window, "Ctrl+3")
    return window.views.report.page.sheet


@pytest.fixture
def behind(window, sheet, qtbot):
    """The rows that a number opens."""

    def rows(zone):
        sheet.opened.emit(zone.opens)
        desk = window.views.review
        qtbot.waitUntil(lambda: desk.search.is_done)
        return lines(window.workspace.project, desk.page.model.ids())

    return rows


def figures(zone):
    """The numbers that a zone's sentence tells behind its name."""
    return [
        int(found)
        for found in re.findall(r"\d+", zone.sentence.rpartition(": ")[2].replace(",", ""))
    ]


def test_every_number_opens_exactly_its_rows(sheet, behind):
    words = {called(one): one for one in sheet.report.speakers}
    rows_of = [zone for zone in sheet.zones if isinstance(zone.opens, Narrowing)]
    assert len(rows_of) > 50
    told = []
    for zone in rows_of:
        found = behind(zone)
        name, _, said = zone.sentence.rpartition(": ")
        if name in words and zone.opens.tenth is None:
            one = words[name]
            right = (sum(row.size for row in found), len(found)) == (one.words, one.quotes)
        elif "%" in said:
            whole = behind(replace(zone, opens=replace(zone.opens, chosen=quotes_alone(zone))))
            right = figures(zone) == [
                round(100 * len(found) / len(whole)),
                *(len(found), len(whole)),
            ]
        elif name == "Sources quoted" and said.isdecimal():
            right = len({row.source for row in found}) == int(said)
        elif "rel" in said:
            right = len({row.article for row in found}) == figures(zone)[0]
        else:
            right = len(found) == figures(zone)[0]
        if not right:
            told.append((zone.sentence, len(found)))
    assert told == []


def quotes_alone(zone):
    """The facets of a number without what it is a share of."""
    return {facet: chosen for facet, chosen in zone.opens.chosen.items() if facet == "label"}


def test_the_articles_that_are_done_are_listed(window, sheet, qtbot):
    (zone,) = [one for one in sheet.zones if one.sentence.startswith("Articles done")]
    assert figures(zone) == [3, len(DATED)]
    sheet.opened.emit(zone.opens)
    library = window.bench.library
    qtbot.waitUntil(lambda: library.model.rowCount() == 3)
    assert library.isVisible()
    assert library.search.text() == "is:done"
    library.search.clear()
    qtbot.waitUntil(lambda: library.model.rowCount() == len(DATED))


def test_files_hold_the_same_shares_as_the_screen(window, sheet, tmp_path):
    told = [zone.sentence for zone in sheet.zones if "%" in zone.sentence.rpartition(": ")[2]]
    window.views.report.save(tmp_path / "r.csv")
    window.views.report.save(tmp_path / "r.html")
    rows = list(csv.reader((tmp_path / "r.csv").read_text("utf-8").splitlines()))
    page = (tmp_path / "r.html").read_text("utf-8")
    assert len(told) == 6
    for sentence in told:
        name, _, shares = sentence.rpartition(": ")
        of = "" if name == "no publisher" else name
        _, count, whole = map(int, re.findall(r"\d+", shares))
        assert [count, whole] in [
            [counted(rows, f"{kind} {by}", of) for kind in ("anonymous quotes by", "quotes by")]
            for by in ("publisher", "article")
        ]
        assert f'<td class="name">{name}</td>' in page
    assert counted(rows, "quotes by naming", "not said") == sheet.report.namings["none"]
    assert counted(rows, "quotes by source type", "organisation") == 6


def counted(rows, figure, of):
    """What a row of the table says; None where there is none."""
    return next((int(value) for one, name, value in rows if (one, name) == (figure, of)), None)


def test_the_status_line_says_of_which_day_the_report_is(window, sheet):
    today = QLocale().toString(QDate.currentDate(), "d MMMM yyyy")
    shown = [label.text() for label in window.bench.status.findChildren(QLabel)]
    assert f"Report of {today}" in shown


def test_no_filter_is_cut(window, sheet):
    filters = window.views.report.page.filters
    for box in (filters.publisher, *filters.facets.values()):
        assert box.width() >= min(box.sizeHint().width(), 180)

"""The report: the figures on screen, the rows behind them, and the files it is saved as."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from annotator.store.report import report
from annotator.ui.report.saving import KINDS
from tests.journeys.review.conftest import MANY


@pytest.fixture
def sheet(window, press):
    """The report, opened by its key."""
    press(window, "Ctrl+3")
    return window.views.report.page.sheet


@pytest.fixture
def zone(sheet):
    """The figure whose sentence begins with some words."""
    return lambda words: next(z for z in sheet.zones if z.sentence.startswith(words))


def test_the_report_shows_the_figures_of_the_project(window, sheet, zone):
    assert sheet.report == report(window.workspace.project)
    assert sheet.report.quotes == MANY
    assert zone("Quotes").sentence == f"Quotes: {MANY}"
    assert sheet.hasFocus()


@pytest.mark.parametrize(
    "begins", ["Quotes", "Claims", "Verified", "Ines Obuya", "anonymous", "not known", "Report 3"]
)
def test_every_figure_opens_as_many_rows_as_it_says(window, sheet, zone, qtbot, begins):
    told = sheet.report
    counts = {
        "Quotes": told.quotes,
        "Claims": told.claims,
        "Verified": 0,
        "Ines Obuya": next(one.quotes for one in told.speakers if one.name == "Ines Obuya"),
        "anonymous": told.classes["anonymous"],
        "not known": told.classes["unknown"],
        "Report 3": 10,
    }
    place = zone(begins).place.center().toPoint()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=place)
    assert window.views.in_review
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    assert desk.page.model.rowCount() == counts[begins]


@pytest.fixture
def choose(window):
    """Let the report count only those with a value of a facet."""

    def pick(facet, value):
        box = window.views.report.page.filters.facets[facet]
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    return pick


def rows_behind(window, sheet, qtbot, zone):
    """How many rows a click on a figure lists."""
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=zone.place.center().toPoint())
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    return desk.page.model.rowCount()


@pytest.mark.parametrize(
    ("begins", "count"),
    [
        ("Quotes: 500 direct", MANY),
        ("Sources quoted: 1", 150),
        ("Verified: 0 need work", 0),
        ("Verified: 500 unreviewed", MANY),
    ],
)
def test_the_small_figures_open_their_rows_too(window, sheet, zone, qtbot, begins, count):
    assert rows_behind(window, sheet, qtbot, zone(begins)) == count


def test_every_tenth_opens_the_quotes_that_begin_in_it(window, sheet, qtbot, press):
    tenths = [zone for zone in sheet.zones if getattr(zone.opens, "tenth", None) is not None]
    assert [int(zone.sentence.split(": ")[1]) for zone in tenths] == [*sheet.report.tenths]
    for zone in tenths[::4]:
        counted = int(zone.sentence.split(": ")[1])
        sheet.opened.emit(zone.opens)
        qtbot.waitUntil(lambda: window.views.review.search.is_done)
        desk = window.views.review
        assert desk.page.model.rowCount() == counted
        assert "% of the article" in desk.page.within.text()


def test_the_report_counts_one_form_type_and_time(window, sheet, zone, qtbot, choose):
    filters = window.views.report.page.filters
    choose("form", "indirect")
    assert sheet.report.quotes == 0
    choose("form", None)
    choose("class", "anonymous")
    anonymous = sheet.report.quotes
    assert sheet.report.classes == {"anonymous": anonymous}
    qtbot.keyClicks(filters.since, "2026-03-05")
    qtbot.keyClicks(filters.until, "2026-03-09")
    assert set(sheet.report.periods) <= {f"2026-03-{day:02d}" for day in range(5, 10)}
    assert 0 < sheet.report.quotes < anonymous
    counted = sheet.report.quotes
    assert rows_behind(window, sheet, qtbot, zone("Quotes")) == counted
    assert "from 2026-03-05 · until 2026-03-09" in window.views.review.page.within.text()


def test_a_date_that_is_half_typed_waits_and_no_other_is_taken(window, sheet, qtbot):
    since = window.views.report.page.filters.since
    qtbot.keyClicks(since, "abc2027-0")
    assert since.text() == "2027-0"
    assert sheet.report.quotes == 0  # the last whole date was 2027
    qtbot.keyClick(since, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(since, Qt.Key.Key_Delete)
    assert sheet.report.quotes == MANY


def test_one_of_a_kind_is_told_as_one(sheet):
    sheet.show_report(replace(sheet.report, anonymous=1, anonymous_articles=1))
    told = [zone.sentence for zone in sheet.zones if zone.sentence.startswith("Sources quoted")]
    assert told[1:] == [
        "Sources quoted: 1 anonymous mention",
        "Sources quoted: 1 article relies on them",
    ]


def test_the_keys_choose_a_figure_and_open_it(window, sheet, press, qtbot):
    press(sheet, "Right", "Return")
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    assert window.views.in_review
    assert desk.page.model.rowCount() == sheet.report.quotes
    press(window, "Ctrl+3")
    assert sheet.isVisible()


def test_a_day_opens_its_rows(window, sheet, qtbot):
    day, count = next(iter(sheet.report.periods.items()))
    found = next(z for z in sheet.zones if getattr(z.opens, "published", None) == day)
    window.views.report.page.sheet.opened.emit(found.opens)
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    assert desk.page.model.rowCount() == count


def test_the_report_follows_what_is_changed_and_what_is_asked(window, sheet, press, qtbot, choose):
    press(window, "Ctrl+2")
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    press(desk.page.table, "V", "V")
    press(window, "Ctrl+3")
    assert sheet.report.reviews["verified"] == 2
    choose("review", "verified")
    assert sheet.report.quotes == 2
    press(window, "Ctrl+Z", "Ctrl+Z")
    assert sheet.report.quotes == 0


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS])
def test_the_report_is_saved(window, sheet, tmp_path, kind):
    path = tmp_path / f"report{kind}"
    window.views.report.save(path)
    assert "Saved" in window.bench.status.line.sentence()
    data = path.read_bytes()
    if kind == ".png":
        image = QImage(str(path))
        assert image.width() == 2240
        assert image.height() > 1000
    elif kind == ".pdf":
        assert data.startswith(b"%PDF-")
        assert len(data) > 5_000
    elif kind == ".svg":
        root = ElementTree.fromstring(data)
        assert root.tag.endswith("svg")
        assert "Who gets quoted" in "".join(root.itertext())
    elif kind == ".csv":
        assert ["quotes", "all", str(MANY)] in list(csv.reader(data.decode().splitlines()))
    else:
        assert f'<p class="figure">{MANY}</p>' in data.decode()


def test_a_folder_that_is_not_there_is_said(window, sheet, tmp_path):
    window.views.report.save(tmp_path / "nowhere" / "report.html")
    assert "folder" in window.bench.status.line.sentence()


def test_an_empty_project_has_a_calm_report_that_says_what_to_do(make, tmp_path, press, qtbot):
    from annotator.store.project import Project
    from tests.journeys.conftest import ME

    path = tmp_path / "Empty.annotator"
    Project.create(path, annotator=ME).close()
    window = make(path)
    press(window, "Ctrl+3")
    sheet = window.views.report.page.sheet
    assert sheet.report.quotes == 0
    assert sheet.isVisible()
    cards = max(zone.place.bottom() for zone in sheet.zones)
    qtbot.waitUntil(lambda: sheet.height() > cards)
    assert "tag quotes in the articles" in sheet.accessibleDescription()

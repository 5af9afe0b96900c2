"""A whole news article is tagged as the codebook asks: by keys alone, then by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.exchange.incoming import import_paths
from annotator.store.project import Project
from annotator.text.span import Span
from annotator.ui.widgets.chips import ChipField
from annotator.ui.window import MainWindow
from tests.journeys.whole_article import ARTICLE, GOLD, assert_whole

FINDING = ("Ctrl+F", "Return", "Escape", "Left")

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the shared article is not here")


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    path = tmp_path / "Whole.annotator"
    with Project.create(path) as project:
        report = import_paths(project, [ARTICLE])
        assert [one.result for one in report.files] == ["added"]
    return path


@pytest.fixture
def gold(window) -> dict[str, list[dict[str, Any]]]:
    """The rows with their words in full."""
    text = window.workspace.text

    def full(said: str) -> str:
        first, dots, last = said.partition(" … ")
        start = text.index(first)
        return text[start : text.index(last, start) + len(last)] if dots else said

    def row(short: dict[str, Any]) -> dict[str, Any]:
        return short | {key: full(short[key]) for key in ("words", "within") if key in short}

    return {kind: [row(one) for one in rows] for kind, rows in GOLD.items()}


@dataclass
class Hands:
    """Presses keys where the focus is, and counts those that bring the caret somewhere apart."""

    press: Callable[..., None]
    qtbot: Any
    finding: int = 0
    tagging: list[tuple[str, int]] = field(default_factory=list)

    def find(self, said: str, *, select: bool = False) -> None:
        self._press("Ctrl+F")
        self.qtbot.keyClicks(QApplication.focusWidget(), said)
        rest = FINDING[1:3] if select else FINDING[1:]
        for key in rest:
            self._press(key)
        self.finding += 1 + len(said) + len(rest)

    def tag(self, row: dict[str, Any]) -> None:
        """Do what a row of the gold says; `@words` among its keys finds other words."""
        self.find(
            row.get("select") or row.get("stand") or row["words"][:24], select="select" in row
        )
        count = 0
        for step in row.get("keys", "Q Return").split(" | "):
            if step.startswith("@"):
                self.find(step[1:])
                continue
            for key in step.split():
                name, _, times = key.partition("*")
                for _ in range(int(times or 1)):
                    self._press(name)
                    count += 1
        self.tagging.append((row["words"], count))

    def _press(self, key: str) -> None:
        self.press(QApplication.focusWidget(), key)


@pytest.fixture
def press_until(press) -> Callable[[str, Callable[[], bool]], None]:
    """Press a key where the focus is until something is so."""

    def go(key: str, so: Callable[[], bool]) -> None:
        for _ in range(100):
            if so():
                return
            press(QApplication.focusWidget(), key)
        raise AssertionError(f"{key} leads nowhere")

    return go


@pytest.fixture
def describe(window, press, press_until) -> Callable[[dict[str, Any]], None]:
    """Say what kind of source an entry is, by keys in the table of the sources."""

    def go(row: dict[str, Any]) -> None:
        press(QApplication.focusWidget(), "Ctrl+4")
        desk = window.views.sources
        entries = desk.lists["entries"]
        press(entries, "Home")
        press_until("J", lambda: entries.current().entry.name == row["name"])
        press(entries, "E")
        for key, digit in zip(("type", "naming"), row["keys"].split(), strict=True):
            press_until("Tab", desk.entry.form.choices[key].hasFocus)
            press(QApplication.focusWidget(), digit)

    return go


@pytest.fixture
def write_note(window, press, press_until, qtbot) -> Callable[[str], None]:
    """Write a note on what is picked, by keys, and go back to the article."""

    def write(note: str) -> None:
        press(window.view, "F6")
        field = window.bench.panel.selected.note
        press_until("Tab", field.hasFocus)
        qtbot.keyClicks(field, note)
        press_until("F6", window.view.hasFocus)

    return write


def test_the_whole_article_is_tagged_with_keys_alone(
    window, project_file, press, qtbot, gold, write_note, describe
):
    hands = Hands(press, qtbot)
    window.view.setFocus()
    for row in (*gold["quotes"], *gold["claims"]):
        hands.tag(row)
        if "note" in row:
            write_note(row["note"])
    for row in gold["sources"]:
        describe(row)
    assert_whole(project_file, gold)
    quotes = dict(hands.tagging[: len(gold["quotes"])])
    claims = dict(hands.tagging[len(gold["quotes"]) :])
    direct = {
        row["words"]: quotes[row["words"]]
        for row in gold["quotes"]
        if row.get("form") == "direct" and "within" not in row
    }
    print(f"\n{len(quotes)} attributions: median {median(quotes.values())} keys,")
    print(f"most {max(quotes.values())}, direct quotes {list(direct.values())};")
    print(f"{len(claims)} claims: median {median(claims.values())}, most {max(claims.values())};")
    print(f"to bring the caret there: {hands.finding / len(hands.tagging):.0f} a tag")
    assert max(direct.values()) <= 4
    assert median(quotes.values()) <= 2
    assert max(quotes.values()) <= 6


@pytest.fixture
def click(qtbot, qapp) -> Iterator[Callable[[QWidget, QPoint], None]]:
    """Click on a place of a widget; a list takes a click right after the one that opened it."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield lambda widget, place: qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
    qapp.setDoubleClickInterval(usual)


@pytest.fixture
def take(qtbot, click) -> Callable[[QWidget, str], None]:
    """Click an answer: a chip, or a row of the list that a click opens."""

    def answer(field: QWidget, value: str) -> None:
        if isinstance(field, ChipField):
            click(field, field.chip_rect(value).center())
            return
        click(field, field.rect().center())
        rows = field.view()
        place = rows.visualRect(rows.model().index(field.findData(value), 0)).center()

        def taken() -> bool:
            click(rows.viewport(), place)
            return not rows.isVisible()

        qtbot.waitUntil(taken)

    return answer


@pytest.fixture
def choose(click, take) -> Callable[[MainWindow, str, str], None]:
    """Click an answer of the panel."""

    def answer(window: MainWindow, key: str, value: str) -> None:
        form = window.bench.panel.selected.form
        field = next(one.field for one in form.answers if one.attribute.key == key)
        if not field.isVisible():
            click(form.more, form.more.rect().center())
        take(field, value)

    return answer


@pytest.fixture
def describe_by_mouse(click, take) -> Callable[[MainWindow, list[dict[str, Any]]], None]:
    """Say what kind of source each entry is, with clicks in the table of the sources."""

    def go(window: MainWindow, rows: list[dict[str, Any]]) -> None:
        window.actions_table["sources"].trigger()
        desk = window.views.sources
        entries = desk.lists["entries"]
        names = [entries.keyed.line(row).entry.name for row in range(entries.keyed.rowCount())]
        for row in rows:
            place = entries.keyed.index(names.index(row["name"]), 0)
            click(entries.viewport(), entries.visualRect(place).center())
            for key in ("type", "naming"):
                take(desk.entry.form.choices[key], row[key])

    return go


def lacking(window: MainWindow, row: dict[str, Any]) -> list[str]:
    """The relay of a row, unless it was proposed with the source."""
    tied = window.workspace.opened.marks.links(window.workspace.picked.id)
    return [row["relay"]] if row.get("relay") and "relay" not in {one[1] for one in tied} else []


@pytest.fixture
def over(window, drag) -> Callable[..., None]:
    """Select words with the mouse, those that stand in others `near` them."""

    def select(said: str, near: str = "") -> None:
        start = window.workspace.text.index(near or said) + (near or said).index(said)
        drag(Span(start, start + len(said)))

    return select


def test_the_whole_article_is_tagged_by_mouse(
    window, project_file, press, over, choose, qtbot, gold, describe_by_mouse
):
    window.resize(1440, 3400)
    qtbot.waitUntil(lambda: window.height() == 3400)
    take = window.bench.panel.strip.spot()

    for row in gold["quotes"]:
        over(row["words"])
        press(window.view, "Q")
        by_hand = row.get("by_hand")
        if by_hand:
            press(window.view, by_hand["key"])
            over(row["source"], by_hand["near"])
            press(window.view, "S")
        else:
            qtbot.waitUntil(take.isVisible)
            qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
        for end in lacking(window, row):
            over(end)
            press(window.view, "R")
        if "actuality" in row:
            choose(window, "actuality", row["actuality"])
    for row in gold["claims"]:
        over(row["words"])
        press(window.view, "C")
        choose(window, "kind", row["kind"])
        if row["voice"] == "author":
            choose(window, "voice", "author")
        if "note" in row:
            note = window.bench.panel.selected.note
            qtbot.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
            qtbot.keyClicks(note, row["note"])
    describe_by_mouse(window, gold["sources"])
    assert_whole(project_file, gold)

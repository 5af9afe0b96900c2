"""A whole news article is tagged as the codebook asks: by keys alone, then by mouse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.values import Annotation, Attribution
from annotator.exchange.incoming import import_paths
from annotator.store.annotations import annotation, reading_order
from annotator.store.articles import article_ids
from annotator.store.links import attribution
from annotator.store.project import Project
from annotator.store.sources import sources
from annotator.text.span import Span, words
from annotator.ui.widgets.chips import ChipField
from annotator.ui.window import MainWindow

HERE = Path(__file__).resolve()
ARTICLE = HERE.parents[3] / "shared/data/articles/000_9485047f8a38254f.txt"
GOLD: dict[str, list[dict[str, Any]]] = json.loads(
    HERE.with_name("whole_article.json").read_text(encoding="utf-8")
)
"""Per tag its words (`first … last`), ends and answers. `stand`: words at which the caret is
brought there; `select`: words that are found and selected instead; `keys`: what is pressed then."""

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


def kept(path: Path, label: str) -> Iterator[tuple[Project, str, Attribution]]:
    """Every quote, or claim, on disk with what is linked to it."""
    with Project.open(path, read_only=True) as project:
        (article,) = article_ids(project)
        for head in reading_order(project, article, [label]):
            whole = attribution(project, head)
            assert whole is not None
            yield project, project.text(article), whole


def said(text: str, found: list[Annotation]) -> str | None:
    """The words of the one annotation among `found`; None for none."""
    assert len(found) < 2
    return words(text, found[0].spans) if found else None


def quotes_on_disk(path: Path) -> list[dict[str, Any]]:
    rows = []
    for project, text, whole in kept(path, "quote"):
        names = {one.id: one.name for one in sources(project)}
        (source,) = whole.of("source")
        row = {
            "words": words(text, whole.head.spans),
            "source": words(text, source.spans),
            "cue": said(text, whole.of("cue")),
            "relay": said(text, whole.of("relay")),
            "within": _within(project, text, whole),
            "entry": names.get(source.source or 0),
        }
        rows.append(row | _answers(whole.head, "form", "layer", "actuality"))
    return rows


def claims_on_disk(path: Path) -> list[dict[str, Any]]:
    return [
        {"words": words(text, whole.head.spans), "within": _within(project, text, whole)}
        | _answers(whole.head, "kind", "voice")
        for project, text, whole in kept(path, "claim")
    ]


def _answers(head: Annotation, *keys: str) -> dict[str, Any]:
    return {key: head.attributes.get(key) for key in keys}


def _within(project: Project, text: str, whole: Attribution) -> str | None:
    ends = [
        link.target
        for link in whole.links
        if link.kind in ("nested_in", "asserted_in") and link.origin == whole.head.id
    ]
    outer = [annotation(project, end) for end in ends]
    return said(text, [one for one in outer if one is not None])


def expected(rows: list[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    usual = {"form": "indirect"}
    return [{key: row.get(key, usual.get(key)) for key in keys} for row in rows]


QUOTE_KEYS = (
    *("words", "source", "cue", "relay", "within", "entry"),
    *("form", "layer", "actuality"),
)
CLAIM_KEYS = ("words", "within", "kind", "voice")


def by_words(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {row["words"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def assert_whole(path: Path, gold: dict[str, list[dict[str, Any]]]) -> None:
    """The project on disk holds the gold, and no tag more."""
    for rows, wish in (
        (quotes_on_disk(path), expected(gold["quotes"], *QUOTE_KEYS)),
        (claims_on_disk(path), expected(gold["claims"], *CLAIM_KEYS)),
    ):
        found, wanted = by_words(rows), by_words(wish)
        assert set(found) == set(wanted)
        assert [row for row in rows if row != wanted[row["words"]]] == []


def test_the_whole_article_is_tagged_with_keys_alone(window, project_file, press, qtbot, gold):
    hands = Hands(press, qtbot)
    window.view.setFocus()
    for row in (*gold["quotes"], *gold["claims"]):
        hands.tag(row)
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
def choose(qtbot, qapp) -> Iterator[Callable[[MainWindow, str, str], None]]:
    """Click an answer of the panel: a chip, or a row of a list."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)  # a list takes no click that soon after the one that opened it

    def answer(window: MainWindow, key: str, value: str) -> None:
        form = window.bench.panel.selected.form
        field = next(one.field for one in form.answers if one.attribute.key == key)
        if not field.isVisible():
            click(form.more, form.more.rect().center())
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

    def click(widget: QWidget, place: QPoint) -> None:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    yield answer
    qapp.setDoubleClickInterval(usual)


def lacking(window: MainWindow, row: dict[str, Any]) -> list[str]:
    """The relay of a row, unless it was proposed with the source."""
    tied = window.workspace.opened.marks.links(window.workspace.picked.id)
    return [row["relay"]] if row.get("relay") and "relay" not in {one[1] for one in tied} else []


def test_the_whole_article_is_tagged_by_mouse(
    window, project_file, press, drag, choose, qtbot, gold
):
    window.resize(1440, 3400)
    qtbot.waitUntil(lambda: window.height() == 3400)
    text = window.workspace.text
    take = window.bench.panel.strip.spot()

    def over(said: str, near: str = "") -> None:
        start = text.index(near or said) + (near or said).index(said)
        drag(Span(start, start + len(said)))

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
    assert_whole(project_file, gold)

"""Every gesture in a long article, from the key or the mouse to the painted screen."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.text.span import Span
from annotator.ui.panel.pane import IN_ARTICLE, SELECTED
from annotator.ui.window import MainWindow
from tests.benchmarks.figures import BareCommits, Figures, Taken, spread, taken, tell
from tests.benchmarks.made import SIZES, Size, article, project
from tests.benchmarks.screen import Paints, finish, longest, window_on

BARS = {"1.2 MB, 5,000 tags": 16, "10 MB, 100,000 tags": 33}
LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
KEYS = Qt.Key


@dataclass
class Hand:
    """A person at one place of the article: `quotation` stands there, `said` follows it."""

    window: MainWindow
    quotation: Span
    times: dict[str, list[Taken]] = field(default_factory=dict)

    def does(self, name: str, what: Callable[[], object], seen: QWidget | None = None) -> None:
        """Time one gesture until what it changed is painted, in the article or where it is seen."""
        project = self.window.workspace.project
        paints = Paints(seen or self.window.view.viewport())
        before = project.last_edit
        self.times.setdefault(name, []).append(taken(lambda: (what(), painted())))
        assert paints.count, name
        assert (project.last_edit > before) == (name in COMMITS), name
        finish()

    def press(self, name: str, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.does(name, lambda: QTest.keyClick(self.window.view, key, held))

    def caret(self, offset: int) -> None:
        """Go to a place, without being timed."""
        self.window.view.set_caret(offset)
        self.window.view.reveal(Span(offset, offset + 1))
        finish()

    def span(self, words: str) -> Span:
        """Where words stand in the quotation or after it."""
        start = self.window.workspace.text.index(words, self.quotation.start)
        return Span(start, start + len(words))

    def select(self, words: str) -> None:
        """Select words without being timed."""
        self.window.view.select(self.span(words))
        finish()

    def behind(self, word: str) -> QPoint:
        """The place in the viewport right behind a word."""
        end = self.window.view.rects_of(self.span(word))[-1]
        return QPoint(end.right() + 1, end.center().y())


def painted() -> None:
    """Let everything be painted that is due at once."""
    for _ in range(4):
        QApplication.sendPostedEvents()


def selecting(hand: Hand) -> None:
    """Grow and shrink a selection at the caret."""
    hand.caret(hand.quotation.start + 8)
    for _ in range(4):
        hand.press("grow", KEYS.Key_Up, ALT)
    hand.press("shrink", KEYS.Key_Down, ALT)
    hand.press("leave", KEYS.Key_Escape)


def attributing(hand: Hand) -> None:
    """Tag the quotation at the caret, go through the proposals, take one."""
    hand.caret(hand.quotation.start + 8)
    hand.press("Q at the caret", KEYS.Key_Q)
    hand.press("Tab among proposals", KEYS.Key_Tab)
    hand.press("Tab among proposals", KEYS.Key_Tab, SHIFT)
    hand.press("Enter takes a proposal", KEYS.Key_Return)


def changing(hand: Hand) -> None:
    """Extend the quote, move its end by key and by mouse."""
    hand.select("said")
    hand.press("extend", KEYS.Key_Q, SHIFT)
    hand.caret(hand.quotation.start + 8)
    hand.press("move an end by key", KEYS.Key_Left, ALT)
    grip = next(one for one in hand.window.view.handles() if not one.at_start).grip.center()
    viewport = hand.window.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, grip)
    for word in ("gate", "there", "was"):
        place = hand.behind(word)
        hand.does("draw an end along", lambda place=place: move(viewport, place))
    hand.does("let an end go", lambda: QTest.mouseRelease(viewport, LEFT, NONE, hand.behind("was")))


def linking(hand: Hand) -> None:
    """Tag another quote and link it to the end that is offered first."""
    hand.select("there in time")
    QTest.keyClick(hand.window.view, KEYS.Key_Q)
    finish()
    QTest.keyClick(hand.window.view, KEYS.Key_Escape)
    finish()
    hand.press("L begins a link", KEYS.Key_L)
    hand.press("Tab to an end", KEYS.Key_Tab)
    hand.press("Enter links", KEYS.Key_Return)


def undoing(hand: Hand) -> None:
    """Delete what is picked, take it back and do it again."""
    hand.press("delete", KEYS.Key_Delete)
    hand.press("undo", KEYS.Key_Z, CONTROL)
    hand.press("redo", KEYS.Key_Y, CONTROL)
    hand.press("undo", KEYS.Key_Z, CONTROL)


def going(hand: Hand) -> None:
    """From annotation to annotation."""
    hand.press("next", KEYS.Key_N)
    hand.press("next", KEYS.Key_N)
    hand.press("previous", KEYS.Key_P)
    hand.press("leave", KEYS.Key_Escape)


def holding(hand: Hand) -> None:
    """Hold a label and tag a selection with it."""
    hand.press("hold a label", KEYS.Key_H)
    hand.press("hold another", KEYS.Key_C)
    hand.select("not there")
    hand.press("tag with the held label", KEYS.Key_Return)
    QTest.keyClick(hand.window.view, KEYS.Key_Escape)
    finish()


def finding(hand: Hand) -> None:
    """Find words in the article, the next place, and let it be."""
    hand.press("open find", KEYS.Key_F, CONTROL)
    bar = hand.window.bench.find_bar
    bar.field.setText("Obuya sai")
    hand.does("find in the article", lambda: (QTest.keyClicks(bar.field, "d"), bar.search()))
    hand.does("next place", lambda: QTest.keyClick(bar.field, KEYS.Key_Return))
    bar.close_bar()
    finish()


def narrowing(hand: Hand) -> None:
    """List only the tags with certain words, then those of a label, then all."""
    panel = hand.window.bench.panel
    panel.set_tab(IN_ARTICLE)
    finish()
    listed = panel.list.viewport()
    for name, typed in (("filter by words", "memo"), ("filter by label", "claim")):
        panel.narrow.setText(typed[:-1])
        finish()
        hand.does(name, lambda typed=typed: QTest.keyClicks(panel.narrow, typed[-1]), listed)
    hand.does("filter no more", panel.narrow.clear, listed)
    panel.set_tab(SELECTED)
    hand.window.view.setFocus()
    finish()


ROUNDS = (selecting, attributing, changing, linking, undoing, holding, going, finding, narrowing)
COMMITS = frozenset(
    (
        *("Q at the caret", "Enter takes a proposal", "extend", "move an end by key"),
        *("let an end go", "Enter links", "delete", "undo", "redo", "tag with the held label"),
    )
)
"""Gestures that write: a bare commit is taken off their figures."""


def move(viewport: object, point: QPoint) -> None:
    place = QPointF(point)
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, NONE)
    QApplication.sendEvent(viewport, event)


def measure(folder: Path, size: Size, times: int = 30) -> Figures:
    """Go through all gestures at several places; a bare commit after each place."""
    path = project(folder / "gestures.annotator", article(size))
    bare, commits = BareCommits(folder), []
    with window_on(path) as window:
        window.workspace.open_article(longest(window))
        finish()
        hand = Hand(window, Span(0, 1))
        for quotation in quotations(window.workspace.text, times):
            hand.quotation = quotation
            window.view.setFocus()
            gc.collect()
            for gesture in ROUNDS:
                gesture(hand)
            commits.append(bare.once())
    bare.close()
    return {"bare_commit": spread(commits), **figures(hand, median(commits))}


def figures(hand: Hand, commit: float) -> Figures:
    """Of each gesture the median, less a bare commit where it writes, and the slow end."""
    found: Figures = {}
    for name, times in hand.times.items():
        clock = spread([one.clock for one in times])
        off = commit if name in COMMITS else 0.0
        found[name] = {
            "less_a_commit_ms": round(clock["median_ms"] - off, 2),
            "own_ms": round(median(one.own for one in times), 2),
            "p95_ms": clock["p95_ms"],
            "times": clock["times"],
        }
    return found


def quotations(text: str, times: int) -> list[Span]:
    """Some of the quotations of the text, far from one another."""
    chance = random.Random(9)
    found = []
    for _ in range(times):
        start = text.index("“", chance.randrange(len(text) * 9 // 10))
        found.append(Span(start, text.index("”", start) + 1))
    return found


def test_gestures_are_measured(qapp, tmp_path):
    found = measure(tmp_path, Size(40_000, 200, spoken=True), times=2)
    assert COMMITS <= found.keys()
    assert all(figure["own_ms"] > 0 for name, figure in found.items() if name != "bare_commit")


@pytest.mark.benchmark
@pytest.mark.parametrize("name", SIZES)
def test_gestures(qapp, tmp_path, name):
    found = measure(tmp_path, Size(*SIZES[name], spoken=True))
    tell(f"gestures: {name}", {"bar_ms": BARS[name], **found})

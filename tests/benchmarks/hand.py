"""A person's hand at one place of a long article: each gesture is timed until it is painted."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.text.span import Span
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
    """A person at one place of the article: `quotation` stands there, who said it follows.

    `writing` are the gestures that write: a bare commit is taken off their figures.
    """

    window: MainWindow
    quotation: Span
    writing: frozenset[str] = frozenset()
    times: dict[str, list[Taken]] = field(default_factory=dict)

    def does(self, name: str, what: Callable[[], object], seen: QWidget | None = None) -> None:
        """Time one gesture until what it changed is painted, in the article or where it is seen."""
        project = self.window.workspace.project
        before = project.last_edit
        with Paints(seen or self.window.view.viewport()) as paints:
            self.times.setdefault(name, []).append(taken(lambda: (what(), painted())))
        assert paints.count, name
        assert (project.last_edit > before) == (name in self.writing), name
        finish()

    def press(
        self, name: str, key: Qt.Key, held: Qt.KeyboardModifier = NONE, seen: QWidget | None = None
    ) -> None:
        self.does(name, lambda: QTest.keyClick(self.window.view, key, held), seen)

    def untimed(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key of the article without being timed."""
        QTest.keyClick(self.window.view, key, held)
        finish()

    def untimed_in_field(self, key: Qt.Key) -> None:
        """Press a key where the focus is, without being timed, and go back to the article."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        self.window.view.setFocus()
        finish()

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


def move(viewport: object, point: QPoint) -> None:
    place = QPointF(point)
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, NONE)
    QApplication.sendEvent(viewport, event)


Gesture = Callable[[Hand], None]


def measure(
    folder: Path,
    size: Size,
    gestures: Sequence[Gesture],
    writing: frozenset[str],
    times: int = 30,
) -> Figures:
    """Go through all gestures at several places; a bare commit after each place."""
    path = project(folder / "gestures.annotator", article(size))
    bare, commits = BareCommits(folder), []
    with window_on(path) as window:
        window.workspace.open_article(longest(window))
        finish()
        hand = Hand(window, Span(0, 1), writing)
        for quotation in quotations(window.workspace.text, times):
            hand.quotation = quotation
            window.view.setFocus()
            gc.collect()
            for gesture in gestures:
                gesture(hand)
            commits.append(bare.once())
    bare.close()
    return {"bare_commit": spread(commits), **figures(hand, median(commits))}


def measure_few(folder: Path, gestures: Sequence[Gesture], writing: frozenset[str]) -> None:
    """Go through all gestures in a small article: each is measured, and those that write do."""
    found = measure(folder, Size(40_000, 200, spoken=True), gestures, writing, times=2)
    assert writing <= found.keys()
    assert all(figure["own_ms"] > 0 for name, figure in found.items() if name != "bare_commit")


def tell_all(
    title: str, folder: Path, name: str, gestures: Sequence[Gesture], writing: frozenset[str]
) -> None:
    """Measure all gestures in an article of one of `SIZES` and print the figures."""
    found = measure(folder, Size(*SIZES[name], spoken=True), gestures, writing)
    tell(f"{title}: {name}", {"bar_ms": BARS[name], **found})


def figures(hand: Hand, commit: float) -> Figures:
    """Of each gesture the median, less a bare commit where it writes, and the slow end."""
    found: Figures = {}
    for name, times in hand.times.items():
        clock = spread([one.clock for one in times])
        off = commit if name in hand.writing else 0.0
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

"""A tag is painted where it is seen, once: nothing is painted before it has its place."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.panel.picked_words import PickedWords
from annotator.ui.widgets.steady import SteadyLine

_QUIET = 10  # what follows a change in idle moments is over after so many


class Painted(QObject):
    """Counts how often each widget is painted, and how often one is laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QWidget] = Counter()
        self.laid_out = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.times[watched] += 1
        self.laid_out += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def painted(qapp):
    """Watches from the last call of `begin` on."""
    watching = Painted()
    yield watching
    qapp.removeEventFilter(watching)


def begin(painted: Painted) -> None:
    for _ in range(_QUIET):
        QApplication.processEvents()
    painted.times.clear()
    painted.laid_out = 0
    QApplication.instance().installEventFilter(painted)


def in_card(window, painted: Painted) -> dict[QWidget, int]:
    card = window.bench.panel.selected
    return {one: times for one, times in painted.times.items() if card.isAncestorOf(one)}


@pytest.mark.parametrize("size", [(1440, 900), (1440, 760), (1024, 640)])
def test_when_the_ladder_changes_each_field_is_painted_once(
    window, size, drag_over, press, painted
):
    window.resize(*size)
    QApplication.processEvents()
    for words in ("Wait for ‘a better year’ and then build.", "a better year", "rain is cheap"):
        drag_over(words)
        press(window.view, "Q", "Escape")
    card = window.bench.panel.selected
    seen = []
    for key in ("P", "P", "N", "N"):  # one with a ladder, another with it, and back
        begin(painted)
        press(window.view, key)
        QApplication.processEvents()
        times = in_card(window, painted)
        assert card.form in times
        assert set(times.values()) == {1}
        seen.append(card.ladder.isVisible())
    assert seen == [True, True, True, False]


def test_where_only_the_words_are_others_only_they_are_painted(window, drag_over, press, painted):
    for words in ("I never left", "two engineers", "rain is cheap"):
        drag_over(words)
        press(window.view, "C", "Escape")
    for key in ("P", "P", "N"):
        begin(painted)
        press(window.view, key)
        QApplication.processEvents()
        assert painted.laid_out == 0
        assert {type(one) for one in in_card(window, painted)} <= {PickedWords, SteadyLine}
        assert any(in_card(window, painted).values())

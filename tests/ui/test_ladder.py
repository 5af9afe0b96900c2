"""The ladder: who is on it, in which order, and what screen readers hear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.ui.panel.ladder import Rung, RungList

RUNGS = (
    Rung(3, "relay", "Reuters", "passed it on", "source"),
    Rung(2, "source", "Tom Reyes", "said it", "source"),
    Rung(1, "head", "“Rain is cheap.”", "direct quote", "quote"),
    Rung(9, "head", "‘cheap’", "direct quote", "quote", depth=1),
)


@pytest.fixture
def ladder(qtbot, look):
    made = RungList(look)
    qtbot.addWidget(made)
    made.resize(400, 800)
    made.show()
    made.show_rungs(RUNGS, 1)
    return made


def said(ladder, row):
    return ladder.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_every_rung_says_who_and_at_which_level(ladder):
    assert said(ladder, 0) == "Reuters: passed it on; level 1, step 1 of 4"
    assert said(ladder, 3) == "‘cheap’: direct quote; level 2, step 4 of 4"
    assert ladder.accessibleName() == "How the words came here"


def test_the_picked_one_is_marked_without_being_asked_for(qtbot, ladder):
    asked = []
    ladder.asked.connect(asked.append)
    assert ladder.currentIndex().row() == 2
    ladder.show_rungs(RUNGS, 2)
    assert ladder.currentIndex().row() == 1
    assert asked == []


def test_keys_go_from_rung_to_rung(qtbot, ladder):
    asked = []
    ladder.asked.connect(asked.append)
    ladder.setFocus()
    qtbot.waitUntil(ladder.hasFocus)
    qtbot.keyClick(ladder, Qt.Key.Key_Up)
    qtbot.keyClick(ladder, Qt.Key.Key_Up)
    assert asked == [2, 3]


def test_a_click_asks_for_the_rung(qtbot, ladder):
    place = ladder.visualRect(ladder.model().index(0, 0)).center()
    with qtbot.waitSignal(ladder.asked) as signal:
        qtbot.mouseClick(ladder.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == [3]


def test_it_is_as_high_as_its_rungs_and_scrolls_when_there_are_many(ladder):
    row = ladder.verticalHeader().defaultSectionSize()
    assert ladder.height() == 4 * row
    deep = tuple(Rung(n, "head", f"Level {n}", "quote", "quote", depth=n) for n in range(30))
    ladder.show_rungs(deep, 29)
    assert ladder.height() < 10 * row
    place = ladder.visualRect(ladder.model().index(29, 0))
    assert ladder.viewport().rect().contains(place.center()), "the picked one is in sight"


def test_a_ring_and_a_disc_differ_without_colour(ladder):
    """Who passed it on is told from who said it in greyscale, too."""
    picture = ladder.grab().toImage()
    ratio = picture.devicePixelRatio()

    def middle(row):
        place = ladder.visualRect(ladder.model().index(row, 0))
        spot = place.center()
        return picture.pixelColor(int(21 * ratio), int((spot.y() + 1) * ratio)).lightness()

    assert abs(middle(0) - middle(1)) > 60

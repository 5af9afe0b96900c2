"""The foot of the window says what the view on screen lists, whichever was counted last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.ui.widgets.labels import Elided


@pytest.fixture
def foot(window):
    """All that the status bar says beside the keys."""

    def read() -> list[str]:
        words = window.bench.status.findChildren(Elided)
        return [one.text() for one in words if not one.isHidden() and one.text()]

    return read


def test_each_view_says_what_it_lists(desk, window, settled, foot, qtbot):
    settled()
    assert "500 listed · 0 verified" in foot()
    segments = window.bench.topbar.segments.segments
    qtbot.mouseClick(segments["sources"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Sources listed: 3" in foot())
    desk.search.count()  # what is counted for a view that is away is not said here
    qtbot.waitUntil(lambda: desk.search.is_done)
    assert "Sources listed: 3" in foot()
    qtbot.mouseClick(segments["review"], Qt.MouseButton.LeftButton)
    assert "500 listed · 0 verified" in foot()
    qtbot.mouseClick(segments["annotate"], Qt.MouseButton.LeftButton)
    assert not any("listed" in words for words in foot())


def test_a_list_in_the_making_says_so(desk):
    def sentences() -> list[str]:
        return [one.text() for one in desk.page.findChildren(QLabel) if one.isVisible()]

    desk.page.model.begin([])
    desk.page.show_progress(0, 9)
    assert "The quotes are being listed" in sentences()
    desk.page.show_rows(0, narrowed=False)
    assert "The quotes are being listed" not in sentences()
    assert "No quotes yet" in sentences()


def test_what_was_said_of_one_view_is_not_said_in_another(window, press):
    line = window.bench.status.line
    press(window.view, "K")
    assert line.sentence() == "This is the first article of the list."
    press(window, "Ctrl+2")
    assert line.sentence() == ""
    window.workspace.said.emit("Said of the review.")
    window.views.show_review()
    assert line.sentence() == "Said of the review."
    press(window, "Ctrl+1")
    assert line.sentence() == ""

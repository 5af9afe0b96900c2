"""Room on screen goes to what there is: no empty card, no scroll bar beside a short text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.comments.thread import CommentLine


def test_with_nothing_picked_the_list_follows_the_advice(qtbot, window, press, find):
    card, whole = window.bench.panel.selected, window.bench.panel
    qtbot.waitUntil(lambda: card.height() < 0.35 * whole.height())
    window.view.select(find("rain is cheap"))
    press(window.view, "C", "Backspace")
    assert card.height() > 0.5 * whole.height()
    press(window.view, "Escape")
    qtbot.waitUntil(lambda: card.height() < 0.35 * whole.height())
    qtbot.waitUntil(lambda: card.verticalScrollBar().maximum() == 0)


def test_the_share_that_one_chose_comes_back_with_the_card(window, press, find):
    card, whole = window.bench.panel.selected, window.bench.panel
    window.view.select(find("rain is cheap"))
    press(window.view, "C", "Backspace")
    whole.set_share(0.8)
    high = card.height()
    press(window.view, "Escape")
    assert card.height() < high
    press(window.view, "P")
    assert card.height() == high


def test_a_text_that_fits_has_no_handle_beside_it(qtbot, window, press):
    bar = window.view.verticalScrollBar()
    assert bar.maximum() == 0
    assert not bar.isEnabled()
    grey = bar.grab().toImage()
    assert len({grey.pixelColor(grey.width() // 2, y).name() for y in range(grey.height())}) == 1
    window.resize(1440, 500)
    QApplication.processEvents()
    press(window.view, "J")
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.isEnabled()


@pytest.mark.parametrize("width", [1024, 1100, 1300, 1440])
def test_what_stands_below_the_advice_is_whole_in_any_window(make, project_file, qtbot, width):
    window = make(project_file, (width, 640))
    card = window.bench.panel.selected
    qtbot.waitUntil(lambda: any(line.isVisible() for line in card.findChildren(CommentLine)))
    (line,) = card.findChildren(CommentLine)
    qtbot.waitUntil(lambda: card.verticalScrollBar().maximum() == 0)
    assert line.mapTo(card.viewport(), line.rect().bottomRight()).y() < card.viewport().height()

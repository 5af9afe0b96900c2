"""The review, the sources and the report in a window of a small screen, scaled up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

SMALL = (683, 427)  # 1024 x 640 at 150 %
MIDDLE = (960, 600)  # 1440 x 900 at 150 %


@pytest.fixture(params=[SMALL, MIDDLE], ids=["small", "middle"])
def small(make, project_file, request):
    return make(project_file, request.param)


def cut_off(window):
    """Fields and buttons of which a part lies outside of the window or the part they are in."""
    found = []
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for one in window.findChildren(kind):
            if one.isVisible() and not one.visibleRegion().isEmpty():
                place = QRect(one.mapTo(window, QPoint()), one.size())
                if not (window.rect().left() <= place.left() <= place.right() <= window.width()):
                    found.append(one.accessibleName() or one.text())
    return found


@pytest.mark.parametrize("key", ["Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_nothing_is_cut_off_at_the_sides(small, press, qtbot, key):
    size = small.size()
    press(small, key)
    qtbot.waitUntil(lambda: small.bench.view_on_screen is not None)
    assert small.size() == size
    bar = small.bench.topbar.export
    assert bar.width() >= bar.sizeHint().width()
    qtbot.waitUntil(lambda: cut_off(small) == [])


def test_the_rows_need_no_scroll_bar_at_the_foot(small, press, qtbot):
    press(small, "Ctrl+2")
    table = small.views.review.page.table
    qtbot.waitUntil(lambda: small.views.review.search.is_done)
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().maximum())


@pytest.mark.parametrize(("key", "view"), [("Ctrl+2", "review"), ("Ctrl+4", "sources")])
def test_the_facets_come_in_place_of_the_pane_at_the_right(
    make, project_file, press, qtbot, key, view
):
    window = make(project_file, SMALL)
    press(window, key)
    page = getattr(window.views, view).page
    right = page.split.widget(2)
    assert page.side.is_folded
    assert right.isVisible()
    press(window, "Ctrl+F")
    assert page.search.hasFocus()
    assert not right.isVisible()
    press(page.search, "Escape")
    assert page.side.is_folded
    assert right.isVisible()
    page.side.button.click()
    assert page.facets.isVisible()
    press(window, "Ctrl+B")
    assert right.isVisible()


def test_the_facets_fold_in_a_large_window_too_and_nothing_gives_way(make, project_file, press):
    window = make(project_file)
    press(window, "Ctrl+2", "Ctrl+B")
    page = window.views.review.page
    assert page.side.is_folded
    assert page.context.isVisible()
    press(window, "Ctrl+B")
    assert page.facets.isVisible()
    assert page.context.isVisible()

"""Tabs: only the one whose count changed is painted again, and that leaves no trace."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.ui.widgets.tabs import TabStrip

counts = st.none() | st.integers(0, 12) | st.integers(4990, 5010)
steps = st.lists(
    st.tuples(st.just("count"), st.integers(0, 2), counts)
    | st.tuples(st.just("current"), st.integers(0, 2), st.none())
    | st.tuples(st.just("width"), st.integers(90, 500), st.none())
    | st.tuples(st.just("wish"), st.booleans(), st.none()),
    max_size=12,
)


@pytest.fixture
def tabs(qtbot, look) -> TabStrip:
    shown = TabStrip(look, ("Selected", "In this article", "Remarks"))
    qtbot.addWidget(shown)
    shown.resize(420, shown.sizeHint().height())
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def on_screen(widget) -> QImage:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return widget.screen().grabWindow(widget.winId()).toImage()


@given(steps)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_step_leaves_what_a_fresh_painting_shows(tabs, look, some):
    for name, number, count in some:
        if name == "count":
            tabs.set_count(number, count)
        elif name == "current":
            tabs.set_current(number)
        elif name == "width":
            tabs.resize(number, tabs.height())
        else:
            look.set_wish("dark" if number else "light")
        shown = on_screen(tabs)
        tabs.update()
        assert shown == on_screen(tabs)

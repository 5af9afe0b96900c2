"""A grounded scroll bar is painted without what lies below it, and looks as others do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from annotator.ui.look import Look
from annotator.ui.widgets.bars import GroundedBar


class Watch(QObject):
    """Which widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted.append(watched)
        return False


@pytest.fixture
def look(qapp):
    made = Look(qapp.font().family())
    made.apply_style()
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def area(qtbot, look):
    made = QScrollArea()
    made.setVerticalScrollBar(GroundedBar(look, "window"))
    made.setWidget(QLabel("line\n" * 200))
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    qtbot.waitExposed(made).__enter__()
    QApplication.processEvents()
    return made


def test_it_is_painted_alone(qapp, area):
    watch = Watch()
    area.verticalScrollBar().grab()  # at its first painting it says that it is opaque
    QApplication.processEvents()
    qapp.installEventFilter(watch)
    area.verticalScrollBar().update()
    QApplication.processEvents()
    qapp.removeEventFilter(watch)
    assert watch.painted == [area.verticalScrollBar()]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_has_the_ground_it_was_given_and_a_handle(area, look, theme):
    look.set_wish(theme)
    bar = area.verticalScrollBar()
    image = bar.grab().toImage()
    colours = {image.pixelColor(bar.width() // 2, y).name() for y in range(0, bar.height(), 3)}
    assert QColor(look.colour("window")).name() in colours
    assert QColor(look.colour("field_line")).name() in colours

"""Rows that are laid down from a picture look as if they were painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.ui.widgets.pictures import Pictures

PLACE = QRect(7, 11, 90, 30)
GROUND = QColor("#fdf6e3")


class Row:
    """Paints words beside a bar, and counts how often."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.times = 0

    def paint(self, painter: QPainter, place: QRect) -> None:
        self.times += 1
        painter.fillRect(place.adjusted(0, 0, -80, 0), QColor("#3b82f6"))
        painter.drawText(place.adjusted(14, 0, 0, 0), 0, self.words)


def sheet(ratio: float) -> QImage:
    made = QImage(round(120 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(GROUND)
    return made


def laid(pictures: Pictures, row: Row, ratio: float, place: QRect = PLACE) -> QImage:
    image = sheet(ratio)
    with QPainter(image) as painter:
        pictures.lay(painter, place, row.words, GROUND, row.paint)
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_picture_is_what_the_row_would_paint(qapp, ratio):
    row, painted = Row("Gate 4"), sheet(ratio)
    with QPainter(painted) as painter:
        row.paint(painter, PLACE)
    pictures = Pictures()
    assert [laid(pictures, row, ratio) == painted for _ in range(3)] == [True] * 3


def test_a_row_that_moves_is_not_painted_again(qapp):
    pictures, row = Pictures(), Row("Gate 4")
    for top in range(5):
        laid(pictures, row, 1.0, PLACE.translated(0, top))
    assert row.times == 1


def test_a_row_is_painted_again_when_it_is_wider_or_the_colours_are_others(qapp):
    pictures, row = Pictures(), Row("Gate 4")
    laid(pictures, row, 1.0)
    laid(pictures, row, 1.0, PLACE.adjusted(0, 0, 9, 0))
    pictures.forget()
    laid(pictures, row, 1.0)
    assert row.times == 3


def test_only_the_last_rows_are_kept(qapp):
    pictures, rows = Pictures(), [Row(f"Row {number}") for number in range(100)]
    for row in rows:
        laid(pictures, row, 1.0)
    for row in reversed(rows):
        laid(pictures, row, 1.0)
    assert 0 < sum(row.times == 1 for row in rows) < 50


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_row_that_was_prepared_is_not_painted_again(qapp, ratio):
    """Where a picture would blur none is made."""
    pictures, row, plain = Pictures(), Row("Gate 4"), Row("Gate 4")
    pictures.prepare(PLACE.size(), ratio, row.words, GROUND, row.paint)
    assert laid(pictures, row, ratio) == laid(Pictures(), plain, ratio)
    assert row.times == 1

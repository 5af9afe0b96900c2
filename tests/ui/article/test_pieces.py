"""A piece of the article painted by itself is that piece of the whole.

The round corners are left out: Qt draws a curve a shade otherwise where it is cut.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QRegion

TEXT = "The gate will hold, they said.\n\nNobody else had said so by Tuesday.\n" * 6


@pytest.fixture(autouse=True)
def steady_caret(qapp):
    """A caret that does not blink: else it may come or go between two pictures."""
    usual = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(usual)


@pytest.mark.parametrize(
    "piece",
    [
        QRect(300, 120, 9, 40),
        QRect(250, 60, 200, 150),
        QRect(0, 40, 120, 260),
        QRect(40, 60, 90, 60),
    ],
)
def test_a_piece_is_painted_as_in_the_whole(show, piece):
    view = show(TEXT, [("gate will hold", 1, "quote")])
    viewport = view.viewport()
    whole = viewport.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    part = QImage(piece.size(), QImage.Format.Format_RGB32)
    viewport.render(part, QPoint(), QRegion(piece))
    assert part == whole.copy(piece)

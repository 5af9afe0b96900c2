"""The welcome screen can be read, whichever way to begin the keys stand on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.test_theme import contrast

READABLE = 4.5


def words_of(button: QPushButton):
    """The picture of a button's words, without its icon and frame."""
    left = 16 + button.iconSize().width() + 6
    return button.grab(button.rect().adjusted(left, 6, -16, -6)).toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_way_to_begin_can_be_read(make, qtbot, theme):
    window = make()
    window.look.set_wish(theme)
    ways = [one for one in window.welcome.findChildren(QPushButton) if one.text().strip()]
    assert len(ways) == 4
    for way in ways:
        way.setFocus()
        qtbot.waitUntil(way.hasFocus)
        picture = words_of(way)
        ground = picture.pixelColor(0, 0)
        inks = (
            picture.pixelColor(x, y)
            for x in range(picture.width())
            for y in range(picture.height())
        )
        assert max(contrast(ink, ground) for ink in inks) >= READABLE

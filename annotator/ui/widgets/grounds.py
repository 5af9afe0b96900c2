"""The grounds of the window's parts: colours of the palette, not of the style sheet."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

WINDOW, CARD = QPalette.ColorRole.Window, QPalette.ColorRole.Base
"""The grounds by the roles that the theme's palette gives them."""


def give_ground(part: QWidget, ground: QPalette.ColorRole) -> None:
    """Fill a part of the window with its ground.

    Qt knows then that it is opaque, and a change in it paints nothing of what lies below; of
    grounds in the style sheet it does not.
    """
    part.setBackgroundRole(ground)
    part.setAutoFillBackground(True)

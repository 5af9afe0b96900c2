"""Laying out before anything is painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

_LEVELS = 8  # a field, its form, the card, what scrolls it, and what their answers ask for


def lay_out() -> None:
    """Give all that asked for other room its place now.

    Each part asks its parent when its own turn comes: left to Qt, the first ones are painted
    before the last are asked, and then again.
    """
    for _ in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

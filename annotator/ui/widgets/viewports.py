"""The pane inside a scroll area, made here rather than by Qt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea, cursor: Qt.CursorShape | None = None) -> None:
    """Put a viewport into a scroll area that is like the one Qt made, with this cursor.

    To say what a widget of Qt's making is, PySide loads all kinds of widgets that there are, which
    is a twentieth of the time that the window takes to come up; ours it knows.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    made.setMouseTracking(True)
    made.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    if cursor is not None:
        made.setCursor(cursor)
    area.setViewport(made)

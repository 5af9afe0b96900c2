"""What screen readers learn of the widgets that we paint ourselves."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


def give_roles() -> None:
    """Let every widget with an `accessible_role` be known as that; the others stay Qt's."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say a sentence about a widget, when one listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def _interface(name: str, of: QObject) -> QAccessibleWidget | None:
    role = getattr(of, "accessible_role", None)
    if role is None or not isinstance(of, QWidget):
        return None
    return QAccessibleWidget(of, role)

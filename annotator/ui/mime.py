"""What goes onto the clipboard, and what is on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication


def blank_mime() -> QMimeData:
    """Data without anything in it, made by Qt itself.

    The clipboard keeps it until the process is over; one made in Python would then call on a
    Python that is gone, and crash.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    for kind in data.formats():
        data.removeFormat(kind)
    return data


def on_clipboard() -> QMimeData:
    """What the clipboard holds; without anything in it where the system gives none."""
    return QGuiApplication.clipboard().mimeData() or blank_mime()

"""What goes onto the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel


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

"""Leaving a field in which somebody types, because what holds it is about to close."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.ui.panel.note import NoteField


def keep_typed(field: QWidget | None) -> None:
    """Keep what is typed in a field, as when the focus leaves it."""
    if isinstance(field, QLineEdit):
        field.editingFinished.emit()
    elif isinstance(field, NoteField):
        field.commit()

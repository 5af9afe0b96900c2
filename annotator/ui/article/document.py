"""The Qt document that holds an article's text. Nothing is ever read back from it."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from annotator.ui.article.heading import face_font
from annotator.ui.article.shown import Shown


def make_document(shown: Shown) -> QTextDocument:
    """A document with the text of `shown`, its headline and byline in their own type."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(shown.page.font)
    document.setPlainText(shown.places.display)
    set_faces(document, shown)
    return document


def set_faces(document: QTextDocument, shown: Shown) -> None:
    """Set headline and byline in their own type; call `clear_faces` first where others were."""
    for paragraph, kind in shown.regions.kinds.items():
        start = shown.places.starts[paragraph]
        end = shown.places.starts[paragraph + 1] - 1
        _set(document, start, end, face_font(shown.page.face(kind), shown.page), kind, shown)
    for region in shown.regions.set_apart:
        if region.kind == "byline":
            start = shown.places.position(region.start)
            end = shown.places.end_position(region.end)
            font = face_font(shown.page.byline, shown.page)
            _set(document, start, end, font, region.kind, shown)


def clear_faces(document: QTextDocument, shown: Shown) -> None:
    """Set in the text's own type what `set_faces` set apart."""
    places = shown.places
    for paragraph in shown.regions.kinds:
        _plain(document, places.starts[paragraph], places.starts[paragraph + 1] - 1)
    for region in shown.regions.set_apart:
        _plain(document, places.position(region.start), places.end_position(region.end))


def _set(
    document: QTextDocument, start: int, end: int, font: QFont, kind: str, shown: Shown
) -> None:
    style = QTextCharFormat()
    style.setFont(font)
    style.setForeground(shown.theme.colour("text" if kind == "headline" else "muted"))
    _select(document, start, end).setCharFormat(style)


def _plain(document: QTextDocument, start: int, end: int) -> None:
    _select(document, start, end).setCharFormat(QTextCharFormat())


def _select(document: QTextDocument, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor

"""Writing the evidence pack as a PDF, with or without a screen.

Source: ISO 32000; Qt sets the pages and embeds the fonts.
"""

from __future__ import annotations

import os
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from annotator.domain.records import ProjectRecord
from annotator.domain.scheme import Scheme, default_scheme
from annotator.formats.citations import one_line
from annotator.formats.pages.colours import theme
from annotator.formats.pages.evidence import preview
from annotator.ui.pdf.typesetting import Typesetter
from annotator.ui.words import tr

__all__ = ["preview", "write"]

_DOTS = 96
"""Units an inch in which the pages are laid out."""
_SIDE, _TOP, _BOTTOM = 64.0, 62.0, 74.0
_FOOT = 38.0


def write(project: ProjectRecord, out: BinaryIO) -> None:
    """All pages. Needs no window: without a screen Qt draws off it."""
    made = None
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        made = QGuiApplication([])
    try:
        _write(project, out)
    finally:
        if made is not None:  # a window may be wanted later, with an application of its own
            made.shutdown()


def _write(project: ProjectRecord, out: BinaryIO) -> None:
    scheme = Scheme.from_dict(project.scheme) if project.scheme else default_scheme()
    name = one_line(project.title) or tr("Annotated articles")
    setter = Typesetter(scheme)
    setter.set_all(project, name)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _paint(setter.document, buffer, name)
    out.write(bytes(buffer.data().data()))


def _paint(document: QTextDocument, buffer: QBuffer, name: str) -> None:
    """Lay the document out on A4 and paint page after page, each with its number."""
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(name)
    writer.setCreator("Article Annotator")
    writer.setResolution(600)
    scale = writer.resolution() / _DOTS
    paper = QSizeF(writer.width(), writer.height()) / scale
    inner = QSizeF(paper.width() - 2 * _SIDE, paper.height() - _TOP - _BOTTOM)
    document.setPageSize(inner)
    painter = QPainter(writer)
    painter.scale(scale, scale)
    for page in range(document.pageCount()):
        whole = QRectF(0, page * inner.height(), inner.width(), inner.height())
        if page:
            writer.newPage()
        painter.save()
        painter.translate(_SIDE, _TOP - page * inner.height())
        document.drawContents(painter, whole)
        painter.restore()
        _foot(painter, paper, name, page + 1, document.pageCount())
    painter.end()


def _foot(painter: QPainter, paper: QSizeF, name: str, page: int, pages: int) -> None:
    font = QFont(painter.font())
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(QColor(theme("light")["muted"]))
    place = QRectF(_SIDE, paper.height() - _FOOT - 12, paper.width() - 2 * _SIDE, 16)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, name[:90])
    words = tr("{page} of {pages}").format(page=page, pages=pages)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, words)

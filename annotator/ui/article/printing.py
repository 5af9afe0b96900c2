"""An article on paper: the same page, tags and margin, cut between lines."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPagedPaintDevice, QPainter, QTextDocument

from annotator.ui.article.chips import chip_font
from annotator.ui.article.document import make_document
from annotator.ui.article.layout import ArticleLayout
from annotator.ui.article.page import page
from annotator.ui.article.paint import paint_article
from annotator.ui.article.shown import Shown
from annotator.ui.article.theme import ArticleTheme

_DOTS = 96
"""Pixels an inch in which the page is laid out, whatever the printer's own are."""
_PIXELS = 15
_FOOTER = 26
_OVER = 4
"""Number chips reach this far over their line."""


def print_article(what: Shown, device: QPagedPaintDevice) -> int:
    """Paint all of `what` on `device` (a printer, a PDF writer) and return the pages painted."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    scale = device.logicalDpiX() / _DOTS
    width, height = round(device.width() / scale), round(device.height() / scale)
    _document, layout = _set(what, width)  # which lives as long as its document
    painter.scale(scale, scale)
    top = float(layout.shown.page.top)
    number = 0
    while True:
        bottom = _break(layout, top, top + height - _FOOTER - _OVER)
        number += 1
        _paint_page(painter, layout, QRectF(0, top, width, bottom - top), number, height)
        if bottom >= layout.text_bottom:
            break
        device.newPage()
        top = bottom
    painter.end()
    return number


def _set(what: Shown, width: int) -> tuple[QTextDocument, ArticleLayout]:
    """The article in black on white, in a size for paper. The document owns the layout."""
    light = ArticleTheme.light(what.theme.serif)
    theme = replace(light, pixels=_PIXELS, titles=what.theme.titles, names=what.theme.names)
    paper = replace(what, theme=theme, page=page(theme, 1.0, width, paper=True))
    paper.picked, paper.related, paper.proposals = None, {}, ()
    document = make_document(paper)
    layout = ArticleLayout(document, paper)
    document.setDocumentLayout(layout)
    return document, layout


def _paint_page(
    painter: QPainter, layout: ArticleLayout, part: QRectF, number: int, height: int
) -> None:
    painter.save()
    painter.translate(0, _OVER - part.top())
    painter.setClipRect(part.translated(0, -_OVER))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = part
    context.cursorPosition = -1
    paint_article(painter, layout, context, card=False)
    painter.restore()
    painter.setFont(chip_font(10))
    painter.setPen(layout.shown.theme.colour("muted"))
    foot = QRectF(0, height - _FOOTER, part.width(), _FOOTER)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(number))


def _break(layout: ArticleLayout, top: float, bottom: float) -> int:
    """Where a page that begins at `top` ends: at the last line that is whole over `bottom`."""
    layout.settle(top, bottom)
    number = layout.number_at(bottom)
    paragraph = layout.paragraph(number)
    place = layout.top(number)
    for line in paragraph.lines:
        if place + line.top + line.height > bottom:
            return place + line.top if place + line.top > top else int(bottom)
    return place + paragraph.height

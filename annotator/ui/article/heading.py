"""What stands above a text that does not hold its own headline."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout

from annotator.frozen import frozen
from annotator.ui.article.page import Face, Page
from annotator.ui.article.theme import ArticleTheme


@frozen
class Heading:
    """A headline known only as metadata, and a line of what else is known. Not taggable."""

    title: str = ""
    line: str = ""


class SetHeading:
    """A heading in lines on a page; `height` is 0 when it says nothing."""

    def __init__(self, heading: Heading, page: Page, theme: ArticleTheme) -> None:
        self._page = page
        self._theme = theme
        self.height = 0
        self._title = self._set(heading.title, page.headline)
        self._line = self._set(heading.line, page.byline)

    def paint(self, painter: QPainter) -> None:
        place = QPointF(self._page.left, self._page.top)
        for layout, colour in ((self._title, "text"), (self._line, "muted")):
            if layout is not None:
                painter.setPen(self._theme.colour(colour))
                layout.draw(painter, place)

    def _set(self, words: str, face: Face) -> QTextLayout | None:
        if not words:
            return None
        layout = QTextLayout(words, face_font(face, self._page))
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(self._page.column)
            line.setPosition(QPointF(0, self.height + (face.line - line.height()) // 2))
            self.height += face.line
            line = layout.createLine()
        layout.endLayout()
        self.height += face.gap
        return layout


def face_font(face: Face, page: Page) -> QFont:
    """The font of a kind of paragraph."""
    font = QFont() if face.sans else QFont(page.font)
    font.setPixelSize(round(page.font.pixelSize() * face.scale))
    font.setWeight(QFont.Weight.Bold if face.bold else QFont.Weight.Normal)
    return font

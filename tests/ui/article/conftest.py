"""An article view on screen, and a reader's hands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.text.span import Span
from annotator.ui.article.heading import Heading
from annotator.ui.article.marks import Marks
from annotator.ui.article.theme import ArticleTheme
from annotator.ui.article.view import ArticleView
from annotator.ui.fonts import load_fonts

Show = Callable[..., ArticleView]


@pytest.fixture
def view(qtbot) -> ArticleView:
    """An empty view of ordinary size, shown and focused."""
    shown = ArticleView(ArticleTheme.light(load_fonts()))
    qtbot.addWidget(shown)
    shown.resize(760, 600)
    shown.show()
    qtbot.waitExposed(shown)
    shown.setFocus()
    return shown


@pytest.fixture
def steady(qapp):
    """A caret that does not blink: between two pictures that would tell them apart."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.fixture
def on_screen(view) -> Callable[[], QImage]:
    """What stands on the screen of the article once all that waits is painted."""

    def taken() -> QImage:
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        return view.screen().grabWindow(view.winId()).copy(view.viewport().geometry()).toImage()

    return taken


@pytest.fixture
def show(view) -> Show:
    """Show a text with tags given as (words, annotation, label[, attributes])."""

    def show_article(text, tags=(), links=(), regions=(), heading=None) -> ArticleView:
        marks = Marks(sorted(map_tags(text, tags)), links)
        view.show_article(text, regions, marks, heading or Heading())
        return view

    return show_article


def map_tags(text: str, tags: Iterable[tuple]) -> list[tuple[int, int, int, str, str]]:
    rows = []
    for words, annotation, label, *attributes in tags:
        start = text.index(words)
        rows.append((start, start + len(words), annotation, label, *(attributes or ["{}"])))
    return rows


@pytest.fixture
def span_of(view):
    """The span of some words of the article that is shown, at their first place."""

    def span(text: str, words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return span


@pytest.fixture
def drag_over(view, qtbot):
    """Press before a span's first character, move, and release after its last."""

    def drag(span: Span) -> None:
        rects = view.rects_of(span)
        first, last = rects[0], rects[-1]
        start = QPoint(first.left() + 1, first.center().y())
        end = QPoint(last.right() + 1, last.center().y())
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), start + (end - start) / 2)
        qtbot.mouseMove(view.viewport(), end)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)

    return drag


@pytest.fixture
def click_on(view, qtbot):
    """Click in the middle of a span's first piece."""

    def click(span: Span) -> None:
        point = view.rects_of(span)[0].center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    return click


@pytest.fixture
def picture(view):
    """What is painted in a rectangle of the viewport (all of it by default)."""

    def grab(rect: QRect | None = None) -> QImage:
        image = view.viewport().grab().toImage()
        return image if rect is None else image.copy(rect)

    return grab


@pytest.fixture
def has_colour(view, picture):
    """True when a pixel of the rectangle has the colour of that name in the theme."""

    def look(rect: QRect, name: str) -> bool:
        image = picture(rect)
        wanted = view.theme.colour(name).rgb()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return any(image.pixel(x, y) == wanted for x, y in places)

    return look

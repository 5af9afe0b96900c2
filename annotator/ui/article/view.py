"""The article view: a page one reads, selects and tags on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from annotator.domain.records import Region
from annotator.domain.scheme import Label
from annotator.text.span import Span
from annotator.ui.article.document import clear_faces, make_document, set_faces
from annotator.ui.article.heading import Heading
from annotator.ui.article.layout import ArticleLayout
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page, page
from annotator.ui.article.scrolling import Scrolling
from annotator.ui.article.shown import Shown, first_page, shown
from annotator.ui.article.strokes import band
from annotator.ui.article.theme import ArticleTheme

_ZOOM_STEP = 1.1
_ZOOMS = (-6, 12)
_REVEALED_AT = 0.3


class ArticleView(QTextEdit):
    """Shows one article, read-only. Offsets are code points of the article's text.

    It tells what the reader does and changes nothing itself: who hears `annotation_picked`
    answers with `pick`.
    """

    annotation_picked = Signal(int)
    picked_none = Signal()
    selection_changed = Signal(list)  # list[Span]
    region_restore_requested = Signal(int)
    jump_requested = Signal(int)  # the annotation that was jumped to
    zoom_changed = Signal(int)

    def __init__(self, theme: ArticleTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._document: QTextDocument | None = None
        self._zoom = 0
        self._clicked: tuple[list[int], int] = ([], 0)
        self._pressed = QPoint()
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Article text"))
        self._show(shown(theme, first_page(theme)))
        self._apply_palette()
        self.selectionChanged.connect(lambda: self.selection_changed.emit(self.selected_spans()))

    # What is shown

    def show_article(
        self,
        text: str,
        regions: Sequence[tuple[int, Region]] = (),
        marks: Marks | None = None,
        heading: Heading | None = None,
    ) -> None:
        """Show an article from its top. The cost follows its paragraphs, not its tags."""
        self._text = text
        self._show(shown(self.theme, self._fitting_page(), text, regions, marks, heading))
        self.selection_changed.emit([])

    @property
    def theme(self) -> ArticleTheme:
        return self._shown.theme

    @property
    def marks(self) -> Marks:
        """The tags that are shown; after changing them call `refresh`."""
        return self._shown.marks

    def refresh(self, annotations: Iterable[int] = ()) -> None:
        """Draw the tags anew after `marks` changed. No text is set again; lines may grow."""
        self._layout.forget_tags()
        self._scrolling.settle()
        self.viewport().update()

    def set_regions(self, regions: Sequence[tuple[int, Region]]) -> None:
        """Show other regions on the same text."""
        held = self._scrolling.hold()
        clear_faces(self.document(), self._shown)
        self._shown.set_regions(regions)
        set_faces(self.document(), self._shown)
        self._layout.forget()
        self._scrolling.come_back(held)
        self.viewport().update()

    def set_theme(self, theme: ArticleTheme) -> None:
        """Take other colours and typefaces; the labels' titles and colours stay."""
        self._shown.theme = ArticleTheme(
            theme.colours,
            theme.serif,
            theme.pixels,
            theme.leading,
            theme.measure,
            theme.titles or self.theme.titles,
            theme.names or self.theme.names,
        )
        self._apply_palette()
        self._set_anew()

    def set_labels(self, labels: Iterable[Label]) -> None:
        """Take the titles and colours of a scheme's labels."""
        self._shown.theme = self.theme.with_labels(labels)
        self.viewport().update()

    @property
    def zoom(self) -> int:
        """Steps of 10 % larger (or, below 0, smaller) than the theme's size."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller, within bounds."""
        zoom = min(max(self._zoom + steps, _ZOOMS[0]), _ZOOMS[1])
        if zoom != self._zoom:
            self._zoom = zoom
            self._set_anew()
            self.zoom_changed.emit(zoom)

    # Selection, caret, picks

    def selected_spans(self) -> list[Span]:
        """What is selected, without line ends around it; empty when nothing is."""
        cursor = self.textCursor()
        start = self._shown.places.offset(cursor.selectionStart())
        end = self._shown.places.offset(cursor.selectionEnd())
        words = self._text[start:end]
        start += len(words) - len(words.lstrip("\n"))
        end -= len(words) - len(words.rstrip("\n"))
        return [Span(start, end)] if start < end else []

    def select(self, span: Span) -> None:
        """Select `span` and bring it into sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown.places.position(span.start))
        cursor.setPosition(
            self._shown.places.end_position(span.end), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(cursor)
        self.reveal(span)

    def caret_offset(self) -> int:
        """The code point before which the caret stands."""
        return self._shown.places.offset(self.textCursor().position())

    def set_caret(self, offset: int) -> None:
        """Put the caret before a code point; nothing is selected then."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown.places.position(offset))
        self.setTextCursor(cursor)

    def annotations_at(self, offset: int) -> list[int]:
        """The annotations that hold the character at `offset`, innermost first."""
        marks = self.marks.overlapping(offset, offset + 1)
        marks.sort(key=lambda mark: (mark[1] - mark[0], -mark[2]))
        return list(dict.fromkeys(mark[2] for mark in marks))

    def pick(self, annotation: int | None, related: Mapping[int, str] | None = None) -> None:
        """Light up an annotation and, by annotation and link kind, the parts of its attribution."""
        self._shown.picked = annotation
        self._shown.related = {} if annotation is None else dict(related or {})
        self.viewport().update()

    def set_proposal(self, proposals: Sequence[tuple[Span, str]] | None) -> None:
        """Outline with dashes the spans proposed, each with its label; None for none."""
        self._shown.proposals = tuple(proposals or ())
        self.viewport().update()

    # Where things are

    def top_offset(self) -> int:
        """The first code point of the line at the top of the view."""
        return self._shown.places.offset(self._scrolling.hold().position)

    def scroll_to_top(self, offset: int) -> None:
        """Bring the line of a code point to the top of the view."""
        self._scrolling.come_back_to(self._shown.places.position(offset))

    def reveal(self, span: Span) -> None:
        """Bring the start of `span` into sight, unless all of it is."""
        rects = self.rects_of(span)
        sight = self.viewport().rect().adjusted(0, 4, 0, -4)
        start = self._shown.places.position(span.start)
        number = self._shown.places.paragraph(start)
        paragraph = self._layout.paragraph(number)
        if rects and all(sight.contains(rect) for rect in rects):
            return
        line = paragraph.line_of(start - paragraph.start)
        self._scrolling.go(number, round(sight.height() * _REVEALED_AT) - line.top)
        self.viewport().update()

    def rects_of(self, span: Span) -> list[QRect]:
        """Where the words of `span` stand in the viewport, as far as they are in sight or near."""
        places = self._shown.places
        start, end = places.position(span.start), places.end_position(span.end)
        height = self.viewport().height()
        value = self.verticalScrollBar().value()
        first = max(places.paragraph(start), self._layout.number_at(value - height))
        last = min(places.paragraph(end), self._layout.number_at(value + 2 * height))
        rects = []
        for number in range(first, last + 1):
            paragraph = self._layout.paragraph(number)
            place = QPoint(self._shown.page.left, self._layout.top(number) - value)
            for piece in paragraph.pieces(max(start - paragraph.start, 0), end - paragraph.start):
                rects.append(band(paragraph, piece, self._shown.page.em).translated(place))
        return rects

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self._scrolling.hold()
        super().resizeEvent(event)
        if self.viewport().width() != self._shown.page.width:
            self._layout.set_page(self._fitting_page())
        self._scrolling.come_back(held)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # Everything in sight is painted again: chips at the edges do not move with the text.
        self.viewport().update()
        self._scrolling.settle(scrolled=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scrolling.settle()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            self.zoom_by((steps > 0) - (steps < 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        left = event.button() == Qt.MouseButton.LeftButton
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        near = far < QApplication.startDragDistance()
        if left and plain and near and not self.textCursor().hasSelection():
            self._pick_at(event.position())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The article's own characters: Qt would turn no-break spaces into spaces."""
        data = QMimeData()
        data.setText("".join(self._text[s.start : s.end] for s in self.selected_spans()))
        return data

    # How it is done

    def _show(self, what: Shown) -> None:
        old = self._document
        document = make_document(what)
        layout = ArticleLayout(document, what)
        document.setDocumentLayout(layout)
        document.setParent(self)
        self._document = document
        self._shown, self._layout = what, layout
        self._scrolling = Scrolling(self, layout)
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self.verticalScrollBar().setValue(0)
        self.verticalScrollBar().setSingleStep(what.page.body.line)
        self.viewport().update()

    def _fitting_page(self) -> Page:
        return page(self.theme, _ZOOM_STEP**self._zoom, self.viewport().width())

    def _set_anew(self) -> None:
        held = self._scrolling.hold()
        self._layout.set_page(self._fitting_page())
        self.document().setDefaultFont(self._shown.page.font)
        set_faces(self.document(), self._shown)
        self._layout.forget()
        self._scrolling.come_back(held)
        self.viewport().update()

    def _apply_palette(self) -> None:
        palette = QPalette(self.palette())
        for role, name in (
            (QPalette.ColorRole.Base, "canvas"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.Highlight, "selection"),
            (QPalette.ColorRole.HighlightedText, "on_selection"),
        ):
            palette.setColor(role, self.theme.colour(name))
        self.setPalette(palette)

    def _pick_at(self, point: QPointF) -> None:
        offset = self._layout.offset_under(point + QPointF(0, self.verticalScrollBar().value()))
        found = [] if offset is None else self.annotations_at(offset)
        if not found:
            self._clicked = ([], 0)
            self.picked_none.emit()
            return
        known, turn = self._clicked
        again = known == found and self._shown.picked == found[turn]
        turn = (turn + 1) % len(found) if again else 0
        self._clicked = (found, turn)
        self.annotation_picked.emit(found[turn])

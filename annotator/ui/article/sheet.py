"""The sheet under the article view: text and tags on a page that scrolls, zooms and prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.domain.region import Region
from annotator.domain.scheme import Label
from annotator.text.span import Span
from annotator.ui.afterwards import Afterwards
from annotator.ui.article.document import clear_faces, make_document, set_faces
from annotator.ui.article.edges import EdgeChip, edge_chips, paint_edges
from annotator.ui.article.fresh import Fresh
from annotator.ui.article.freshening import Freshening
from annotator.ui.article.heading import Heading
from annotator.ui.article.layout import ArticleLayout
from annotator.ui.article.loading import collector_paused
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page, page
from annotator.ui.article.scrolling import Scrolling
from annotator.ui.article.shown import Drawn, Shown, first_page, shown
from annotator.ui.article.strokes import band
from annotator.ui.article.theme import ArticleTheme
from annotator.ui.qt_attributes import plain_attributes
from annotator.ui.widgets.viewports import give_viewport

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

_ZOOM_STEP = 1.1
_ZOOMS = (-6, 12)


@plain_attributes
class Sheet(QTextEdit):
    """A read-only text edit on our own layout. Offsets are code points of the article's text."""

    zoom_changed = Signal(int)

    def __init__(self, theme: ArticleTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self, Qt.CursorShape.IBeamCursor)
        self._zoom = 0
        self._document: QTextDocument | None = None
        self._drawn: Drawn  # with the first text
        self._chips_moved = Afterwards(self, lambda: self._freshening.chips(self.edge_chips()))
        self._show(shown(theme, first_page(theme)))
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes would set the whole text anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._apply_palette()

    # What is shown

    def show_article(
        self,
        text: str,
        regions: Sequence[tuple[int, Region]] = (),
        marks: Marks | None = None,
        heading: Heading | None = None,
    ) -> None:
        """Show an article from its top, nothing picked. The cost follows its paragraphs."""
        with collector_paused():
            what = shown(self.theme, self._fitting_page(), text, regions, marks, heading)
            what.held, what.fixed = self._shown.held, self._shown.fixed
            self._show(what)

    @property
    def marks(self) -> Marks:
        """The tags that are shown; after changing them call `refresh`."""
        return self._shown.marks

    def set_marks(self, marks: Marks) -> None:
        """Show other tags on the same text."""
        self._shown.marks = marks
        self.refresh()
        self.viewport().update()

    def refresh(self) -> None:
        """Draw the tags anew where `marks` changed; only lines in sight may grow or shrink."""
        before, self._drawn = self._drawn, self._shown.drawn()
        if self._drawn == before:
            return
        held = self._scrolling.hold()
        self._layout.forget_tags(before.stretch_to(self._drawn))
        self._scrolling.come_back_where_moved(held)
        self._freshening.tagged()
        self._chips_moved.start()

    def set_regions(self, regions: Sequence[tuple[int, Region]]) -> None:
        """Show other regions on the same text."""
        held = self._scrolling.hold()
        clear_faces(self.document(), self._shown)
        self._shown.set_regions(regions)
        set_faces(self.document(), self._shown)
        self._layout.forget()
        self._scrolling.come_back(held)
        self.viewport().update()

    @property
    def picked(self) -> int | None:
        """The annotation that is lit up."""
        return self._shown.picked

    def pick(self, annotation: int | None, related: Mapping[int, str] | None = None) -> None:
        """Light up an annotation and, by annotation and link kind, its attribution's parts."""
        if annotation != self._shown.picked and self._shown.moved:
            self._shown.moved = ()
            self.refresh()
        before = self._shown.picked, self._shown.related
        self._shown.picked = annotation
        self._shown.related = {} if annotation is None else dict(related or {})
        if before == (annotation, self._shown.related):
            return
        self._freshening.lit({annotation, *self._shown.related, before[0], *before[1]})
        self._chips_moved.start()

    def set_proposal(self, proposals: Sequence[tuple[Span, str]] | None) -> None:
        """Outline with dashes the spans proposed, each with its label; None for none."""
        before, self._shown.proposals = self._shown.proposals, tuple(proposals or ())
        if before != self._shown.proposals:
            self._freshening.proposed(span for span, _ in (*before, *self._shown.proposals))

    def set_remarks(self, starts: Sequence[int]) -> None:
        """Mark the lines on which these code points stand, in order; a list may go on changing."""
        self._shown.remarks = starts
        self.viewport().update()

    # How it looks

    @property
    def theme(self) -> ArticleTheme:
        return self._shown.theme

    def set_theme(self, theme: ArticleTheme) -> None:
        """Take other colours and typefaces; the labels stay unless `theme` has its own."""
        titles, names = theme.titles or self.theme.titles, theme.names or self.theme.names
        self._shown.theme = replace(theme, titles=titles, names=names)
        self._apply_palette()
        self._set_anew()

    def set_labels(self, labels: Iterable[Label]) -> None:
        """Take the titles and colours of a scheme's labels."""
        self._shown.theme = self.theme.with_labels(labels)
        self.viewport().update()

    @property
    def zoom(self) -> int:
        """Steps of 10 % by which the text is larger (or, below 0, smaller) than the theme's."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller, within bounds."""
        zoom = min(max(self._zoom + steps, _ZOOMS[0]), _ZOOMS[1])
        if zoom != self._zoom:
            self._zoom = zoom
            self._set_anew()
            self.zoom_changed.emit(zoom)

    def print_article(self, device: QPagedPaintDevice) -> int:
        """Paint the article with its tags on paper and return the pages; 0 when it cannot be."""
        from annotator.ui.article.printing import print_article

        return print_article(self._shown, device)

    # Where things are

    def top_offset(self) -> int:
        """The first code point of the line at the top of the view."""
        return self._shown.places.offset(self._scrolling.hold().position)

    def scroll_to_top(self, offset: int) -> None:
        """Bring the line of a code point to the top of the view; 0 is the top of the page."""
        if offset <= 0:
            self.verticalScrollBar().setValue(0)
        else:
            self._scrolling.come_back_to(self._shown.places.position(offset))

    def reveal(self, *spans: Span) -> None:
        """Bring `spans` into sight with a line around them, as far down as they fit."""
        self._scrolling.reveal(spans, self.rects_of)

    def rects_of(self, span: Span) -> list[QRect]:
        """Where the words of `span` stand in the viewport, as far as that is in sight or near."""
        places, value = self._shown.places, self.verticalScrollBar().value()
        start, end = places.position(span.start), places.end_position(span.end)
        height = self.viewport().height()
        first = max(places.paragraph(start), self._layout.number_at(value - height))
        last = min(places.paragraph(end), self._layout.number_at(value + 2 * height))
        rects = []
        for number in range(first, last + 1):
            paragraph = self._layout.paragraph(number)
            place = QPoint(self._shown.page.left, self._layout.top(number) - value)
            for piece in paragraph.pieces(max(start - paragraph.start, 0), end - paragraph.start):
                rects.append(band(paragraph, piece, self._shown.page).translated(place))
        return rects

    def offset_at(self, point: QPointF) -> int | None:
        """The code point of the character at a point of the viewport, None beside the words."""
        return self._layout.offset_under(point + QPointF(0, self.verticalScrollBar().value()))

    def sight(self) -> Span:
        """The code points of the lines that are in sight, those cut in half left out."""
        return self._scrolling.sight()

    def edge_chips(self) -> list[EdgeChip]:
        """The chips, in the viewport, for lit parts that are out of sight."""
        return edge_chips(self._shown, self.sight(), self.viewport().rect(), self.rects_of)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self._scrolling.hold()
        super().resizeEvent(event)
        self._layout.least_height = self.viewport().height()
        if self.viewport().width() != self._shown.page.width:
            self._layout.set_page(self._fitting_page())
        self._scrolling.come_back(held)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # All in sight is painted again: chips at the edges do not move with the text.
        self.viewport().update()
        self._scrolling.settle(scrolled=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scrolling.settle()
        value = self.verticalScrollBar().value()
        sight = QRectF(self.viewport().rect().translated(0, value))
        self._layout.fresh = Fresh(event.region().translated(0, value), sight)
        super().paintEvent(event)
        chips = self.edge_chips()
        if chips != self._freshening.shown_chips:
            self._chips_moved.start()
        if chips:
            with QPainter(self.viewport()) as painter:
                paint_edges(painter, self._shown, chips)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            self.zoom_by((steps > 0) - (steps < 0))
            event.accept()
        else:
            super().wheelEvent(event)

    # How it is done

    def _show(self, what: Shown) -> None:
        old = self._document
        document = make_document(what)
        layout = ArticleLayout(document, what)
        layout.least_height = self.viewport().height()
        document.setDocumentLayout(layout)
        document.setParent(self)
        self._document, self._shown, self._layout = document, what, layout
        self._scrolling = Scrolling(self, layout)
        self._freshening = Freshening(self, layout)
        self._drawn = what.drawn()
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
        self.verticalScrollBar().setSingleStep(self._shown.page.body.line)
        self.viewport().update()

    def _apply_palette(self) -> None:
        self.setPalette(self.theme.palette(self.palette()))

"""The document's layout: only what comes into view is set into lines."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLine,
)

from annotator.text.direction import may_turn
from annotator.ui.article.cells import cell_at, place_at
from annotator.ui.article.fresh import Fresh
from annotator.ui.article.heading import SetHeading
from annotator.ui.article.heights import Heights
from annotator.ui.article.hidden import hidden_in
from annotator.ui.article.margin import Margin
from annotator.ui.article.page import Page
from annotator.ui.article.paint import paint_article
from annotator.ui.article.paragraph import (
    Paragraph,
    place_lines,
    set_lines,
    unset_lines,
)
from annotator.ui.article.ranges import Ranges
from annotator.ui.article.shown import Shown
from annotator.ui.article.tagged import TaggedLines
from annotator.ui.article.tags import Tag, extra_room
from annotator.ui.qt_attributes import plain_attributes

_SAMPLE = 200
_KEPT = 512  # paragraphs that stay set; the screen never holds as many


@plain_attributes
class ArticleLayout(QAbstractTextDocumentLayout):
    """Paragraphs set when they come into view; the heights of all others are estimated.

    Attach it to a document that holds the text of `shown.places` already: until then Qt asks
    for paragraphs that are not known. Heights are whole pixels, positions UTF-16 units.
    """

    def __init__(self, document: QTextDocument, shown: Shown) -> None:
        super().__init__(document)
        self.shown = shown
        self._paragraphs: dict[int, Paragraph] = {}
        self._sure: set[int] = set()  # looked at since the last settling: lines and tags are there
        self._tagged = TaggedLines(shown)
        self._moved = False
        self.placed = 0
        """How often lines have got their places since this was made."""
        self.fresh: Fresh | None = None
        self.margin = Margin(self)
        self.ranges = Ranges(self)
        self.least_height = 0
        self._estimate()

    # What the view asks

    def set_page(self, page: Page) -> None:
        """Set everything anew for another width or size of type."""
        self.forget()
        self.shown.page = page
        self._estimate()

    def forget(self) -> None:
        """Drop all lines; they are set again when they come into view."""
        for number in self._paragraphs:
            unset_lines(self.document().findBlockByNumber(number))
        self._paragraphs.clear()
        self._sure.clear()
        self.ranges.forget()
        self._tagged.forget()

    def forget_tags(self, stretch: tuple[int, int] | None) -> None:
        """Work out again what was made of marks that changed in a stretch, or anywhere."""
        self._sure.clear()
        self._tagged.spoil(stretch)

    def take_changes(self) -> tuple[dict[int, set[int]], bool]:
        """By paragraph the lines whose tags changed since the last asking; whether lines moved."""
        moved, self._moved = self._moved, False
        return self._tagged.take_changed(), moved

    @property
    def height(self) -> int:
        """The whole page's height, as far as it is known."""
        return self.text_bottom + self.shown.page.foot

    @property
    def text_bottom(self) -> int:
        """Where the last paragraph ends."""
        return self.text_top + self._heights.total

    def line_at(self, y: float) -> tuple[int, int]:
        """The first and the last position of the line at height `y`."""
        paragraph = self.paragraph(self.number_at(y))
        line = paragraph.line_at(int(y) - self.top(paragraph.number))
        return paragraph.start + line.start, paragraph.start + line.end

    def line_start(self, position: int) -> int:
        """Where the line that holds `position` begins; `position` where no lines are set."""
        known = self._paragraphs.get(self.shown.places.paragraph(position))
        if known is None:
            return position
        return known.start + known.line_of(position - known.start).start

    def line_end(self, position: int) -> int:
        """Where the line that holds what is before `position` ends."""
        known = self._paragraphs.get(self.shown.places.paragraph(position))
        if known is None or position == known.start:
            return position
        return known.start + known.line_of(position - 1 - known.start).end

    def top(self, number: int) -> int:
        """Where paragraph `number` begins."""
        return self.text_top + self._heights.top(number)

    def number_at(self, y: float) -> int:
        """The paragraph at height `y`, the nearest outside the text."""
        return self._heights.at(int(y) - self.text_top)

    def paragraph(self, number: int) -> Paragraph:
        """Paragraph `number` in lines, with room for its underlines."""
        if number in self._sure:
            return self._paragraphs[number]
        known = self._paragraphs.pop(number, None)
        if known is None or not known.layout.lineCount():
            self._moved = self._moved or known is not None  # Qt has dropped its lines unseen
            known = self._set(number)
            self._tagged.drop(number)
        self._paragraphs[number] = known
        if number not in self._tagged:
            self._tag(known)
        self._sure.add(number)
        return known

    def tags(self, number: int) -> list[Tag]:
        """The tags of paragraph `number`."""
        self.paragraph(number)
        return self._tagged[number]

    def lines_of(self, number: int, annotations: Container[int | None]) -> set[int]:
        """The lines of paragraph `number` on which some annotations have words, or a grip."""
        return self._tagged.lines_of(self.paragraph(number), annotations)

    def offset_under(self, point: QPointF) -> int | None:
        """The code point of the character at a point, None beside the words."""
        page = self.shown.page
        paragraph = self.paragraph(self.number_at(point.y()))
        y = int(point.y()) - self.top(paragraph.number)
        line = paragraph.line_at(y)
        set_line = paragraph.layout.lineForTextPosition(line.start)
        x = point.x() - page.left
        words = set_line.naturalTextRect()
        if not words.left() <= x < words.right() or not 0 <= y - line.top < line.height:
            return None
        unit = set_line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        if paragraph.mixed and (cell := cell_at(paragraph, line, x)) is not None:
            unit = cell.start
        return self.shown.places.offset(paragraph.start + unit)

    def settle(self, top: float, bottom: float) -> None:
        """Set what stands between two heights, from the top down."""
        self._sure.clear()  # Qt may have dropped lines
        number = self.number_at(top)
        while number < len(self._heights):
            self.paragraph(number)
            number += 1
            if self.top(number) >= bottom:
                break
        self._drop_farthest()

    # What Qt asks: an exception in one of these ends the process

    def documentSize(self) -> QSizeF:
        return QSizeF(self.shown.page.width, self.height)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        page = self.shown.page
        if not self._ready(block):
            return QRectF(page.left, self.text_top, page.column, page.body.line)
        paragraph = self.paragraph(block.blockNumber())
        return QRectF(page.left, self.top(paragraph.number), page.column, paragraph.height)

    def hitTest(  # type: ignore[override]  # Qt calls with QPointF alone
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        if accuracy == Qt.HitTestAccuracy.ExactHit:
            return -1  # else a press inside a selection drags it instead of beginning a new one
        paragraph = self.paragraph(self.number_at(point.y()))
        line = paragraph.line_at(int(point.y()) - self.top(paragraph.number))
        set_line = paragraph.layout.lineForTextPosition(line.start)
        x = point.x() - self.shown.page.left
        unit = place_at(paragraph, line, x) if paragraph.mixed else set_line.xToCursor(x)
        return paragraph.start + unit

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        # Qt says (0, 0, everything) when only the width may have changed; that is `set_page`.
        if removed:
            self.forget()

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        paint_article(painter, self, context, fresh=self.fresh)

    # How it is done

    def _ready(self, block: QTextBlock) -> bool:
        return block.isValid() and block.blockNumber() < len(self._heights)

    def _estimate(self) -> None:
        """Likely heights of all paragraphs, from a table by length: no step of Python for each."""
        page, places = self.shown.page, self.shown.places
        self.heading = SetHeading(self.shown.heading, page, self.shown.theme)
        self.text_top = page.top + self.heading.height
        """Where the first paragraph begins."""
        lengths = places.lengths
        # Where blank lines part the paragraphs, they are the gaps.
        self._gaps = lengths.count(0) * 6 < len(lengths)
        # Letters of other scripts are wider: measured on a sample of this very text.
        sample = places.display[:_SAMPLE] + places.display[len(places.display) // 2 :][:_SAMPLE]
        wide = page.advance(sample.replace("\n", ""))
        table = [page.height(length, wide, gap=self._gaps) for length in range(max(lengths) + 1)]
        self._heights = Heights(list(map(table.__getitem__, lengths)))

    def _set(self, number: int) -> Paragraph:
        """Break a paragraph into lines."""
        shown = self.shown
        words = shown.places.words(number)
        block = self.document().findBlockByNumber(number)
        head = self.document().findBlockByNumber(shown.places.head(number))
        rtl = head.textDirection() == Qt.LayoutDirection.RightToLeft
        kind = shown.regions.kind(number)
        face = shown.page.face(kind)
        set_lines(block.layout(), words, shown.page.column, rtl)
        paragraph = Paragraph(
            number=number,
            start=shown.places.starts[number],
            words=words,
            block=block,
            face=face,
            right_to_left=rtl,
            mixed=may_turn(words),
            gap=self._gap(number, kind),
            hidden=hidden_in(words, number, shown.places),
        )
        self._place(paragraph, {})
        return paragraph

    def _gap(self, number: int, kind: str) -> int:
        places, page = self.shown.places, self.shown.page
        last = number + 1 == len(places)
        if last or not places.lengths[number] or places.continues(number + 1):
            return 0
        if kind and self.shown.regions.kind(number + 1) == kind:
            return 0
        gap = page.face(kind).gap if self._gaps or kind else 0
        return gap if places.lengths[number + 1] else max(gap - page.blank, 0)

    def _tag(self, paragraph: Paragraph) -> None:
        """Work out a paragraph's tags and give its lines the room that they need."""
        number = paragraph.number
        if self._tagged.work_out(paragraph):
            extra = extra_room(self._tagged[number], 2 * self.shown.page.stroke)
            if extra != paragraph.extra:
                self._moved = True
                self._place(paragraph, extra)
            self._heights[number] = paragraph.height

    def _place(self, paragraph: Paragraph, extra: dict[int, int]) -> None:
        self.placed += 1
        self.ranges.forget()
        place_lines(paragraph, extra, self.shown.page.blank)

    def _drop_farthest(self) -> None:
        while len(self._paragraphs) > _KEPT:
            self.ranges.forget()
            number = next(iter(self._paragraphs))
            unset_lines(self.document().findBlockByNumber(number))
            del self._paragraphs[number]
            self._sure.discard(number)
            self._tagged.drop(number)

"""The left margin: brackets beside quotes and claims, a note beside what is not the article."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QRegion

from annotator.ui.article.apart import apart
from annotator.ui.article.brackets import Bracket, brackets, columns
from annotator.ui.article.chips import chip_font
from annotator.ui.article.fresh import Fresh
from annotator.ui.article.paragraph import Paragraph

if TYPE_CHECKING:
    from annotator.ui.article.layout import ArticleLayout

_THICK = 3
_STEP = 7
_MOST_COLUMNS = 5
_MOST_LABELS = 4
_AWAY = 16
_EDGE = 8
_PIXELS = 11
_ROW = 14
_OVER = 2  # pixels by which letters may leave the room of their line
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Note(NamedTuple):
    """Beside a dimmed stretch: what it is, and what a click does. Document coordinates."""

    top: int
    bottom: int
    link: QRect
    region: int


class Beside(NamedTuple):
    """The brackets and what they are called, each with its label. Document coordinates."""

    bars: list[tuple[QRect, str]]
    titles: list[tuple[QRect, str]]


_NOTHING = Beside([], [])


class Margin:
    """The margin of one layout: what stands there is worked out once, until it changes."""

    def __init__(self, layout: ArticleLayout) -> None:
        self._layout = layout
        self._made_of: tuple[object, ...] = ()
        self._extents = _Extents(layout)
        self._beside = self._painted = _NOTHING

    def paint(self, painter: QPainter, seen: list[Paragraph], fresh: Fresh) -> None:
        """Paint what stands beside the paragraphs in sight, as far as it is painted anew."""
        if not seen:
            return
        theme = self._layout.shown.theme
        self._painted = self._known(seen)
        for bar, label in self._painted.bars:
            painter.fillRect(bar, theme.label(label).line)
        for room, label in self._painted.titles:
            if fresh.touches(room):
                _write(painter, room, theme.label(label).title, theme.label(label).text)
        _paint_notes(painter, self._layout, seen)

    def changed(self, seen: list[Paragraph]) -> QRegion:
        """Where brackets and titles stand, or stood, that were not so when last painted."""
        around = QRect()
        for before, now in zip(self._painted, self._known(seen) if seen else _NOTHING, strict=True):
            for room, _ in apart(before, now):
                around |= room.adjusted(-_OVER, -_OVER, _OVER, _OVER)
        return QRegion(around)

    def _known(self, seen: list[Paragraph]) -> Beside:
        layout = self._layout
        marks = layout.shown.marks
        made_of = (marks, marks.changed, layout.placed, seen[0].number, seen[-1].number)
        if made_of != self._made_of:
            self._made_of = made_of
            bars = self._bars(seen)
            titles = _titles(layout, seen, bars)
            self._beside = Beside([(bar, one.label) for bar, one in bars], titles)
        return self._beside

    def _bars(self, seen: list[Paragraph]) -> list[tuple[QRect, Bracket]]:
        """The brackets in sight, each where it stands."""
        layout = self._layout
        start, end = _offsets(layout, seen)
        found = brackets(layout.shown.marks, start, end)
        extents = self._extents.of(found, seen)
        bars = []
        in_columns = columns(extent[:2] for extent in extents)
        for column, one, extent in zip(in_columns, found, extents, strict=True):
            if one.end > start and one.start < end:
                left = min(column, _MOST_COLUMNS - 1) * _STEP
                x = layout.shown.page.left - _AWAY - _THICK - left
                bars.append((QRect(x, extent.top + 4, _THICK, extent.height - 8), one))
        return bars


class _Extent(NamedTuple):
    """Over which lines a bracket goes: their first and last position, their place on the page."""

    start: int
    end: int
    top: int
    height: int


class _Extents:
    """Where brackets stand, each worked out once until lines move or others are in sight."""

    def __init__(self, layout: ArticleLayout) -> None:
        self._layout = layout
        self._hang_on: tuple[int, ...] = ()
        self._known: dict[tuple[int, int], _Extent] = {}

    def of(self, found: list[Bracket], seen: list[Paragraph]) -> list[_Extent]:
        hang_on = (self._layout.placed, seen[0].number, seen[-1].number)
        if hang_on != self._hang_on:
            self._hang_on = hang_on
            self._known.clear()
        for one in found:
            if one[:2] not in self._known:
                self._known[one[:2]] = self._worked_out(one, seen)
        return [self._known[one[:2]] for one in found]

    def _worked_out(self, one: Bracket, seen: list[Paragraph]) -> _Extent:
        layout, places = self._layout, self._layout.shown.places
        start, end = places.position(one.start), places.end_position(one.end)
        top, bottom = _top_and_bottom(layout, seen, start, end)
        return _Extent(layout.line_start(start), layout.line_end(end), top, bottom - top)


def notes(layout: ArticleLayout, seen: list[Paragraph]) -> list[Note]:
    """The notes beside the dimmed stretches that reach into the paragraphs in sight."""
    places, page = layout.shown.places, layout.shown.page
    start, end = _offsets(layout, seen)
    found = []
    for first, last, region in layout.shown.regions.boilerplate(start, end):
        top, bottom = _top_and_bottom(
            layout, seen, places.position(first), places.end_position(last)
        )
        left = page.card_left + _EDGE
        link = QRect(left, top + 7 + _ROW, page.left - _AWAY - _EDGE - left, _ROW + 4)
        found.append(Note(top, bottom, link, region))
    return found


def _titles(
    layout: ArticleLayout, seen: list[Paragraph], bars: list[tuple[QRect, Bracket]]
) -> list[tuple[QRect, str]]:
    """Where the labels of the brackets that begin in sight are written."""
    page = layout.shown.page
    start, _ = _offsets(layout, seen)
    labels: dict[int, list[Bracket]] = {}
    for bar, bracket in bars:
        if bracket.start >= start:
            labels.setdefault(bar.top(), []).append(bracket)
    left = page.card_left + _EDGE
    taken = [note.link.adjusted(0, -_ROW, 0, 0) for note in notes(layout, seen)]
    bottom = 0
    titles = []
    for top, beginning in labels.items():
        # Labels of one line share its height; what does not fit goes on below.
        bottom = max(
            top - 4 + (page.body.line - len(beginning[:_MOST_LABELS]) * _ROW) // 2,
            top - 4,
            bottom,
        )
        for bracket in beginning[:_MOST_LABELS]:
            room = QRect(left, bottom, page.left - _AWAY - left, _ROW)
            for words in taken:  # what a stretch is called stands above what is tagged in it
                if words.intersects(room):
                    room.moveTop(words.bottom() + 1)
            bottom = room.bottom() + 1
            beside = [bar.left() for bar, _ in bars if bar.intersects(room)]
            room.setRight(min(beside, default=room.right()) - _EDGE)
            titles.append((room, bracket.label))
    return titles


def _paint_notes(painter: QPainter, layout: ArticleLayout, seen: list[Paragraph]) -> None:
    theme = layout.shown.theme
    for note in notes(layout, seen):
        x = layout.shown.page.left - _AWAY - 1
        pen = QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(x, note.top + 4, x, note.bottom - 4)
        title = QCoreApplication.translate("ArticleView", "boilerplate")
        _write(painter, note.link.translated(0, -_ROW), title, theme.colour("muted"))
        if not layout.shown.page.paper:
            action = QCoreApplication.translate("ArticleView", "make text")
            _write(painter, note.link, action, theme.colour("accent"), underlined=True)


def _write(
    painter: QPainter, room: QRect, words: str, colour: QColor, *, underlined: bool = False
) -> None:
    font = chip_font(_PIXELS, underlined=underlined)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(room, _RIGHT, _fitting(words, room.width()))


@lru_cache(maxsize=256)
def _fitting(words: str, width: int) -> str:
    """As much of the words as has room."""
    metrics = QFontMetrics(chip_font(_PIXELS))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def _offsets(layout: ArticleLayout, seen: list[Paragraph]) -> tuple[int, int]:
    places = layout.shown.places
    return places.offset(seen[0].start), places.offset(seen[-1].end + 1)


def _top_and_bottom(
    layout: ArticleLayout, seen: list[Paragraph], start: int, end: int
) -> tuple[int, int]:
    """Top and bottom of the lines from one position to another, cut where they leave the sight."""
    top = layout.top(seen[0].number)
    bottom = layout.top(seen[-1].number) + seen[-1].height
    first = seen[0].number
    at_top, at_bottom = (layout.shown.places.paragraph(at) - first for at in (start, end - 1))
    if 0 <= at_top < len(seen):
        paragraph = seen[at_top]
        top = layout.top(paragraph.number) + paragraph.line_of(start - paragraph.start).top
    if 0 <= at_bottom < len(seen):
        paragraph = seen[at_bottom]
        line = paragraph.line_of(end - 1 - paragraph.start)
        bottom = layout.top(paragraph.number) + line.top + line.height
    return top, bottom

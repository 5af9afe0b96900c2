"""Lists of entries, of mentions and of pairs: a few lines of words for each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.ui.look import Look
from annotator.ui.sources.model import LINE, Index, KeyedModel
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.pills import paint_pill
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.widgets.set_words import SetWords

_PAD_X, _PAD_Y = 18, 9
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says: `title` large, `below` small, `right` small beside the title; a pill."""

    title: str
    below: str = ""
    right: str = ""
    pill: str = ""


class WordsList(PlainList):
    """Rows of equal height; J, K and the arrows walk, Shift and Ctrl choose several."""

    row_chosen = Signal()

    def __init__(
        self,
        look: Look,
        model: KeyedModel,
        words: Callable[[Any], RowWords],
        *,
        serif: bool = False,
        lines: int = 1,
        several: bool = False,
    ) -> None:
        super().__init__()
        self.keyed = model
        self.setModel(model)
        if several:
            self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setItemDelegate(WordsDelegate(look, self, words, serif=serif, lines=lines))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        look.changed.connect(self.viewport().update)

    def current(self) -> Any:
        """The line that the keys are on; None without one."""
        return self.keyed.line(self.currentIndex().row())

    def current_key(self) -> Any:
        """The key of the row that the keys are on; None without one."""
        return self.keyed.key(self.currentIndex().row())

    def chosen(self) -> list[Any]:
        """The keys of the chosen rows, from the top."""
        rows: set[int] = set()
        selection = self.selectionModel().selection()
        for number in range(selection.count()):
            part = selection.at(number)
            rows.update(range(part.top(), part.bottom() + 1))
        return [self.keyed.key(row) for row in sorted(rows)]

    def go_to(self, row: int) -> None:
        """Choose one row and bring it into sight; the last one when there are fewer."""
        row = min(row, self.keyed.rowCount() - 1)
        if row >= 0:
            index = self.keyed.index(row, 0)
            self.selectionModel().setCurrentIndex(index, _ALONE)  # whatever keys are held
            self.scrollTo(index)

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) row; False at the end."""
        row = self.currentIndex().row() + by
        if not 0 <= row < self.keyed.rowCount():
            return False
        self.go_to(row)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_chosen.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.row_chosen.emit()


class WordsDelegate(RowDelegate):
    """Paints a row's words on its ground, a hair line below."""

    def __init__(
        self,
        look: Look,
        shown_in: PlainList,
        words: Callable[[Any], RowWords],
        *,
        serif: bool,
        lines: int,
    ) -> None:
        super().__init__(look, shown_in)
        self._words = words
        self._serif = serif
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title = QFontMetrics(self._title_font()).lineSpacing()
        small = QFontMetrics(self._look.font(-1)).height()
        return QSize(200, 2 * _PAD_Y + self._lines * title + 2 + small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, place, index)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if line is not None:
            room = place.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
            self._paint_words(painter, room, self._words(line))
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRect, words: RowWords) -> None:
        small, colour = QFontMetrics(self._look.font(-1)), self._look.colour
        room = place.width()
        right = small.elidedText(words.right, Qt.TextElideMode.ElideRight, room // 2)
        if right:
            painter.setFont(self._look.font(-1))
            painter.setPen(colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, right)
            room -= small.horizontalAdvance(right) + 10
        font = self._title_font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(colour("text"))
        title = SetWords(words.title, font, room, self._lines)
        free = self._lines * metrics.lineSpacing() - max(title.height, metrics.lineSpacing())
        y = title.paint(painter, place.left(), place.top() + free // 2)
        left = place.left()
        if words.pill:
            left += self._paint_pill(painter, QRect(left, y + 2, 0, small.height()), words.pill)
        painter.setFont(self._look.font(-1))
        painter.setPen(colour("muted"))
        rest = place.right() - left
        below = small.elidedText(words.below, Qt.TextElideMode.ElideRight, rest)
        painter.drawText(left, y + 2 + small.ascent(), below)

    def _paint_pill(self, painter: QPainter, place: QRect, words: str) -> int:
        """Paint a pill and say how much room it took."""
        painter.setFont(self._look.font(-2))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(words) + 14
        pill = QRectF(place.left(), place.top(), width, place.height())
        ink, fill = self._look.colour("waiting"), self._look.colour("waiting_fill")
        paint_pill(painter, pill, words, ink, fill, pill.height() / 2)
        return width + 8

    def _title_font(self) -> Any:
        return self._look.font(1, serif=True) if self._serif else self._look.font(bold=True)


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names one after the other; of very many the first ones."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")

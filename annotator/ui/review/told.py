"""A list of quotes held against other words: what differs is lit, what matters stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.text.difference import LEFT_OUT, PUT_IN, SAME, Piece, joined
from annotator.ui.afterwards import Afterwards
from annotator.ui.look import Look
from annotator.ui.widgets.labels import wrapped
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.pills import paint_pill
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.words import later, tr

Index = QModelIndex | QPersistentModelIndex

TOLD = Qt.ItemDataRole.UserRole
_PAD_X, _PAD_Y, _GAP = 16, 8, 3
_LINES, _BELOW = 6, 2
_BEFORE, _MOST = 90, 700


@dataclass(frozen=True, slots=True)
class Told:
    """One row: a quote's words in pieces, a pill and small words below, and what stands out.

    `pieces` are empty where the words are those of the row above; `said` is the whole row for
    screen readers.
    """

    id: int
    pieces: Sequence[Piece]
    below: str
    warning: str = ""
    pill: str = ""
    colours: tuple[str, str] = ("waiting", "waiting_fill")

    @property
    def said(self) -> str:
        marks = {LEFT_OUT: tr("[without: {words}]"), PUT_IN: tr("[instead: {words}]")}
        words = "".join(
            marks.get(piece.kind, "{words}").format(words=piece.words)
            for piece in joined(self.pieces)
        )
        return ". ".join(filter(None, (words, self.pill, self.below, self.warning)))


class ToldModel(QAbstractListModel):
    """The rows, all at once."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Told] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == TOLD:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.said
        return None

    def show_rows(self, rows: Sequence[Told]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> Sequence[Told]:
        return self._rows


class ToldList(PlainList):
    """Shows the rows as high as they need; Enter or a double click opens one, Esc leaves."""

    opened = Signal(int)  # the annotation of a row
    left = Signal()
    fitted = Signal()  # the rows are as high as they need
    hints: Sequence[tuple[str, str]] = (
        ("↑↓", later("choose")),
        ("Enter", later("show this quote")),
        ("Esc", later("back to the table")),
    )

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._told = ToldModel()
        self._fitting = Afterwards(self, self.fit_heights)
        self.setModel(self._told)
        self.delegate = ToldDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(name)
        self.verticalHeader().setMinimumSectionSize(8)
        self.doubleClicked.connect(lambda index: self._open())
        look.changed.connect(self._fitting.start)

    def show_rows(self, rows: Sequence[Told]) -> None:
        """Show these rows from the top."""
        self._told.show_rows(rows)
        self.fit_heights()
        self.scrollToTop()

    def rows(self) -> Sequence[Told]:
        """What is shown, from the top."""
        return self._told.rows()

    def go_to(self, row: int) -> None:
        """Choose one row and bring it into sight."""
        if 0 <= row < self._told.rowCount():
            self.setCurrentIndex(self._told.index(row))

    def fit_heights(self) -> None:
        """Make each row as high as its words need."""
        width = self.viewport().width()
        for number, row in enumerate(self._told.rows()):
            self.verticalHeader().resizeSection(number, self.delegate.height(row, width))
        self.viewport().update()
        self.fitted.emit()

    def whole_height(self) -> int:
        """How high the list is with all its rows."""
        return self.verticalHeader().length() + 2 * self.frameWidth()

    def _open(self) -> None:
        row = self.currentIndex().data(TOLD)
        if isinstance(row, Told):
            self.opened.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()


class ToldDelegate(RowDelegate):
    """Paints one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, 60)

    def height(self, row: Told, width: int) -> int:
        """How high a row of this width is."""
        inner = max(width - 2 * _PAD_X, 40)
        high = self._words(row, inner)[1] if row.pieces else 0
        line = QFontMetrics(self._look.font(-1)).lineSpacing()
        below, warning = self._small(row, inner)
        return round(high) + line * (len(below) + len(warning)) + _GAP + 2 * _PAD_Y

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(TOLD)
        if not isinstance(row, Told):
            return
        painter.save()
        place: QRect = option.rect
        self.paint_ground(painter, place, index)
        if row.pieces and index.row():
            line = QRect(place.left() + _PAD_X, place.top(), place.width() - 2 * _PAD_X, 1)
            painter.fillRect(line, self._look.colour("line"))
        inner = place.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        y = float(inner.top())
        if row.pieces:
            layout, high = self._words(row, inner.width())
            painter.setPen(self._look.colour("text"))
            layout.draw(painter, QPointF(inner.left(), y))
            y += high + _GAP
        self._paint_small(painter, inner, y, row)
        painter.restore()

    def _paint_small(self, painter: QPainter, place: QRect, y: float, row: Told) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(-1))
        metrics = painter.fontMetrics()
        below, warning = self._small(row, place.width())
        pill = self._pill(row)
        for number, words in enumerate(below):
            shift = pill + 8 if pill and not number else 0
            if shift:
                ink, fill = (self._look.colour(name) for name in row.colours)
                shape = QRectF(place.left(), y, pill, metrics.height())
                painter.setFont(self._look.font(-2))
                paint_pill(painter, shape, row.pill, ink, fill, shape.height() / 2)
                painter.setFont(self._look.font(-1))
            painter.setPen(self._look.colour("muted"))
            painter.drawText(QPointF(place.left() + shift, y + metrics.ascent()), words)
            y += metrics.lineSpacing()
        painter.setPen(self._look.colour("warning"))
        for words in warning:
            painter.drawText(QPointF(place.left(), y + metrics.ascent()), words)
            y += metrics.lineSpacing()

    def _pill(self, row: Told) -> int:
        metrics = QFontMetrics(self._look.font(-2))
        return metrics.horizontalAdvance(row.pill) + 16 if row.pill else 0

    def _small(self, row: Told, width: int) -> tuple[list[str], list[str]]:
        """The lines below the words, and those that stand out; the pill goes into the first."""
        metrics = QFontMetrics(self._look.font(-1))
        pill = self._pill(row)
        first = wrapped(row.below, metrics, max(width - (pill + 8 if pill else 0), 40), _BELOW)
        warning = wrapped(row.warning, metrics, width, _BELOW) if row.warning else []
        return first or [""], warning

    def _words(self, row: Told, width: int) -> tuple[QTextLayout, float]:
        """The words laid out in this width with what differs lit, and how high they are."""
        shown = cropped(joined(row.pieces))
        layout = QTextLayout("".join(piece.words for piece in shown), self._look.font(serif=True))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(shown))
        layout.beginLayout()
        high = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout, high

    def _formats(self, shown: Sequence[Piece]) -> list[QTextLayout.FormatRange]:
        formats, at = [], 0
        for piece in shown:
            units = len(piece.words.encode("utf-16-le")) // 2
            if piece.kind != SAME:
                made = QTextLayout.FormatRange()
                look = QTextCharFormat()
                look.setBackground(self._look.colour("working_fill"))
                look.setForeground(self._look.colour("working"))
                look.setFontStrikeOut(piece.kind == LEFT_OUT)
                look.setFontUnderline(piece.kind == PUT_IN)
                made.start, made.length, made.format = at, units, look
                formats.append(made)
            at += units
        return formats


def cropped(shown: Sequence[Piece]) -> list[Piece]:
    """At most some lines of a long quote, around the first words that differ."""
    made: list[Piece] = []
    room = _MOST
    differs = any(piece.kind != SAME for piece in shown)
    for number, piece in enumerate(shown):
        words = " ".join(piece.words[: 2 * _MOST].split("\n")) if room else ""
        if number == 0 and piece.kind == SAME and differs and len(piece.words) > 2 * _BEFORE:
            words = "… " + " ".join(piece.words[-_BEFORE:].split("\n"))
        if len(words) > room:
            words = words[:room] + " …"
        room = max(room - len(words), 0)
        if words:
            made.append(Piece(piece.kind, words))
    return made

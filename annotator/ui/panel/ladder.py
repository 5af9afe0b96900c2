"""The ladder: how words came to the reader, a rung for each voice and each quote around another."""

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
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QVBoxLayout

from annotator.ui.look import Look
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.pictures import Pictures
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.words import tr, unmarked

Index = QModelIndex | QPersistentModelIndex

RUNG = Qt.ItemDataRole.UserRole
_SHOWN, _SHOWN_LOW = 7, 4  # rungs in sight, in a low window; more of them scroll
_LOW = 700  # pixels
_LEFT, _STEP, _DEEPEST = 16, 14, 6  # pixels to the rail, pixels further in a level, levels
_DOT, _GAP = 4.5, 9


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: `voice` for who speaks or passes on, else the words of a quote or claim.

    `carried`: a relay that is carried on from above. `depth` counts the quotes around it.
    """

    annotation: int
    kind: str  # relay, source, head
    name: str
    line: str
    colour: str
    depth: int = 0
    carried: bool = False

    @property
    def voice(self) -> bool:
        return self.kind != "head"


class RungsModel(QAbstractListModel):
    """The rungs from the outermost voice down to the words."""

    def __init__(self) -> None:
        super().__init__()
        self._rungs: Sequence[Rung] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rungs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        rung = self._rungs[index.row()]
        if role == RUNG:
            return rung
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            sentence = tr("{name}: {line}; level {depth}, step {number} of {count}")
            return sentence.format(
                name=rung.name[:200],
                line=rung.line,
                depth=rung.depth + 1,
                number=index.row() + 1,
                count=len(self._rungs),
            )
        return unmarked(rung.name[:1000]) if role == Qt.ItemDataRole.ToolTipRole else None

    def show(self, rungs: Sequence[Rung]) -> None:
        """Show these rungs; the same ones stay as they are."""
        if rungs != self._rungs:
            self.beginResetModel()
            self._rungs = rungs
            self.endResetModel()

    def row_of(self, annotation: int) -> int | None:
        found = (row for row, one in enumerate(self._rungs) if one.annotation == annotation)
        return next(found, None)

    def rung(self, row: int) -> Rung | None:
        return self._rungs[row] if 0 <= row < len(self._rungs) else None


class RungDelegate(RowDelegate):
    """Paints a rung: the rail at its level, a dot, the name, what it does there."""

    def __init__(self, look: Look, shown_in: PlainList) -> None:
        super().__init__(look, shown_in)
        self._pictures = Pictures()
        look.changed.connect(self._pictures.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, QFontMetrics(self._look.font()).height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rung = index.data(RUNG)
        if not isinstance(rung, Rung):
            return
        model, row = index.model(), index.row()
        above = model.index(row - 1, 0).data(RUNG) if row else None
        rail = _rail(above) if isinstance(above, Rung) else None
        last = row + 1 == model.rowCount()
        # Not from the list's palette: the style sheet leaves it black.
        ground = self._look.colour(self.ground(index, "chosen_row") or "card")
        place: QRect = option.rect

        def paint(on: QPainter, at: QRect) -> None:
            self._paint(on, at, rung, rail, last=last)

        self._pictures.lay(painter, place, (rung, rail, last), ground, paint)
        self.paint_ring(painter, place.adjusted(2, 2, -2, -2), index)

    def _paint(
        self, painter: QPainter, place: QRect, rung: Rung, above: float | None, *, last: bool
    ) -> None:
        """Paint a rung below one whose rail is at `above`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_rail(rung), place.center().y() + 0.5)
        self._paint_rail(painter, place, middle, above, last=last)
        self._paint_dot(painter, middle, rung)
        room = place.adjusted(int(middle.x() + _DOT) + _GAP, 0, -12, 0)
        self._paint_words(painter, room, rung)

    def _paint_rail(
        self,
        painter: QPainter,
        place: QRect,
        middle: QPointF,
        above: float | None,
        *,
        last: bool,
    ) -> None:
        """The line from the rung above and to the one below, bent where the level changes."""
        painter.setPen(QPen(self._look.colour("faint"), 1.2))
        x = middle.x()
        if above is not None:
            rail = min(above, x)
            painter.drawLine(QPointF(rail, place.top()), QPointF(rail, middle.y()))
            painter.drawLine(QPointF(rail, middle.y()), middle)
        if not last:
            painter.drawLine(QPointF(x, middle.y()), QPointF(x, place.bottom() + 1))

    def _paint_dot(self, painter: QPainter, middle: QPointF, rung: Rung) -> None:
        """A disc for who said it, a ring for who passed it on, broken when only inferred."""
        colour = self._look.theme.label(rung.colour)
        dashes = Qt.PenStyle.DotLine if rung.carried else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.8, dashes))
        painter.setBrush(self._look.colour("card") if rung.kind == "relay" else colour)
        if rung.voice:
            painter.drawEllipse(middle, _DOT, _DOT)
        else:
            painter.setBrush(colour)
            box = QRectF(0, 0, 2 * _DOT, 2 * _DOT)
            box.moveCenter(middle)
            painter.drawRoundedRect(box, 2, 2)

    def _paint_words(self, painter: QPainter, room: QRect, rung: Rung) -> None:
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        small = self._look.font(-1)
        behind = QFontMetrics(small).horizontalAdvance(rung.line) + 8
        painter.setFont(self._look.font(bold=True) if rung.voice else self._look.font(serif=True))
        painter.setPen(self._look.colour("text"))
        metrics = painter.fontMetrics()
        shown = " ".join(rung.name[:300].split())
        room_for_name = max(room.width() - behind, room.width() // 2)
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room_for_name)
        painter.drawText(room, align, shown)
        rest = room.adjusted(metrics.horizontalAdvance(shown) + 8, 0, 0, 0)
        painter.setFont(small)
        painter.setPen(self._look.colour("muted"))
        line = painter.fontMetrics().elidedText(
            rung.line, Qt.TextElideMode.ElideRight, max(rest.width(), 0)
        )
        painter.drawText(rest, align, line)


def _rail(rung: Rung) -> float:
    """Where the rail of a rung's level runs."""
    return _LEFT + _DOT + 1 + min(rung.depth, _DEEPEST) * _STEP


class RungList(PlainList):
    """Up and Down go from rung to rung and show each in the article; Enter goes there."""

    asked = Signal(int)  # an annotation

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.hints = (("Up", tr("rung above")), ("Down", tr("rung below")), ("Enter", tr("go")))
        self._rungs = RungsModel()
        self._showing = False
        self.setObjectName("ladder")
        self.setAccessibleName(tr("How the words came here"))
        self.setModel(self._rungs)
        self.setItemDelegate(RungDelegate(look, self))
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(self._clicked)
        look.changed.connect(self.viewport().update)

    def show_rungs(self, rungs: Sequence[Rung], picked: int) -> None:
        """Show these rungs, the picked one marked; asks for nothing."""
        self._showing = True
        self._rungs.show(rungs)
        row = self._rungs.row_of(picked)
        if row is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._rungs.index(row, 0))
        self._showing = False
        self._fit()
        self.scrollTo(self.currentIndex())

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = _SHOWN_LOW if self.window().height() < _LOW else _SHOWN
        rows = min(self._rungs.rowCount(), most)
        self.setFixedHeight(rows * self.verticalHeader().defaultSectionSize())

    def _moved(self, index: QModelIndex) -> None:
        if not self._showing and self.hasFocus():
            self._ask(index)

    def _clicked(self, index: QModelIndex) -> None:
        self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        rung = self._rungs.rung(index.row())
        if rung is not None:
            self.asked.emit(rung.annotation)


class Ladder(QFrame):
    """A caption and the rungs; hidden where the words came straight from who said them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.list = RungList(look)
        caption = plain(tr("How the words came here").upper(), "caption")
        caption.setContentsMargins(16, 10, 0, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addWidget(caption)
        column.addWidget(self.list)

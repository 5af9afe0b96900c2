"""The facets at the left: every value with how many rows it would list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.domain.review import Chosen, Counts
from annotator.ui.look import Look
from annotator.ui.review.words import FACETS, Titles
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.words import figure, later, tr

Index = QModelIndex | QPersistentModelIndex

FACET_ROW = Qt.ItemDataRole.UserRole
_CTRL = Qt.KeyboardModifier.ControlModifier
_KEYS = (("↑↓", later("choose")), ("Space", later("only this")), ("F6", later("next pane")))


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A facet's title (`value` None), or one of its values; facet "" is all rows."""

    facet: str
    value: str | None
    title: str
    count: int = 0
    chosen: bool = False
    warns: bool = False


class FacetsModel(QAbstractListModel):
    """Titles and values, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[FacetRow] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == FACET_ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.title if row.value is None else f"{row.title}: {row.count}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].value is None:
            return Qt.ItemFlag.NoItemFlags  # arrows and Tab go past it
        return super().flags(index)

    def show_rows(self, rows: list[FacetRow]) -> None:
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> list[FacetRow]:
        return self._rows


class FacetsList(PlainList):
    """A click or Space lists only a value's rows, with Ctrl those of one more; again: all."""

    chosen = Signal(object)  # Chosen
    hints = _KEYS

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._chosen: dict[str, frozenset[str]] = {}
        self._model = FacetsModel()
        self.setModel(self._model)
        self.setItemDelegate(FacetDelegate(look, self))
        self.setAccessibleName(tr("Which rows are listed"))
        look.changed.connect(self.viewport().update)

    def show_counts(self, counts: Counts, chosen: Chosen, titles: Titles, whole: int) -> None:
        """Show every value that is there, or is chosen."""
        self._chosen = dict(chosen)
        rows: list[FacetRow] = []
        for facet, title in FACETS:
            values = _values(counts.get(facet, {}), chosen.get(facet, frozenset()), facet, titles)
            if facet == "review" or len(values) > 1 or facet in chosen or facet == "checks":
                if values or facet == "review":
                    rows.append(FacetRow(facet, None, tr(title).upper()))
                if facet == "review":
                    rows.append(FacetRow("", "", tr("All"), whole, chosen=not chosen))
                rows += [
                    FacetRow(
                        *(facet, value, titles.value(facet, value).capitalize(), count),
                        chosen=value in chosen.get(facet, ()),
                        warns=facet == "checks",
                    )
                    for value, count in values.items()
                ]
        self._show(rows)

    def show_rows(self, rows: list[FacetRow], chosen: Chosen) -> None:
        """Show rows of somebody else's making, of which these values are chosen."""
        self._chosen = dict(chosen)
        self._show(rows)

    def _show(self, rows: list[FacetRow]) -> None:
        """Show other rows; the keys stay on the same value, or come to the first one."""
        current = self.currentIndex().data(FACET_ROW)
        self._model.show_rows(rows)
        if isinstance(current, FacetRow) and not self.currentIndex().isValid():
            place = (current.facet, current.value)
            there = [at for at, row in enumerate(rows) if (row.facet, row.value) == place]
            self._come_to(there or self._values())

    def _values(self) -> list[int]:
        return [at for at, row in enumerate(self.rows()) if row.value is not None]

    def _come_to(self, places: list[int]) -> None:
        self.setCurrentIndex(self._model.index(places[0] if places else -1, 0))

    def choose(self, row: FacetRow, *, more: bool = False) -> None:
        """Take a value as the only one of its facet, or as one more; a chosen one is let go."""
        if row.value is None:
            return
        if not row.facet:
            self.chosen.emit({})
            return
        before = self._chosen.get(row.facet, frozenset())
        if row.value in before:
            now = before - {row.value} if more else frozenset[str]()
        else:
            now = before | {row.value} if more else frozenset({row.value})
        wanted = {facet: values for facet, values in self._chosen.items() if facet != row.facet}
        if now:
            wanted[row.facet] = now
        self.chosen.emit(wanted)

    def rows(self) -> list[FacetRow]:
        """What is shown, from the top."""
        return self._model.rows()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._come_to(self._values())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(FACET_ROW)
        if isinstance(row, FacetRow) and event.button() == Qt.MouseButton.LeftButton:
            self.choose(row, more=bool(event.modifiers() & _CTRL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.currentIndex().data(FACET_ROW)
            if isinstance(row, FacetRow):
                self.choose(row, more=bool(event.modifiers() & _CTRL))
            return
        super().keyPressEvent(event)


class FacetDelegate(RowDelegate):
    """A title in small capitals; a value with its count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, QFontMetrics(self._look.font()).height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(FACET_ROW)
        if not isinstance(row, FacetRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect.adjusted(12, 0, -12, 0)
        colour = self._look.colour
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if row.value is None:
            font = QFont(self._look.font(-2))
            font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.7)
            painter.setFont(font)
            painter.setPen(colour("muted"))
            painter.drawText(place.adjusted(10, 6, -10, 0), left, row.title)
            painter.restore()
            return
        ground = "chosen" if row.chosen else "hover" if self._list.is_under_mouse(index) else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ground))
            painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 5, 5)
        if self._list.hasFocus() and self._list.currentIndex() == index:
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0, 1, -1, -2), 5, 5)
        painter.setFont(self._look.font(bold=row.chosen))
        painter.setPen(colour("warning" if row.warns else "text" if row.count else "faint"))
        room = place.adjusted(10, 0, -10, 0)
        count = figure(row.count)
        wide = painter.fontMetrics().horizontalAdvance(count)
        title = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, room.width() - wide - 8
        )
        painter.drawText(room, left, title)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()


def _values(
    counted: Mapping[str, int], chosen: frozenset[str], facet: str, titles: Titles
) -> dict[str, int]:
    """The values to show with their counts, in the order in which people know them."""
    known = [value for value in titles.order(facet) if value in counted or value in chosen]
    if facet == "review":
        known = titles.order(facet)
    rest = sorted(set(counted) - {*known, ""}) + ([""] if counted.get("") else [])
    return {value: counted.get(value, 0) for value in (*known, *rest)}

"""The field of “find anything”, laid over the window, with what it finds below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.palette.at_hand import keep_used
from annotator.ui.palette.found import CAPTION, FOUND, Found, FoundModel
from annotator.ui.palette.looking import Looking
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.lists import PlainList
from annotator.ui.widgets.rows import RowDelegate
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

Index = QModelIndex | QPersistentModelIndex

_WIDTH, _TOP, _ROWS = 660, 64, 12
_PAD, _DOT, _GROUP = 12, 9, 130
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FoundDelegate(RowDelegate):
    """Paints one thing: colour, title, what is said beside it, its key, its group once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, QFontMetrics(self._look.font()).height() + 15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(FOUND)
        if not isinstance(found, Found):
            return
        colour = self._look.colour
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, place, index)
        caption = index.data(CAPTION)
        if caption:
            if index.row():
                painter.fillRect(place.left(), place.top(), place.width(), 1, colour("line"))
            painter.setFont(self._look.font(-2))
            painter.setPen(colour("muted"))
            left = place.adjusted(_PAD, 0, 0, 0)
            left.setWidth(_GROUP - _PAD)
            painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, caption)
        self._paint_found(painter, place.adjusted(_GROUP, 0, -_PAD, 0), found)
        painter.restore()

    def _paint_found(self, painter: QPainter, room: QRect, found: Found) -> None:
        colour = self._look.colour
        if found.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.label(found.colour))
            top = room.center().y() - _DOT // 2
            painter.drawEllipse(room.left(), top, _DOT, _DOT)
            room = room.adjusted(_DOT + 8, 0, 0, 0)
        painter.setFont(self._look.font(-1))
        if found.keys:
            keys = painter.fontMetrics().horizontalAdvance(found.keys)
            painter.setPen(colour("muted"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, right, found.keys)
            room = room.adjusted(0, 0, -keys - 12, 0)
        painter.setFont(self._look.font())
        painter.setPen(colour("faint" if found.why_not else "text"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(found.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        room = room.adjusted(metrics.horizontalAdvance(title) + 12, 0, 0, 0)
        said = found.why_not or found.detail
        if said and room.width() > 60:
            painter.setFont(self._look.font(-1))
            painter.setPen(colour("warning" if found.why_not else "muted"))
            words = painter.fontMetrics().elidedText(
                said, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class Palette(QFrame):
    """Opens over the window; Enter does what is marked, Esc or a click elsewhere closes it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Find anything"))
        self._window = window
        self._came_from: QWidget | None = None
        self._marked: Found | None = None  # by the arrows; else the first row is
        self.found = FoundModel()
        self.found.setParent(self)
        self.looking = Looking(window, self.found)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Find anything"))
        self.field.setPlaceholderText(
            tr("Find anything: commands, articles, quotes, sources, labels")
        )
        self.list = PlainList()
        self.list.setModel(self.found)
        self.list.setItemDelegate(FoundDelegate(window.look, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Found"))
        self._nothing = plain(tr("Nothing fits."), "muted")
        self._nothing.setContentsMargins(_PAD, 6, _PAD, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.field, self._nothing, self.list):
            column.addWidget(part)
        self.field.textChanged.connect(self._type)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self.run(index.row()))
        self.looking.changed.connect(self._fit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        window.look.changed.connect(self.list.viewport().update)
        self.hide()

    def open(self) -> None:
        """Show the field, empty; a second Ctrl+K closes it."""
        if self.isVisible():
            self.close_and_return()
            return
        self._came_from = self._window.focusWidget()
        self._marked = None
        self.field.clear()
        self.looking.look_for("")
        self.show()
        self.raise_()
        self._fit()
        self.field.setFocus()

    def close_and_return(self) -> None:
        """Close it; the focus goes back to where it was."""
        self.looking.stop()
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()

    def run(self, row: int) -> None:
        """Do what stands in a row; what cannot be done stays greyed and says why."""
        found = self.found.found_at(row)
        if found is None or found.why_not:
            return
        self.close_and_return()
        keep_used(self._window, found)
        found.run()

    # How it is done

    def _type(self, query: str) -> None:
        self._marked = None
        self.looking.look_for(query)

    def _fit(self) -> None:
        """Take the height of what is found; the marked row stays, or the first becomes it."""
        count = self.found.rowCount()
        self.list.setCurrentIndex(self.found.index(self.found.row_of(self._marked) or 0, 0))
        self.list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self.list.fit_rows()
        height = self.list.verticalHeader().defaultSectionSize()
        self.list.setFixedHeight(min(count, _ROWS) * height)
        width = min(_WIDTH, self._window.width() - 40)
        self.setGeometry((self._window.width() - width) // 2, _TOP, width, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            QApplication.sendEvent(self.list, event)
            self._marked = self.found.found_at(self.list.currentIndex().row())
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run(self.list.currentIndex().row())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_and_return()
            return True
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.looking.stop()
            self.hide()

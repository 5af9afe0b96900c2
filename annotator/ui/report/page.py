"""The report on screen: what it counts, the sheet, and how it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPicture,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.report import Report
from annotator.ui.look import Look
from annotator.ui.report.filters import ReportFilters
from annotator.ui.report.ink import Ink, Zone
from annotator.ui.report.sheet import advice, draw_report
from annotator.ui.widgets.labels import Line
from annotator.ui.words import later, tr, unmarked

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ReportSheet(QWidget):
    """The report itself. The mouse or the arrows choose a figure; a click or Enter opens it."""

    opened = Signal(object)  # Narrowing
    stepped = Signal(QPoint)  # where the figure is that the keys are on
    hints = (
        ("←→", later("choose a figure")),
        ("Enter", later("open the rows behind it")),
        ("F6", later("next pane")),
    )

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.report: Report | None = None
        self.zones: Sequence[Zone] = ()
        self._hover = -1
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Report"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_report(self, report: Report) -> None:
        self.report = report
        self._hover = self._current = -1
        self.setAccessibleDescription(advice(report))
        self._measure()

    def _measure(self) -> None:
        """Learn how high the report is at this width, by drawing it on nothing."""
        if self.report is None or self.width() < 50:
            return
        picture = QPicture()
        with QPainter(picture) as painter:
            ink = Ink(self._look, self._look.theme, painter)
            height, self.zones = draw_report(ink, self.report, self.width())
        self.setFixedHeight(round(height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def sizeHint(self) -> QSize:
        return QSize(800, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.report is None:
            return
        with QPainter(self) as painter:
            ink = Ink(self._look, self._look.theme, painter)
            draw_report(ink, self.report, self.width())
            marked = self._current if self.hasFocus() else self._hover
            if 0 <= marked < len(self.zones):
                painter.setPen(QPen(self._look.colour("accent"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.zones[marked].place.adjusted(1, 1, -1, -1), 5, 5)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and 0 <= self._hover < len(self.zones):
            self.setToolTip(unmarked(self.zones[self._hover].sentence))
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self._zone_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(-1)

    def _set_hover(self, zone: int) -> None:
        if zone != self._hover:
            self._hover = zone
            shapes = Qt.CursorShape
            self.setCursor(shapes.PointingHandCursor if zone >= 0 else shapes.ArrowCursor)
            self.update()

    def _zone_at(self, event: QMouseEvent) -> int:
        point = event.position()
        found = (n for n, zone in enumerate(self.zones) if zone.place.contains(point))
        return next(found, -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        zone = self._zone_at(event)
        if zone >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.zones[zone].opens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.zones:
            self._current = min(max(self._current + step, 0), len(self.zones) - 1)
            zone = self.zones[self._current]
            self.setAccessibleDescription(zone.sentence)
            self.update()
            self.stepped.emit(zone.place.center().toPoint())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if 0 <= self._current < len(self.zones):
                self.opened.emit(self.zones[self._current].opens)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._current = max(self._current, 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()


class ReportPage(QWidget):
    """The sheet below a line of what it counts."""

    asked = Signal()
    save_wanted = Signal(str)  # an extension

    def __init__(self, look: Look, kinds: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sheet = ReportSheet(look)
        self.filters = ReportFilters()
        self.filters.asked.connect(self.asked)
        self.save = QPushButton(tr("Save as…"))
        self.save.setObjectName("round")
        menu = QMenu(self.save)
        for extension, title in kinds:
            menu.addAction(title).triggered.connect(
                lambda checked=False, to=extension: self.save_wanted.emit(to)
            )
        self.save.setMenu(menu)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.sheet)
        self.sheet.setAutoFillBackground(False)  # its ground goes on below it
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.stepped.connect(lambda at: area.ensureVisible(at.x(), at.y(), 50, 90))
        head = QHBoxLayout()
        head.setContentsMargins(24, 9, 24, 9)
        head.setSpacing(10)
        head.addWidget(self.filters, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(tr("Counting"))
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(self._bar)
        column.addWidget(area, 1)

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far the counting is; it goes away when all is counted."""
        self._bar.setVisible(done < whole)
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(done)

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self.sheet, self.filters.publisher, self.save)

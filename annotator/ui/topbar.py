"""The bar at the top: the project, the views, undo and redo, export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from annotator.ui.actions import Actions
from annotator.ui.look import Look
from annotator.ui.menu_button import MenuButton
from annotator.ui.widgets.grounds import WINDOW, give_ground
from annotator.ui.widgets.labels import Elided
from annotator.ui.widgets.segments import Segments
from annotator.ui.words import tr

_BETWEEN = 4
_AROUND_EXPORT = 12 + 8 + _BETWEEN + 14


class TopBar(QWidget):
    """Shows what is open and when it was saved; its buttons are commands."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        give_ground(self, WINDOW)
        self.setFixedHeight(45)
        self._look = look
        self._actions = actions
        self._title = Elided(name="title")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._state = Elided(name="muted")
        self.menu_button = MenuButton(actions)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.segments = Segments(look)
        self.segments.add("annotate", tr("Annotate"), actions["annotate"].toolTip())
        self.segments.add("review", tr("Review"), actions["review"].toolTip())
        self.segments.add("report", tr("Report"), actions["report"].toolTip())
        self.segments.add("sources", tr("Sources"), actions["sources"].toolTip())
        self.segments.choose("annotate")
        self._find = self._icon_button(actions, "find_anything")
        self._undo = self._icon_button(actions, "undo")
        self._redo = self._icon_button(actions, "redo")
        self._icons = (self._find, self._undo, self._redo)
        self.export = QPushButton(tr("Export…"))
        self.export.setObjectName("round")
        self.export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.export.clicked.connect(actions["export"].trigger)
        self.export.setToolTip(actions["export"].toolTip())
        self._arrange()
        look.changed.connect(self._tint)
        self._tint()

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        start = QHBoxLayout(left)
        start.setContentsMargins(8, 0, 12, 0)
        start.setSpacing(8)
        start.addWidget(self.menu_button)
        start.addWidget(self._title)
        start.addSpacing(6)
        start.addWidget(self._state, 1)
        end = QHBoxLayout(right)
        end.setContentsMargins(12, 0, 14, 0)
        end.setSpacing(_BETWEEN)
        end.addStretch(1)
        end.addWidget(self._find)
        end.addWidget(self._undo)
        end.addWidget(self._redo)
        end.addSpacing(8)
        end.addWidget(self.export)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(left, 1)
        row.addWidget(self.segments)
        row.addWidget(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Where there is no room for all buttons, those go that few need: the menu has them."""
        if self.export.isHidden():
            return
        room = (self.width() - self.segments.sizeHint().width()) // 2 - _AROUND_EXPORT
        room -= self.export.sizeHint().width()
        for button in self._icons:
            room -= button.sizeHint().width() + _BETWEEN
            button.setVisible(room >= 0)

    def _icon_button(self, actions: Actions, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_project(self, title: str, articles: int, saved: str) -> None:
        """Say what is open: its title, how many articles, when it was saved."""
        self._title.setText(title)
        self._title.setMaximumWidth(self._title.fontMetrics().horizontalAdvance(title) + 12)
        count = tr("1 article") if articles == 1 else tr("{count} articles").format(count=articles)
        parts = [count, tr("saved {time}").format(time=saved)] if saved else [count]
        self._state.setText(" · ".join(parts))

    def state(self) -> str:
        """What it says beside the title."""
        return self._state.text()

    def set_open(self, is_open: bool) -> None:
        """Without a project only the menu makes sense."""
        buttons = (self._find, self._undo, self._redo, self.export)
        for part in (self._title, self._state, self.segments, *buttons):
            part.setVisible(is_open)

    def _tint(self) -> None:
        self.menu_button.setIcon(self._look.icon("menu", "muted"))
        for name, icon in (("undo", "undo"), ("redo", "redo"), ("find_anything", "search")):
            self._actions[name].setIcon(self._look.icon(icon, "muted"))

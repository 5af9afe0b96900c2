"""What one sees without a project: how to begin, and what was open before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import Actions
from annotator.ui.look import Look
from annotator.ui.menu_button import MenuButton
from annotator.ui.widgets.labels import Elided, plain
from annotator.ui.words import tr, unmarked

_SHOWN = 6
_STARTS = ("open_sample", "new_project", "open_project", "import_files")


class Welcome(QWidget):
    """Four ways to begin beside the projects opened before."""

    project_wanted = Signal(Path)

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._starts: list[tuple[QPushButton, str]] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        tile = QWidget()
        tile.setObjectName("tile")
        tile.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tile.setMaximumWidth(860)
        tile.setMinimumWidth(640)
        self._fill(tile, actions)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(tile, 6)
        row.addStretch(1)
        self.menu_button = MenuButton(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 24)
        column.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self._starts[0][0])  # so that Enter opens the sample
        look.changed.connect(self._tint)
        self._tint()

    def _fill(self, tile: QWidget, actions: Actions) -> None:
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(plain(tr("Article Annotator"), "headline"))
        lead = tr("Mark who said what, and what was claimed, in news articles.")
        words.addWidget(plain(lead, "lead", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(self._mark)
        head.addLayout(words, 1)
        grid = QGridLayout(tile)
        grid.setContentsMargins(40, 36, 40, 36)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(24)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addLayout(self._start_column(actions), 1, 0)
        grid.addLayout(self._recent_column(), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _start_column(self, actions: Actions) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(plain(tr("Begin").upper(), "caption"))
        for name in _STARTS:
            action = actions[name]
            button = QPushButton(f"  {action.text().replace('&', '')}")
            button.setObjectName("big")
            button.setAutoDefault(True)  # Enter presses it
            button.setToolTip(action.toolTip())
            button.setIconSize(QSize(22, 22))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(action.trigger)
            self._starts.append((button, name))
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _recent_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(plain(tr("Opened before").upper(), "caption"))
        column.addLayout(self._recent)
        column.addStretch(1)
        column.addWidget(
            plain(tr("Projects, articles and texts can be dropped here too."), "small", wrap=True)
        )
        return column

    def show_recent(self, paths: list[Path], titles: Mapping[str, str]) -> None:
        """List the projects opened before, the last one first, by their titles where known."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in paths[:_SHOWN]:
            self._recent.addWidget(self._row(path, titles.get(str(path), path.stem)))
        if not paths:
            self._recent.addWidget(
                plain(tr("Nothing yet. The sample shows how it works."), "muted", wrap=True)
            )

    def _row(self, path: Path, title: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName("big")
        button.setAutoDefault(True)
        button.setToolTip(unmarked(str(path)))
        button.setAccessibleName(title)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(button)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(1)
        for words, name in ((title, "section"), (_folder(path), "small")):
            label = Elided(words, name)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        button.setMinimumHeight(column.sizeHint().height() + 4)
        button.clicked.connect(lambda: self.project_wanted.emit(path))
        return button

    def _tint(self) -> None:
        icons = {
            "open_sample": "sample",
            "new_project": "new",
            "open_project": "open",
            "import_files": "import",
        }
        for button, name in self._starts:
            button.setIcon(self._look.icon(icons[name], "accent", 22))
        self.menu_button.setIcon(self._look.icon("menu", "muted"))
        self._mark.setPixmap(self._look.icon("annotator", "text", 56).pixmap(56, 56))


def _folder(path: Path) -> str:
    """The folder of a file, the person's own shortened to `~`."""
    folder = path.parent
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)

"""The menu of projects opened before."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from annotator.ui.command import FILE
from annotator.ui.words import in_menu, tr, unmarked

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow


def add_recent_menu(window: MainWindow) -> None:
    """Put *Open recent* behind *Open project*; it is filled each time it is opened."""
    actions = window.actions_table
    menu = QMenu(tr("Open &recent"), actions.part(FILE))
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(partial(_fill, window, menu))
    actions.part(FILE).insertMenu(actions["open_sample"], menu)


def _fill(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    here = window.workspace.project.path if window.workspace.is_open else None
    titles = window.settings.titles()
    shown = [path for path in window.settings.recent() if path != here]
    for number, path in enumerate(shown, 1):
        title = in_menu(titles.get(str(path), path.stem), 40)
        key = f"&{number} " if number < 10 else ""
        same = [one for one in shown if titles.get(str(one)) == titles.get(str(path))]
        where = f"  ({_beside(path)})" if len(same) > 1 else ""
        action = menu.addAction(f"{key}{title}{where}")
        action.setToolTip(unmarked(str(path)))
        action.triggered.connect(lambda checked=False, path=path: window.files.open(path))
    if not shown:
        menu.addAction(tr("No other project was opened yet")).setEnabled(False)


def _beside(path: Path) -> str:
    """What tells projects of one title apart: the file and its folder."""
    return f"{path.parent.name}/{path.name}".replace("&", "&&")

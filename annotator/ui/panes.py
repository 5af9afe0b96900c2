"""Moving between the panes of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow


def next_pane(window: MainWindow, by: int) -> None:
    """Give the focus to the next (or, with -1, the previous) pane; works from anywhere."""
    panes = [pane for pane in window.panes() if pane.isVisible()]
    focus = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if focus and _holds(window, pane, focus)), -1)
    if panes:
        start = here if here >= 0 or by > 0 else 0
        panes[(start + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)
        _scroll_to(QApplication.focusWidget())


def _scroll_to(widget: QWidget | None) -> None:
    """Bring what has the focus into sight, where it was scrolled away."""
    parent = widget.parentWidget() if widget is not None else None
    while widget is not None and parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def _holds(window: MainWindow, pane: QWidget, focus: QWidget) -> bool:
    """True when the focus is in a pane or beside its first widget."""
    if pane is focus or pane.isAncestorOf(focus):
        return True
    for part in (window.bench.panel.selected, window.bench.library):
        if part.isAncestorOf(pane) and part.isAncestorOf(focus):
            return True
    return False


def fold_library(window: MainWindow) -> None:
    """Fold the list at the left away, or show it again: articles, or facets of another view."""
    views = window.views
    if views.in_review or views.in_sources:
        page = views.review.page if views.in_review else views.sources.page
        page.side.turn()
        return
    window.bench.set_folded(not window.bench.is_folded)


def open_menu(window: MainWindow) -> None:
    """Open the menu of all commands under its button."""
    bar = window.bench.topbar if window.workspace.is_open else window.welcome
    # Heard once the menu is shown: who came by keys goes on with the arrows from its first entry.
    # (An action made the active one would open its own menu at once.)
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    QApplication.postEvent(bar.menu_button.menu(), down)
    bar.menu_button.showMenu()

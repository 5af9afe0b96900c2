"""What a command is: where its keys work, and in which menu it stands."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt

from annotator.frozen import frozen
from annotator.ui.words import later


class Scope(Enum):
    """Where a command's keys work."""

    ARTICLE = "article"
    LIST = "list"
    REVIEW = "review"
    SOURCES = "sources"
    WINDOW = "window"

    @property
    def context(self) -> Qt.ShortcutContext:
        """Letters belong to the article, so that typing into a field never tags."""
        if self is Scope.WINDOW:
            return Qt.ShortcutContext.WindowShortcut
        return Qt.ShortcutContext.WidgetShortcut


@frozen
class Command:
    """One row: `keys` in Qt's portable notation; `choice` groups those that exclude each other."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    tip: str = ""
    icon: str = ""
    choice: str = ""
    gap: bool = False  # a line above it in the menu


def row(
    name: str,
    menu: str,
    text: str,
    *keys: str,
    tip: str,
    scope: Scope = Scope.WINDOW,
    icon: str = "",
    choice: str = "",
    gap: bool = False,
) -> Command:
    return Command(name, menu, text, keys, scope, tip, icon, choice, gap)


FILE, EDIT, TAG, REVIEW, SOURCES = "file", "edit", "tag", "review", "sources"
GO, VIEW, HELP = "go", "view", "help"

VIEWS = frozenset({Scope.ARTICLE, Scope.REVIEW, Scope.SOURCES})
"""Scopes of which one is on screen at a time: they may have the same letters."""

MENUS = (
    (FILE, later("&File")),
    (EDIT, later("&Edit")),
    (TAG, later("&Tag")),
    (REVIEW, later("&Review")),
    (SOURCES, later("&Sources")),
    (GO, later("&Go")),
    (VIEW, later("&View")),
    (HELP, later("&Help")),
)

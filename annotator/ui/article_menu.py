"""The menu at a place of the article: what can be done with what is selected or picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from annotator.domain.states import REGION_KINDS
from annotator.domain.values import Annotation
from annotator.ui.words import in_menu, tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow


def open_article_menu(window: MainWindow, point: QPoint) -> None:
    """Open the menu at a point of the article's viewport; a tag under it is picked first."""
    view = window.view
    selected = view.selected_spans()
    if not selected and window.workspace.article is not None:
        offset = view.offset_at(point.toPointF())
        found = view.annotations_at(offset) if offset is not None else []
        if found and (window.workspace.picked is None or window.workspace.picked.id not in found):
            window.showing.pick(found[0], reveal=False)
    menu = QMenu(window)
    commands = window.actions_table
    if selected:
        menu.addAction(commands["tag_relay"])
        commands.add_labels(menu, commands["tag_relay"])
        menu.addSeparator()
        menu.addAction(commands["copy"])
        _add_regions(window, menu)
    picked = window.workspace.picked
    if picked is not None:
        menu.addSeparator()
        _add_labels(window, menu, picked)
        for name in ("link", "verify", "needs_work"):
            menu.addAction(commands[name])
        menu.addSeparator()
        for name in () if selected else ("copy",):
            menu.addAction(commands[name])
        for name in ("copy_citation", "copy_as", "move", "delete"):
            menu.addAction(commands[name])
    menu.addSeparator()
    for name in ("find", "undo", "redo"):
        menu.addAction(commands[name])
    menu.exec(view.viewport().mapToGlobal(point))
    menu.deleteLater()


def _add_regions(window: MainWindow, menu: QMenu) -> None:
    """Mark the selection as a part of the page that is not the article's text."""
    titles = (tr("headline"), tr("by-line"), tr("dateline"), tr("not part of the article"))
    regions = menu.addMenu(tr("This is the…"))
    regions.setEnabled(not window.workspace.project.read_only)
    (span,) = window.view.selected_spans()
    for kind, title in zip(REGION_KINDS, titles, strict=True):
        action = regions.addAction(title)
        action.triggered.connect(
            lambda checked=False, kind=kind: window.tagging.add_region(kind, span)
        )


def _add_labels(window: MainWindow, menu: QMenu, picked: Annotation) -> None:
    """Make what is picked another label."""
    labels = menu.addMenu(tr("Change the label to"))
    labels.setEnabled(not window.workspace.project.read_only)
    for label in window.workspace.scheme.labels:
        if label.key != picked.label:
            action = labels.addAction(in_menu(label.title, 40))
            action.triggered.connect(
                lambda checked=False, key=label.key: window.tagging.set_label(picked.id, key)
            )

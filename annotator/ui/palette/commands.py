"""Commands and labels as things to find."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from annotator.domain.scheme import Label
from annotator.store import find
from annotator.text.finding import Wanted
from annotator.ui.command import Command, Scope
from annotator.ui.palette.found import COMMANDS, LABELS, Found
from annotator.ui.words import later, off_menu, short, tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_VIEWS = {
    Scope.REVIEW: later("Open the review first."),
    Scope.SOURCES: later("Open the sources first."),
}

_HIDDEN = ("extend:", "value_", "find_anything")  # said by another row, or by the panel


def command_rows(window: MainWindow, wanted: Wanted) -> Iterator[Found]:
    """The commands that fit; those that cannot be done now say why."""
    actions = window.actions_table
    for row in actions.commands():
        if row.name.startswith(_HIDDEN):
            continue
        action = actions[row.name]
        title = off_menu(action.text())
        tip = tr(row.tip) if not row.name.startswith("tag:") else ""
        cost = wanted.score(f"{title} {tip}")
        if cost is not None:
            cost += 0 if wanted.score(title) is not None else 8
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            why_not = "" if action.isEnabled() else reason(window, row)
            yield Found(
                COMMANDS, row.name, short(title, 90), tip, action.trigger, cost, why_not, keys=keys
            )


def reason(window: MainWindow, row: Command) -> str:
    """Why a command cannot be done just now."""
    workspace = window.workspace
    if not workspace.is_open:
        return tr("Open a project first.")
    if row.scope in window.actions_table.away and row.scope in _VIEWS:
        return tr(_VIEWS[row.scope])
    if row.name == "undo":
        return tr("There is nothing to undo.")
    if row.name == "redo":
        return tr("There is nothing to redo.")
    if workspace.article is None:
        return tr("Open an article first.")
    if workspace.project.read_only:
        return tr("This project can only be read.")
    if workspace.picked is None:
        return tr("Pick an annotation first.")
    return tr("Nothing is proposed just now.")


def label_rows(window: MainWindow, wanted: Wanted) -> Iterator[Found]:
    """The labels that fit; Enter goes to the next annotation of one."""
    for label in window.workspace.scheme.labels:
        cost = wanted.score(label.title)
        if cost is not None:
            yield Found(
                LABELS,
                label.key,
                short(label.title, 90),
                tr("Go to the next one"),
                partial(_go_to_next, window, label),
                cost,
                colour=label.colour,
                keys=label.shortcut or "",
            )


def _go_to_next(window: MainWindow, label: Label) -> None:
    workspace = window.workspace
    article = workspace.article.id if workspace.article else 0
    after = workspace.picked.start if workspace.picked else -1
    found = find.next_of_label(workspace.project, label.key, article, after)
    if found is None:
        sentence = tr("Nothing is tagged as “{title}” yet.")
        workspace.said.emit(sentence.format(title=short(label.title)))
        return
    window.showing.open(found[0])
    window.showing.pick(found[1])
    window.view.setFocus()

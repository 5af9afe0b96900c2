"""What is open just now, shown: dashes in the text, a strip in the panel, keys that work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject

from annotator.ui.actions import Actions
from annotator.ui.afterwards import Afterwards
from annotator.ui.command import VIEWS, Scope
from annotator.ui.hints import Hints
from annotator.ui.holding import Holding
from annotator.ui.linking import Linking
from annotator.ui.proposing import Proposing
from annotator.ui.words import in_menu, tr
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Committed, Workspace

_WRITING = (
    "delete",
    "who_is_meant",
    "verify",
    "needs_work",
    "tag_relay",
    "clear_value",
    "copy_as",
    "type_answer",
)
_PROJECT = (
    *("close_project", "import_files", "export", "confirm_saved", "save_copy", "restore_backup"),
    *("check_project", "history", "paste", "codebook", "find_articles", "fold_library"),
)
_ARTICLE = (
    *("print_article", "find", "next_article", "previous_article"),
    *("next_annotation", "previous_annotation", "grow", "shrink", "end_on", "end_back"),
    *("swap_ends", "next_remark", "previous_remark", "mend_remark", "leave_remark"),
    *("comment", "comment_on_article", "copy"),
)
_CHANGING = ("finish_article", "hold", "tag_all", "tag_again", "link", "move", "accept")


class Open(NamedTuple):
    """What is open just now: it decides which commands do something."""

    project: bool
    article: bool
    picked: bool
    writable: bool
    proposing: bool
    linking: bool
    away: frozenset[Scope]


class Offering(QObject):
    """Follows picks, proposals and links, and lets through only the keys that do something."""

    def __init__(
        self,
        workspace: Workspace,
        bench: Workbench,
        actions: Actions,
        proposing: Proposing,
        linking: Linking,
        holding: Holding,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._bench = bench
        self._actions = actions
        self._proposing = proposing
        self._linking = linking
        self._holding = holding
        self._hints = Hints(workspace, bench, proposing, linking, holding, actions.key_now)
        self._states: Mapping[str, bool] = {}  # as the actions are now
        self._known: dict[Open, Mapping[str, bool]] = {}
        self._afterwards = Afterwards(self, self.update_undo, workspace.said.emit)
        modes = (proposing.changed, linking.changed, holding.changed)
        for signal in (workspace.article_changed, *modes):
            signal.connect(self.update)
        for signal in (workspace.picked_changed, proposing.begun):
            signal.connect(self._follow_pick)
        workspace.project_changed.connect(self.start)
        actions.moved.connect(self._enable)
        actions.rekeyed.connect(self._name_keys)
        self._name_keys()
        workspace.changed.connect(self._changed)
        self.start()

    def start(self) -> None:
        """Another project, with keys of its own: look at every one."""
        self._states = {}
        self.update()
        self.update_undo()
        self._hints.show()

    def _name_keys(self) -> None:
        """Say the keys in force wherever keys are named."""
        self._known.clear()
        self._states = {}
        self._enable()
        self._bench.panel.selected.set_keys(self._actions.key_of)
        self._hints.update()

    def update(self) -> None:
        """Show what is open, and which keys work."""
        self._follow_pick()
        open_mode = self._proposing if self._proposing.is_open else self._linking
        outline = open_mode.outline() if open_mode.is_open else []
        self._bench.view.set_proposal(outline or None)
        self._bench.panel.show_offer(open_mode.offer())
        self._bench.status.show_held(self._holding.label)
        read_only = self._workspace.is_open and self._workspace.project.read_only is not None
        self._bench.panel.selected.set_writable(not read_only)
        self._bench.view.set_fixed(read_only)

    def _follow_pick(self) -> None:
        if self._workspace.picked is None or self._workspace.article is None:
            self._linking.leave()
        self._enable()
        self._hints.update()

    def _enable(self) -> None:
        workspace = self._workspace
        now = Open(
            project=workspace.is_open,
            article=workspace.article is not None,
            picked=workspace.picked is not None,
            writable=workspace.is_open and workspace.project.read_only is None,
            proposing=self._proposing.is_open,
            linking=self._linking.is_open,
            away=self._actions.away,
        )
        if now not in self._known:
            self._known[now] = self._wanted(now)
        states = self._known[now]
        if states is not self._states:
            for name, state in states.items() - self._states.items():
                self._actions[name].setEnabled(state)
            self._states = states

    def _wanted(self, now: Open) -> Mapping[str, bool]:
        """Of every command whether it does something."""
        mode = now.proposing or now.linking
        changing, asking = now.article and now.writable, now.picked and now.writable
        states = dict.fromkeys(_PROJECT, now.project)
        states |= dict.fromkeys(_ARTICLE, now.article)
        states |= dict.fromkeys(_CHANGING, changing)
        states |= dict.fromkeys(_WRITING, asking)
        states |= {f"value_{n}": asking for n in range(1, 10)}
        states |= {
            "scheme": now.writable,
            "import_files": now.writable or not now.project,
            "paste": now.writable or not now.project,
            "copy_citation": now.picked,
            "next_candidate": mode,
            "previous_candidate": mode,
            "reject": now.proposing,
            "escape": mode or now.picked or now.article,
            "arm_next": now.picked and not now.linking,
            "arm_previous": now.picked and not now.linking,
        }
        for row in self._actions.commands():
            if row.name.startswith(("tag:", "extend:")):
                states[row.name] = changing
            elif row.scope in VIEWS - {Scope.ARTICLE}:
                states[row.name] = now.project and row.scope not in now.away
        return states

    def _changed(self, committed: Committed) -> None:
        """Let the next key take it back at once, and say in the menu later what it would be."""
        self._actions["redo" if committed.change.kind == "undo" else "undo"].setEnabled(True)
        self._afterwards.start()

    def update_undo(self) -> None:
        """Say in the menu what undo and redo would do."""
        workspace = self._workspace
        writable = workspace.is_open and workspace.project.read_only is None
        project = workspace.project if writable else None
        for name, text, plain, named in (
            ("undo", project and project.undo_text(), tr("&Undo"), tr("&Undo: {text}")),
            ("redo", project and project.redo_text(), tr("&Redo"), tr("&Redo: {text}")),
        ):
            action = self._actions[name]
            action.setEnabled(bool(text))
            action.setText(named.format(text=in_menu(text)) if text else plain)

"""Qt's actions, made from the table of commands: one owner a scope, one handler a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.scheme import Label
from annotator.ui.command import MENUS, TAG, VIEWS, Command, Scope
from annotator.ui.commands import COMMANDS, VALUES, label_commands
from annotator.ui.look import Look
from annotator.ui.words import in_menu, off_menu, tr, unmarked

Handlers = Mapping[str, Callable[[], object]]
Does = Callable[[str], object]
"""What a label's key does, told which label."""

_LABELS = 9
"""Labels that stand in the menu itself, those with keys first; the others lie in one below."""

_NATIVE = QKeySequence.SequenceFormat.NativeText


class Actions(QObject):
    """Every command as an action that works where its scope says, with menus made of them.

    Raises KeyError at start when a command of the table has no handler.
    """

    moved = Signal()
    """Another view is on screen: `away` is another."""
    rekeyed = Signal()
    """Commands have other keys, those of the labels among them."""

    def __init__(
        self, look: Look, owners: Mapping[Scope, Sequence[QWidget]], handlers: Handlers
    ) -> None:
        super().__init__()
        self.away = VIEWS - {Scope.ARTICLE}  # whose views are not on screen
        self._look = look
        self._owners = owners
        self._actions: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}
        self._labels: list[QAction] = []
        self._own: dict[str, tuple[str, ...]] = {}
        self._tagging: tuple[tuple[Label, ...], Does, Does] | None = None
        self._choices: dict[str, QActionGroup] = {}
        self.menu = QMenu()
        for row in (*COMMANDS, *VALUES):
            self._add(row, tr(row.text), handlers[row.name])
        self._parts: dict[str, QMenu] = {}
        self.menu.aboutToShow.connect(self._tint)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def make_menus(self) -> None:
        """Fill the menu, once. No key needs it, so the first picture does not wait for it."""
        if not self._parts:
            self._parts = {name: self._menu(name, tr(title)) for name, title in MENUS}
            self._fill_tag_menu()

    def part(self, menu: str) -> QMenu:
        """One of the menus by its name in the table."""
        self.make_menus()
        return self._parts[menu]

    def come_to(self, scope: Scope | None) -> None:
        """Say which view is on screen, by the scope of its commands; None has no own ones."""
        self.away = VIEWS - {scope}
        self.moved.emit()

    @property
    def here(self) -> frozenset[Scope]:
        """The scope of the view that is on screen; empty where it has none."""
        return VIEWS - self.away

    def add_owner(self, scope: Scope, owner: QWidget) -> None:
        """Let the commands of a scope work in one more widget."""
        for name, row in self._commands.items():
            if row.scope is scope:
                owner.addAction(self._actions[name])

    def commands(self) -> list[Command]:
        """The rows in force, those of the project's labels too, in menu order."""
        labels = {action.objectName() for action in self._labels}
        first = [row for name, row in self._commands.items() if name in labels]
        return [*first, *(row for name, row in self._commands.items() if name not in labels)]

    def set_labels(
        self,
        labels: tuple[Label, ...],
        tag: Does,
        extend: Does,
    ) -> None:
        """Make the commands of a scheme's labels; those of the scheme before are dropped."""
        for action in self._labels:
            for owner in self._owners[Scope.ARTICLE]:
                owner.removeAction(action)
            self._commands.pop(action.objectName())
            self._actions.pop(action.objectName())
            action.deleteLater()
        self._labels.clear()
        self._tagging = (labels, tag, extend)
        for row in label_commands(labels, [self._keyed(row) for row in (*COMMANDS, *VALUES)]):
            verb, _, key = row.name.partition(":")
            does, text = (
                (tag, tr("Tag as {label}")) if verb == "tag" else (extend, tr("…to the {label}"))
            )
            action = self._add(row, text.format(label=in_menu(row.text, 40)), partial(does, key))
            self._labels.append(action)
        if self._parts:
            self._fill_tag_menu()
        self.rekeyed.emit()

    def set_keys(self, own: Mapping[str, Sequence[str]]) -> None:
        """Let commands have other keys than the table's: by name, none or several each."""
        self._own = {name: tuple(keys) for name, keys in own.items()}
        for row in map(self._keyed, COMMANDS):
            self._commands[row.name] = row
            self._give_keys(self._actions[row.name], row)
        if self._tagging is not None:
            self.set_labels(*self._tagging)
        else:
            self.rekeyed.emit()

    def title_at(self, key: str) -> str:
        """What the article's command with this key is called; empty where none has it."""
        rows = (row for row in self._commands.values() if row.scope is Scope.ARTICLE)
        name = next((row.name for row in rows if key in row.keys), None)
        return off_menu(self._actions[name].text()).rstrip("…") if name else ""

    def works_everywhere(self, keys: QKeySequence) -> bool:
        """True for the keys of a command that works wherever the focus is."""
        rows = (row for row in self._commands.values() if row.scope is Scope.WINDOW)
        return any(keys in self._actions[row.name].shortcuts() for row in rows)

    def key_of(self, name: str) -> str:
        """The key of a command by its name, as it is named here; empty for none."""
        row = self._commands.get(name)
        return QKeySequence(row.keys[0]).toString(_NATIVE) if row and row.keys else ""

    def key_now(self, usual: str) -> str:
        """The key in force where the table has `usual`, or of the command of that name.

        Empty when the command has none now.
        """
        if usual in self._commands:
            return self.key_of(usual)
        name = _usual_keys(self.away).get(usual, "")
        if name not in self._own:
            return usual
        keys = self._own[name]
        return QKeySequence(keys[0]).toString(_NATIVE) if keys else ""

    def _keyed(self, row: Command) -> Command:
        """The row with the keys that are in force."""
        return replace(row, keys=self._own[row.name]) if row.name in self._own else row

    def _give_keys(self, action: QAction, row: Command) -> None:
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        tip = tr(row.tip) if row.tip else off_menu(action.text())
        keys = action.shortcut().toString(_NATIVE)
        action.setToolTip(unmarked(f"{tip} ({keys})" if keys else tip))

    def _add(self, row: Command, text: str, handler: Callable[[], object]) -> QAction:
        action = QAction(text.format(digit=row.keys[0] if row.keys else ""), self)
        action.setObjectName(row.name)
        self._give_keys(action, row)
        action.setShortcutContext(row.scope.context)
        action.triggered.connect(lambda checked=False: handler())
        if row.choice:
            action.setCheckable(True)
            if row.choice not in self._choices:
                self._choices[row.choice] = QActionGroup(self)
            self._choices[row.choice].addAction(action)
        for owner in self._owners[row.scope]:
            owner.addAction(action)
        self._actions[row.name] = action
        self._commands[row.name] = row
        return action

    def _menu(self, name: str, title: str) -> QMenu:
        menu = self.menu.addMenu(title)
        menu.setToolTipsVisible(True)
        for row in COMMANDS:
            if row.menu == name:
                if row.gap:
                    menu.addSeparator()
                menu.addAction(self._actions[row.name])
        return menu

    def add_labels(self, menu: QMenu, before: QAction) -> None:
        """Put the labels' commands into a menu; of very many the last ones into one below it."""
        labels = [one for one in self._labels if one.objectName().startswith("tag:")]
        near = sorted(labels, key=lambda one: one.shortcut().isEmpty())[:_LABELS]
        menu.insertActions(before, [one for one in labels if one in near])
        if len(labels) > len(near):
            rest = QMenu(tr("Further labels"), menu)
            rest.addActions([one for one in labels if one not in near])
            menu.insertMenu(before, rest)

    def _fill_tag_menu(self) -> None:
        menu = self._parts[TAG]
        first = self._actions["tag_relay"]
        for old in menu.findChildren(QMenu):
            old.deleteLater()
        self.add_labels(menu, first)
        further = QMenu(tr("Add the selection"), menu)
        further.addActions([a for a in self._labels if a.objectName().startswith("extend:")])
        values = QMenu(tr("Answer the marked question"), menu)
        values.addActions([self._actions[row.name] for row in VALUES])
        menu.insertMenu(self._actions["link"], further)
        menu.insertMenu(self._actions["verify"], values)

    def _tint(self) -> None:
        """Give the menus their icons; they are drawn when they are first seen."""
        for name, row in self._commands.items():
            if row.icon:
                self._actions[name].setIcon(self._look.icon(row.icon, "muted"))


@cache
def _usual_keys(away: frozenset[Scope]) -> Mapping[str, str]:
    """The command of each key of the table while these views are not on screen."""
    rows = [row for row in COMMANDS if row.scope not in away]
    return {key: row.name for row in reversed(rows) for key in row.keys}

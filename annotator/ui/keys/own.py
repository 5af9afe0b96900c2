"""Which keys a person may give to which command, and who has a key already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtGui import QKeySequence

from annotator.ui.command import VIEWS, Command, Scope
from annotator.ui.commands import COMMANDS
from annotator.ui.words import later, tr

_RESERVED = {
    "Ctrl+C": later("copying"),
    "Ctrl+A": later("selecting all"),
    "Ctrl+X": later("cutting"),
    "Tab": later("moving on"),
    "Shift+Tab": later("moving back"),
}
_STRONG = frozenset({"Ctrl", "Alt", "Meta"})


def same(key: str) -> str:
    """A key written as Qt writes it, so that equal keys are equal; empty for none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def readable(own: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The keys of one's own that the settings hold, without what is no key or no command."""
    known = {row.name: row for row in COMMANDS}
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in own.items():
        if name in known and isinstance(keys, list | tuple):
            fitting = [key for key in keys if isinstance(key, str) and same(key)]
            refused = any(why_not(known[name], key) for key in fitting)
            if not refused and len(fitting) == len(keys):
                found[name] = tuple(fitting)
    return found


def why_not(row: Command, key: str) -> str:
    """A sentence that says why a command cannot have a key; empty when it can."""
    if same(key) in _RESERVED and key not in row.keys:
        return tr("{key} is for {what} everywhere.").format(
            key=native(key), what=tr(_RESERVED[same(key)])
        )
    if row.scope is Scope.WINDOW and not _works_beside_typing(key):
        return tr(
            "{key} would be taken from every text field; hold Ctrl or Alt, or use a function key."
        ).format(key=native(key))
    return ""


def owner(rows: Iterable[Command], key: str, but: str) -> Command | None:
    """The command that has a key already where that of the name `but` works."""
    known = list(rows)
    wanted = same(key)
    scope = next((row.scope for row in known if row.name == but), Scope.WINDOW)
    meeting = (row for row in known if row.name != but and not _are_apart(row.scope, scope))
    return next((row for row in meeting if wanted in map(same, row.keys)), None)


def _are_apart(one: Scope, other: Scope) -> bool:
    """True for two that are never on screen together: both may have the same letters."""
    return one is not other and {one, other} <= VIEWS


def native(key: str) -> str:
    """A key as it is named on this system's keyboards."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _works_beside_typing(key: str) -> bool:
    *held, last = same(key).replace("++", "+Plus").split("+")
    function = last.startswith("F") and last[1:].isdigit()
    return function or bool(_STRONG & {*held})
